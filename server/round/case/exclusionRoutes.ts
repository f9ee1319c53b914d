import { defineRoute, type Route } from '../../http/route.ts';
import { refuseUnknownPhoto, type KeptFiles } from '../answering/refuseUnknownPhoto.ts';
import { staffRound } from '../answering/staffDoor.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';
import { caseDesk } from './caseDesk.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { decisionBody, exclusionBody, exclusionParams, pageQuery } from './caseSchemas.ts';
import { decideExclusion, presentExclusion, requestExclusion } from './excludeHousehold.ts';

/** The routes of 不计入: who stands outside the denominator, by two people. */
export function exclusionRoutes(parts: RoundParts, files: KeptFiles): Route[] {
  const desk = caseDesk(parts);
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/exclusions',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Households asked or taken out of the denominator, in the caller’s reach, newest first',
      params: roundParams,
      query: pageQuery,
      handle: ({ caller, params, query }) =>
        desk.list(caller, { ...params, ...query, kind: 'exclusion', act: 'exclusions.view' }, (shown) =>
          presentExclusion(parts, shown),
        ),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/exclusions',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Ask for a household to stand outside the denominator, with reason and proof',
      params: roundParams,
      body: exclusionBody,
      async handle({ caller, params, body }) {
        const place = await staffRound(parts, caller, params.roundId, ASKING_ROLES);
        const unknown = await refuseUnknownPhoto(files, place?.community._id, body.photo);
        return (
          unknown ??
          desk.ask(caller, 'exclusion.request', () => requestExclusion(parts, caller, params.roundId, body))
        );
      },
    }),
    defineRoute({
      key: 'POST /exclusions/:exclusionId/approve',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Approve another person’s request: the household leaves the denominator until it answers',
      params: exclusionParams,
      body: decisionBody,
      handle: ({ caller, params: { exclusionId }, body: { words } }) =>
        desk.decide(caller, 'exclusion.decide', () =>
          decideExclusion(parts, caller, exclusionId, { approved: true, words }),
        ),
    }),
    defineRoute({
      key: 'POST /exclusions/:exclusionId/reject',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Reject another person’s request for an exclusion',
      params: exclusionParams,
      body: decisionBody,
      handle: ({ caller, params: { exclusionId }, body: { words } }) =>
        desk.decide(caller, 'exclusion.decide', () =>
          decideExclusion(parts, caller, exclusionId, { approved: false, words }),
        ),
    }),
  ];
}
