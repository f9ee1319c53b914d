import { isRefusal, refuse } from '../../../shared/refusal.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { decideAmendment, listAmendments, requestAmendment } from './amendRoll.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { amendmentBody, amendmentParams, communityParams, decisionBody, pageQuery } from './caseSchemas.ts';
import { pageOf } from '../pageOf.ts';
import type { RoundParts } from '../roundParts.ts';

/** The routes of changes of the register (名册变更): one person asks, another decides. */
export function amendmentRoutes(parts: RoundParts): Route[] {
  const { audit, communities } = parts;
  return [
    defineRoute({
      key: 'GET /communities/:communityId/roll-amendments',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary:
        'Changes of the register that were asked for or decided in the caller’s buildings, newest first',
      params: communityParams,
      query: pageQuery,
      async handle({ caller, params: { communityId }, query }) {
        const community = await communities.findInScope(caller, communityId, ASKING_ROLES);
        if (community === undefined || caller.account === null) return refuse('request/not-found');
        const unrecorded = await audit.record(caller, 'amendments.view', {
          target: communityId,
          communityId,
        });
        if (unrecorded !== undefined) return unrecorded;
        const all = await listAmendments(parts, caller, community, caller.account.id);
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
      roles: ASKING_ROLES,
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
