import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { ErasureView, ExclusionView, VoidView } from '../../../shared/round/case/roundCase.ts';
import type { Page, PageQuery } from '../../../shared/page.ts';
import type { AuditAct } from '../../audit/auditTrail.ts';
import type { Caller } from '../../http/caller.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { casesOf, type RoundCase } from '../../state/roundCases.ts';
import { caseIdOf } from './caseId.ts';
import {
  decisionBody,
  erasureBody,
  erasureParams,
  entriesQuery,
  exclusionBody,
  exclusionParams,
  pageQuery,
  voidBody,
  voidParams,
} from './caseSchemas.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { decideExclusion, presentExclusion, requestExclusion } from './excludeHousehold.ts';
import { decideErasure, requestErasure } from './eraseHousehold.ts';
import { pageOf } from '../pageOf.ts';
import { presentCase, type ShownCase } from './presentCase.ts';
import { householdEntries } from './presentDispute.ts';
import { refuseUnknownPhoto, type KeptFiles } from '../answering/refuseUnknownPhoto.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';
import { reachesDoor, staffDoor, staffRound } from '../answering/staffDoor.ts';
import { decideVoid, presentVoid, requestVoid } from './voidEntry.ts';

/** The routes of exclusions, voids and erasures: one person asks, another decides. */
export function caseRoutes(parts: RoundParts, files: KeptFiles): Route[] {
  const { audit } = parts;

  /** The cases of a kind whose doors the caller reaches, newest first; the look is in the audit log. */
  const list = async <View>(
    caller: Caller,
    roundId: string,
    query: PageQuery,
    kind: RoundCase['kind'],
    act: AuditAct,
    present: (shown: ShownCase) => Promise<View>,
  ): Promise<Page<View> | Refusal> => {
    const place = await staffRound(parts, caller, roundId, ASKING_ROLES);
    if (place === undefined || caller.account === null) return refuse('request/not-found');
    const { community, round } = place;
    const actorId = caller.account.id;
    const unrecorded = await audit.record(caller, act, { target: roundId, communityId: community._id });
    if (unrecorded !== undefined) return unrecorded;
    const inReach = casesOf(round.cases, kind).filter(({ householdId }) => {
      const door = round.count.cells.get(householdId)?.roll;
      return door !== undefined && reachesDoor(caller, community, door, ASKING_ROLES);
    });
    return pageOf(
      inReach.reverse(),
      query,
      ({ seq }) => caseIdOf(community._id, seq),
      (one) => present({ community, round, one, actorId }),
    );
  };

  const decide = <View extends ErasureView | ExclusionView | VoidView>(
    caller: Caller,
    act: 'exclusion.decide' | 'void.decide' | 'erasure.decide',
    work: () => Promise<View | Refusal>,
  ): Promise<View | Refusal> =>
    audit.perform(caller, act, work, ({ caseId, communityId, state }) => ({
      target: caseId,
      communityId,
      once: `${caseId}:${state}`,
    }));

  return [
    defineRoute({
      key: 'GET /rounds/:roundId/exclusions',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Households asked or taken out of the denominator, in the caller’s reach, newest first',
      params: roundParams,
      query: pageQuery,
      handle: ({ caller, params, query }) =>
        list(caller, params.roundId, query, 'exclusion', 'exclusions.view', (shown) =>
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
        if (unknown !== undefined) return unknown;
        const asked = await audit.perform(
          caller,
          'exclusion.request',
          () => requestExclusion(parts, caller, params.roundId, body),
          ({ view: { caseId, communityId } }) => ({ target: caseId, communityId, once: caseId }),
        );
        return isRefusal(asked) ? asked : new Answered(asked.replayed ? 200 : 201, asked.view);
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
        decide(caller, 'exclusion.decide', () =>
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
        decide(caller, 'exclusion.decide', () =>
          decideExclusion(parts, caller, exclusionId, { approved: false, words }),
        ),
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/voids',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Entries asked or made void, in the caller’s reach, newest first',
      params: roundParams,
      query: pageQuery,
      handle: ({ caller, params, query }) =>
        list(caller, params.roundId, query, 'void', 'voids.view', (shown) => presentVoid(parts, shown)),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/voids',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Ask for an entry by staff to be made void, with a reason of the closed list',
      params: roundParams,
      body: voidBody,
      async handle({ caller, params, body }) {
        const asked = await audit.perform(
          caller,
          'void.request',
          () => requestVoid(parts, caller, params.roundId, body),
          ({ view: { caseId, communityId } }) => ({ target: caseId, communityId, once: caseId }),
        );
        return isRefusal(asked) ? asked : new Answered(asked.replayed ? 200 : 201, asked.view);
      },
    }),
    defineRoute({
      key: 'POST /voids/:voidId/approve',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Approve another person’s request: the entry counts no more and stays in the record',
      params: voidParams,
      body: decisionBody,
      handle: ({ caller, params: { voidId }, body: { words } }) =>
        decide(caller, 'void.decide', () => decideVoid(parts, caller, voidId, { approved: true, words })),
    }),
    defineRoute({
      key: 'POST /voids/:voidId/reject',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Reject another person’s request for a void',
      params: voidParams,
      body: decisionBody,
      handle: ({ caller, params: { voidId }, body: { words } }) =>
        decide(caller, 'void.decide', () => decideVoid(parts, caller, voidId, { approved: false, words })),
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/erasures',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary: 'Households whose answers are asked to be erased or were, in the caller’s reach, newest first',
      params: roundParams,
      query: pageQuery,
      handle: ({ caller, params, query }) =>
        list(
          caller,
          params.roundId,
          query,
          'erasure',
          'erasures.view',
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
      async handle({ caller, params, body }) {
        const asked = await audit.perform(
          caller,
          'erasure.request',
          () => requestErasure(parts, caller, params.roundId, body),
          ({ view: { caseId, communityId } }) => ({ target: caseId, communityId, once: caseId }),
        );
        return isRefusal(asked) ? asked : new Answered(asked.replayed ? 200 : 201, asked.view);
      },
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
        decide(caller, 'erasure.decide', () =>
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
        decide(caller, 'erasure.decide', () =>
          decideErasure(parts, caller, erasureId, { approved: false, words }),
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
        const unrecorded = await audit.record(caller, 'entries.view', { target: householdId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        const all = await householdEntries(parts, place.round, householdId, place.actorId);
        const seesAll = reachesDoor(caller, place.community, place.door, DECIDING_ROLES);
        return { items: all.filter(({ enteredByMe }) => seesAll || enteredByMe) };
      },
    }),
  ];
}
