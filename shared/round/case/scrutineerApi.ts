import type { RoundParams } from '../roundApi.ts';
import type { ScrutineersContent } from './scrutineer.ts';

/** Who is to recount, by their approved bindings. */
export interface ScrutineersBody {
  readonly clientKey: string;
  readonly bindingIds: readonly string[];
}

/** Appointing 核对人; who they are stands in `GET /rounds/:roundId`. */
export interface ScrutineerApi {
  'POST /rounds/:roundId/scrutineers': {
    params: RoundParams;
    body: ScrutineersBody;
    /** `hash` names the public record. */
    reply: ScrutineersContent & { readonly hash: string };
  };
}
