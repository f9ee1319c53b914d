import { isRefusal, refuse } from '../../shared/refusal.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import {
  callBody,
  amendmentBody,
  amendmentParams,
  communityParams,
  decisionBody,
  pageQuery,
} from './caseSchemas.ts';
import { decideAmendment, listAmendments, requestAmendment } from './amendRoll.ts';
import { CALLING_ROLES, recordCall, sampleItems, summariseSample } from './callBack.ts';
import { DECIDING_ROLES, EXCLUSION_ROLES } from './excludeHousehold.ts';
import { findRoundFor } from './findRound.ts';
import { pageOf } from './pageOf.ts';
import type { RoundParts } from './roundParts.ts';
import { roundParams } from './roundSchemas.ts';
import { staffRound } from './staffDoor.ts';

/** The routes of the call-back sample (回访抽查) and of changes of the register (名册变更). */
export function auditSampleRoutes(parts: RoundParts): Route[] {
  const { audit, communities, ledger } = parts;
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
        const place = await staffRound(parts, caller, roundId, CALLING_ROLES);
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
      roles: CALLING_ROLES,
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
    defineRoute({
      key: 'GET /communities/:communityId/roll-amendments',
      who: 'signedIn',
      roles: EXCLUSION_ROLES,
      summary: 'Changes of the register that were asked for or decided, newest first',
      params: communityParams,
      query: pageQuery,
      async handle({ caller, params: { communityId }, query }) {
        const community = await communities.findInScope(caller, communityId, EXCLUSION_ROLES);
        if (community === undefined || caller.account === null) return refuse('request/not-found');
        const unrecorded = await audit.record(caller, 'amendments.view', {
          target: communityId,
          communityId,
        });
        if (unrecorded !== undefined) return unrecorded;
        const all = await listAmendments(parts, community, caller.account.id);
        return pageOf(
          all,
          query,
          ({ amendmentId }) => amendmentId,
          (view) => Promise.resolve(view),
        );
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/roll-amendments',
      who: 'signedIn',
      roles: EXCLUSION_ROLES,
      summary:
        'Ask for a change of the register; it holds for rounds that open after a second person approves',
      params: communityParams,
      body: amendmentBody,
      async handle({ caller, params: { communityId }, body }) {
        const asked = await audit.perform(
          caller,
          'amendment.request',
          () => requestAmendment(parts, caller, communityId, body),
          ({ view: { amendmentId } }) => ({ target: amendmentId, communityId, once: amendmentId }),
        );
        return isRefusal(asked) ? asked : new Answered(asked.replayed ? 200 : 201, asked.view);
      },
    }),
    ...(['approve', 'reject'] as const).map((verb) =>
      defineRoute({
        key: `POST /roll-amendments/:amendmentId/${verb}`,
        who: 'signedIn',
        roles: DECIDING_ROLES,
        summary:
          verb === 'approve'
            ? 'Approve another person’s change of the register'
            : 'Reject another person’s change of the register',
        params: amendmentParams,
        body: decisionBody,
        handle: ({ caller, params: { amendmentId }, body: { words } }) =>
          audit.perform(
            caller,
            'amendment.decide',
            () => decideAmendment(parts, caller, amendmentId, { approved: verb === 'approve', words }),
            ({ communityId, state }) => ({
              target: amendmentId,
              communityId,
              once: `${amendmentId}:${state}`,
            }),
          ),
      }),
    ),
  ];
}
