import type { QueryOf } from '../../shared/api.ts';
import { isRefusal, refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { SentFile } from '../http/sentFile.ts';
import { findRoundFor } from '../round/findRound.ts';
import type { RoundParts } from '../round/roundParts.ts';
import { roundParams } from '../round/roundSchemas.ts';
import { bundleFor } from './bundleFor.ts';
import { BundleShelf } from './bundleShelf.ts';

/** The route by which a stranger takes a closed round home and checks it there. */
export function bundleRoutes(parts: RoundParts): Route[] {
  const shelf = new BundleShelf(parts);
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/bundle',
      who: 'anyone',
      budget: 'bundles',
      answers: 'application/json',
      summary:
        'All that is needed to check a closed round without the server, opened as far as the caller may see',
      params: roundParams,
      query: objectOf<QueryOf<'GET /rounds/:roundId/bundle'>>({ householdId: optional(opaqueId) }),
      async handle({ caller, params: { roundId }, query: { householdId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        if (found === undefined) return refuse('request/not-found');
        if (found.opened === undefined) return refuse('round/not-closed');
        await parts.ledger.catchUp(found.terms.communityId);
        const bundle = await bundleFor(parts, shelf, caller, found.opened, householdId);
        if (isRefusal(bundle)) return bundle;
        return new SentFile('application/json', bundle, { saveAs: `${roundId}.bundle.json` });
      },
    }),
  ];
}
