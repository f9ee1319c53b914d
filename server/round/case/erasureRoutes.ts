import { defineRoute, type Route } from '../../http/route.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';
import { caseDesk } from './caseDesk.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { decisionBody, erasureBody, erasureParams, pageQuery } from './caseSchemas.ts';
import { decideErasure, requestErasure } from './eraseHousehold.ts';
import { presentCase } from './presentCase.ts';

/** The routes of 清除: what a household said is let go, by two people, a year after the final result. */
export function erasureRoutes(parts: RoundParts): Route[] {
  const desk = caseDesk(parts);
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/erasures',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Households whose answers are asked to be erased or were, in the caller’s reach, newest first',
      params: roundParams,
      query: pageQuery,
      handle: ({ caller, params, query }) =>
        desk.list(
          caller,
          { ...params, ...query, kind: 'erasure', act: 'erasures.view' },
          async (shown) => (await presentCase(parts, shown)).view,
        ),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/erasures',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Ask for the answers of a household to be erased, a year after the final result',
      params: roundParams,
      body: erasureBody,
      handle: ({ caller, params: { roundId }, body }) =>
        desk.ask(caller, 'erasure.request', () => requestErasure(parts, caller, roundId, body)),
    }),
    defineRoute({
      key: 'POST /erasures/:erasureId/approve',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary:
        'Agree with another person’s request: what the household said is gone for good, every proof holds',
      params: erasureParams,
      body: decisionBody,
      handle: ({ caller, params: { erasureId }, body: { words } }) =>
        desk.decide(caller, 'erasure.decide', () =>
          decideErasure(parts, caller, erasureId, { approved: true, words }),
        ),
    }),
    defineRoute({
      key: 'POST /erasures/:erasureId/reject',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Reject another person’s request for an erasure',
      params: erasureParams,
      body: decisionBody,
      handle: ({ caller, params: { erasureId }, body: { words } }) =>
        desk.decide(caller, 'erasure.decide', () =>
          decideErasure(parts, caller, erasureId, { approved: false, words }),
        ),
    }),
  ];
}
