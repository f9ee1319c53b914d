import { refuse } from '../../../shared/refusal.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { reachesDoor, staffDoor } from '../answering/staffDoor.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';
import { caseDesk } from './caseDesk.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { decisionBody, entriesQuery, pageQuery, voidBody, voidParams } from './caseSchemas.ts';
import { householdEntries } from './presentDispute.ts';
import { decideVoid, presentVoid, requestVoid } from './voidEntry.ts';

/** The routes of 作废: what was entered for a household, and which entries by staff two people take out of the count. */
export function voidRoutes(parts: RoundParts): Route[] {
  const desk = caseDesk(parts);
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/voids',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Entries asked or made void, in the caller’s reach, newest first',
      params: roundParams,
      query: pageQuery,
      handle: ({ caller, params, query }) =>
        desk.list(caller, { ...params, ...query, kind: 'void', act: 'voids.view' }, (shown) =>
          presentVoid(parts, shown),
        ),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/voids',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Ask for an entry by staff to be made void, with a reason of the closed list',
      params: roundParams,
      body: voidBody,
      handle: ({ caller, params: { roundId }, body }) =>
        desk.ask(caller, 'void.request', () => requestVoid(parts, caller, roundId, body)),
    }),
    defineRoute({
      key: 'POST /voids/:voidId/approve',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Approve another person’s request: the entry counts no more and stays in the record',
      params: voidParams,
      body: decisionBody,
      handle: ({ caller, params: { voidId }, body: { words } }) =>
        desk.decide(caller, 'void.decide', () =>
          decideVoid(parts, caller, voidId, { approved: true, words }),
        ),
    }),
    defineRoute({
      key: 'POST /voids/:voidId/reject',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Reject another person’s request for a void',
      params: voidParams,
      body: decisionBody,
      handle: ({ caller, params: { voidId }, body: { words } }) =>
        desk.decide(caller, 'void.decide', () =>
          decideVoid(parts, caller, voidId, { approved: false, words }),
        ),
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/entries',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary:
        'What was entered for a household: for an admin all of it, without what members chose themselves; for a worker the own entries',
      params: roundParams,
      query: entriesQuery,
      async handle({ caller, params: { roundId }, query: { householdId } }) {
        const place = await staffDoor(parts, caller, roundId, householdId, ASKING_ROLES);
        if (place === undefined) return refuse('request/not-found');
        const communityId = place.community._id;
        const unrecorded = await parts.audit.record(caller, 'entries.view', {
          target: householdId,
          communityId,
        });
        if (unrecorded !== undefined) return unrecorded;
        const all = await householdEntries(parts, place.round, householdId, place.actorId);
        const seesAll = reachesDoor(caller, place.community, place.door, DECIDING_ROLES);
        return { items: all.filter(({ enteredByMe }) => seesAll || enteredByMe) };
      },
    }),
  ];
}
