import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { DisputeView } from '../../../shared/round/case/roundCase.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { casesOf } from '../../state/roundCases.ts';
import { caseIdOf } from './caseId.ts';
import {
  disputeBody,
  disputeParams,
  disputesQuery,
  lookUpBody,
  resolveBody,
  slipBody,
  slipDisputeBody,
} from './caseSchemas.ts';
import { disputeBySlip, disputeEntry, type Disputed } from './disputeEntry.ts';
import { MOST_SLIPS } from './disputeSlip.ts';
import { ASKING_ROLES, DECIDING_ROLES, READING_ROLES } from './caseRoles.ts';
import { findCase } from './findCase.ts';
import { lookUpSlip } from './lookUpSlip.ts';
import { pageOf } from '../pageOf.ts';
import { presentDispute, presentDisputeFile } from './presentDispute.ts';
import { refuseUnknownPhoto, type KeptFiles } from '../answering/refuseUnknownPhoto.ts';
import { resolveDispute } from './resolveDispute.ts';
import type { RoundParts } from '../roundParts.ts';
import { staffDoor } from '../answering/staffDoor.ts';

/** The routes of 这不是我们答的: from the household's one tap or its printed code to the evidence that settles it. */
export function disputeRoutes(parts: RoundParts, files: KeptFiles): Route[] {
  const { audit, communities, ledger } = parts;
  const replyTo = (disputed: Disputed | Refusal): Answered<DisputeView> | Refusal =>
    isRefusal(disputed) ? disputed : new Answered(disputed.replayed ? 200 : 201, disputed.view);

  return [
    defineRoute({
      key: 'GET /disputes',
      who: 'signedIn',
      roles: READING_ROLES,
      summary: 'Disputes of a community, newest first; the look is in the audit log',
      query: disputesQuery,
      async handle({ caller, query: { communityId, ...page } }) {
        const community = await communities.findInScope(caller, communityId, READING_ROLES);
        if (community === undefined || caller.account === null) return refuse('request/not-found');
        const actorId = caller.account.id;
        const unrecorded = await audit.record(caller, 'disputes.view', { target: communityId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        await ledger.catchUp(communityId);
        const all = [...ledger.state(communityId).rounds.values()].flatMap((round) =>
          casesOf(round.cases, 'dispute').map((one) => ({ community, round, one, actorId })),
        );
        return pageOf(
          all.sort((first, second) => second.one.seq - first.one.seq),
          page,
          ({ one }) => caseIdOf(communityId, one.seq),
          (shown) => presentDispute(parts, shown),
        );
      },
    }),
    defineRoute({
      key: 'POST /disputes',
      who: 'signedIn',
      // A visitor may have a binding that still waits, and is told so.
      roles: ['visitor', 'resident', 'owner'],
      summary: 'Say that an entry in my household’s name was not ours',
      body: disputeBody,
      handle: async ({ caller, body }) => replyTo(await disputeEntry(parts, caller, body)),
    }),
    defineRoute({
      key: 'POST /disputes/look-up',
      who: 'anyone',
      budget: 'codes',
      guessAt: ({ code }) => code,
      summary: 'What was entered in the name of the household on a printed slip',
      body: lookUpBody,
      handle: ({ caller, body: { code } }) => lookUpSlip(parts, caller, code),
    }),
    defineRoute({
      key: 'POST /disputes/by-code',
      who: 'anyone',
      budget: 'codes',
      guessAt: ({ code }) => code,
      summary: 'The same dispute with the code of a printed slip, without an account',
      body: slipDisputeBody,
      handle: async ({ caller, body }) => replyTo(await disputeBySlip(parts, caller, body)),
    }),
    defineRoute({
      key: 'POST /disputes/slips',
      who: 'signedIn',
      roles: ASKING_ROLES,
      summary:
        'A code to print for a household without an account; it opens that household’s entries and no other',
      body: slipBody,
      async handle({ caller, body: { roundId, householdId } }) {
        const place = await staffDoor(parts, caller, roundId, householdId, ASKING_ROLES);
        if (place === undefined) return refuse('request/not-found');
        const issued = await parts.slips.countForDispute(householdId, place.actorId);
        if (issued >= MOST_SLIPS) return refuse('dispute/slips-enough');
        const about = { target: householdId, communityId: place.community._id };
        const unrecorded = await audit.record(caller, 'dispute.slip', about);
        if (unrecorded !== undefined) return unrecorded;
        const code = await parts.slips.issueForDispute(householdId, roundId, place.actorId);
        return new Answered(201, { code });
      },
    }),
    defineRoute({
      key: 'GET /disputes/:disputeId',
      who: 'signedIn',
      roles: READING_ROLES,
      summary: 'A dispute with everything that was entered for the household; the look is in the audit log',
      params: disputeParams,
      async handle({ caller, params: { disputeId } }) {
        const found = await findCase(parts, caller, disputeId, 'dispute', READING_ROLES);
        if (found === undefined) return refuse('request/not-found');
        const about = { target: disputeId, communityId: found.community._id };
        const unrecorded = await audit.record(caller, 'dispute.view', about);
        return unrecorded ?? presentDisputeFile(parts, caller, found);
      },
    }),
    defineRoute({
      key: 'POST /disputes/:disputeId/resolve',
      who: 'signedIn',
      roles: DECIDING_ROLES,
      summary: 'Settle a dispute on evidence: upheld, the entry is out; otherwise it counts again',
      params: disputeParams,
      body: resolveBody,
      handle: ({ caller, params, body }) =>
        audit.perform(
          caller,
          'dispute.resolve',
          async () => {
            const found = await findCase(parts, caller, params.disputeId, 'dispute', DECIDING_ROLES);
            const unknown = await refuseUnknownPhoto(files, found?.community._id, body.photo);
            return unknown ?? resolveDispute(parts, caller, params.disputeId, body);
          },
          ({ disputeId, communityId, state }) => ({
            target: disputeId,
            communityId,
            once: `${disputeId}:${state}`,
          }),
        ),
    }),
  ];
}
