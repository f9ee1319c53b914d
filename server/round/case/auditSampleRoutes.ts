import { isRefusal, refuse } from '../../../shared/refusal.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { callBody } from './caseSchemas.ts';
import { recordCall, sampleItems, summariseSample } from './callBack.ts';
import { ASKING_ROLES } from './caseRoles.ts';
import { findRoundFor } from '../findRound.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';
import { staffRound } from '../answering/staffDoor.ts';

/** The routes of the call-back sample (回访抽查). */
export function auditSampleRoutes(parts: RoundParts): Route[] {
  const { audit, ledger } = parts;
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/audit-sample',
      who: 'anyone',
      summary:
        'The call-back sample of a closed round in numbers, with the draw to redo; staff in scope see the list',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        if (found === undefined) return refuse('request/not-found');
        const { opened: round, terms } = found;
        if (round === undefined || round.status === 'open') return refuse('round/not-closed');
        await ledger.catchUp(terms.communityId);
        const summary = summariseSample(round);
        if (summary === undefined) return refuse('sample/not-drawn');
        const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
        if (place === undefined) return summary;
        const about = { target: roundId, communityId: place.community._id };
        const unrecorded = await audit.record(caller, 'sample.view', about);
        if (unrecorded !== undefined) return unrecorded;
        return { ...summary, items: await sampleItems(parts, caller, place.community, place.round) };
      },
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/audit-sample',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Record what calling a household back brought; never by who entered the answer',
      params: roundParams,
      body: callBody,
      async handle({ caller, params: { roundId }, body }) {
        const called = await audit.perform(
          caller,
          'sample.record',
          () => recordCall(parts, caller, roundId, body),
          ({ communityId }) => ({
            target: `${roundId}:${body.seq}`,
            communityId,
            once: `${roundId}:${body.seq}:${body.clientKey}`,
          }),
        );
        return isRefusal(called) ? called : new Answered(called.replayed ? 200 : 201, called.view);
      },
    }),
  ];
}
