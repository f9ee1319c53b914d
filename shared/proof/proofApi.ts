import type { Download } from '../download.ts';
import type { LogParams } from '../ledger/ledgerApi.ts';
import type { RoundParams } from '../round/roundApi.ts';

/** What a stranger downloads to check a round without the server. */
export interface ProofApi {
  /** One canonical JSON document (`Bundle`); `householdId` chooses among the caller's own households. */
  'GET /rounds/:roundId/bundle': {
    params: RoundParams;
    query: { readonly householdId?: string };
    reply: Download & { readonly download: 'file' };
  };
  /** The newest signed head of a log, to hang up. */
  'GET /exports/ledgers/:log/head-slip.pdf': {
    params: LogParams;
    reply: Download & { readonly download: 'application/pdf' };
  };
}
