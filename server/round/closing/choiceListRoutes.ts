import { refuse } from '../../../shared/refusal.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { findRoundFor } from '../findRound.ts';
import { isOwnerHere } from '../vote/presentVoteResult.ts';
import { readChoiceList } from './readChoiceList.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';

/** The route by which owners read what was chosen in a pseudonymous round, without names. */
export function choiceListRoutes(parts: RoundParts): Route[] {
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/choices',
      who: 'signedIn',
      summary: 'Tags and choices of a pseudonymous round after its close, to the community’s owners',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        const { disclosure, communityId, disclosureBasis = '' } = found?.terms ?? {};
        if (found?.opened === undefined || communityId === undefined || disclosure !== 'pseudonymous')
          return refuse('request/not-found');
        if (!isOwnerHere(caller, communityId)) return refuse('request/not-found');
        if (found.opened.status === 'open') return refuse('round/not-closed');
        await parts.ledger.catchUp(communityId);
        const unrecorded = await parts.audit.record(caller, 'choices.view', { target: roundId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        const list = await readChoiceList(parts, found.opened);
        return list === undefined ? refuse('request/not-found') : { ...list, basis: disclosureBasis };
      },
    }),
  ];
}
