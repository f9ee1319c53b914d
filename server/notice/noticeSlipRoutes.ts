import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import { SLIP_OUTCOMES, type SlipToBring } from '../../shared/notice/noticeApi.ts';
import { noticeWords } from '../../shared/notice/noticeWords.ts';
import { isRefusal, refuse, refuseFields } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { OPAQUE_ID, objectOf, opaqueId, pageFields } from '../http/schema.ts';
import type { HouseholdSlips } from './noticeListStore.ts';
import { SLIP_ROLES, type NoticeParts } from './noticeParts.ts';
import { printSlips } from './printSlips.ts';

const USUAL_LIMIT = 50;
/** As many as a person carries on one round. */
const MOST_PRINTED = 50;

/** The routes of slips: which households wait for one, printing, and that it was brought. */
export function noticeSlipRoutes(parts: NoticeParts): Route[] {
  const { lists, communities, places, audit, clock } = parts;

  const present = async (
    { householdId, notices }: HouseholdSlips,
    actorId: string,
  ): Promise<SlipToBring> => ({
    householdId,
    address: (await places.describeHousehold(householdId))?.address ?? '',
    notices: notices.map(({ _id: noticeId, owedAt, reason, words }) => ({
      noticeId,
      at: owedAt.toISOString(),
      ...noticeWords(reason, words),
    })),
    printedAt: notices.find(({ printedAt }) => printedAt !== undefined)?.printedAt?.toISOString() ?? null,
    mayHand: notices.every((notice) => notice.actorId !== actorId),
  });

  return [
    defineRoute({
      key: 'GET /notices/slips',
      who: 'signedIn',
      roles: SLIP_ROLES,
      summary: 'Households that a slip has to be brought to; the look is in the audit log',
      query: objectOf<QueryOf<'GET /notices/slips'>>({ ...pageFields, communityId: opaqueId }),
      async handle({ caller, query: { communityId, limit = USUAL_LIMIT, cursor } }) {
        const { account } = caller;
        const community = await communities.findInScope(caller, communityId, SLIP_ROLES);
        if (community === undefined || account === null) return refuse('request/not-found');
        if (cursor !== undefined && !OPAQUE_ID.test(cursor))
          return refuseFields([{ path: 'cursor', code: 'format' }]);
        const after = cursor === undefined ? {} : { after: cursor };
        const page = await lists.slipsInScope(caller, SLIP_ROLES, { communityId, limit, ...after });
        const unrecorded = await audit.record(caller, 'slips.view', { target: communityId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        return {
          items: await Promise.all(page.items.map((one) => present(one, account.id))),
          nextCursor: page.next,
        };
      },
    }),
    defineRoute({
      key: 'POST /notices/slips/print',
      who: 'signedIn',
      roles: SLIP_ROLES,
      summary: 'The slips of these households with the codes by which they say "not us"',
      body: objectOf<BodyOf<'POST /notices/slips/print'>>({
        communityId: opaqueId,
        householdIds: Joi.array().items(opaqueId).min(1).max(MOST_PRINTED),
      }),
      async handle({ caller, body: { communityId, householdIds } }) {
        const { account } = caller;
        const community = await communities.findInScope(caller, communityId, SLIP_ROLES);
        if (community === undefined || account === null) return refuse('request/not-found');
        const unrecorded = await audit.record(caller, 'slips.print', { target: communityId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        return { items: await printSlips(parts, caller, account.id, community, householdIds) };
      },
    }),
    defineRoute({
      key: 'POST /notices/slips/:householdId/outcome',
      who: 'signedIn',
      roles: SLIP_ROLES,
      summary: 'The slip was brought, or nobody can be reached there',
      params: objectOf<ParamsOf<'POST /notices/slips/:householdId/outcome'>>({ householdId: opaqueId }),
      body: objectOf<BodyOf<'POST /notices/slips/:householdId/outcome'>>({
        outcome: Joi.string().valid(...SLIP_OUTCOMES),
      }),
      async handle({ caller, params: { householdId }, body: { outcome } }) {
        const { account } = caller;
        const waiting = await lists.slipsOf(caller, SLIP_ROLES, householdId);
        const [first] = waiting;
        if (first === undefined || account === null) return refuse('request/not-found');
        if (waiting.some(({ actorId }) => actorId === account.id)) return refuse('slip/own-entry');
        const at = new Date(clock.now());
        const done = await audit.perform(
          caller,
          'slip.outcome',
          async () => ({
            settled: await lists.settleSlips(waiting, {
              told: outcome === 'handed',
              at,
              handedBy: account.id,
            }),
          }),
          () => ({
            target: householdId,
            communityId: first.communityId,
            once: `${first._id}:${at.getTime()}`,
          }),
        );
        if (!isRefusal(done)) parts.recordSoon();
        return done;
      },
    }),
  ];
}
