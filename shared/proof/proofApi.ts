import type { Download } from '../download.ts';
import type { RoundParams } from '../round/roundApi.ts';

/** What a stranger downloads to check a round without the server. */
export interface ProofApi {
  /** One canonical JSON document (`Bundle`); `householdId` chooses among the caller's own households. */
  'GET /rounds/:roundId/bundle': {
    params: RoundParams;
    query: { readonly householdId?: string };
    reply: Download & { readonly download: 'file' };
  };
}
