import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { ResponseReply, RoundView } from '../../shared/round/roundView.ts';
import { isElectorRelation } from '../../shared/round/vote/refuseVote.ts';
import { resultOf } from './closing/resultOf.ts';
import type { QueryOf } from '../../shared/api.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { reachesBuilding } from '../../shared/identity/scope.ts';
import type { Caller } from '../http/caller.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, pageFields } from '../http/schema.ts';
import type { ParamsOf } from '../../shared/api.ts';
import { closeRound } from './closing/closeRound.ts';
import { isEvidentResponse } from './answering/evidentResponse.ts';
import { finaliseRound } from './closing/finaliseRound.ts';
import { asFound, findRound, findRoundFor, mayKnowDrafts, type FoundRound } from './findRound.ts';
import { giveResponse } from './answering/giveResponse.ts';
import { householdLinkIn } from './answering/householdLink.ts';
import { openRound, refuseOpening } from './opening/openRound.ts';
import { tierOf, type ParticipationBoard } from './participationFor.ts';
import { presentDoors } from './answering/presentDoors.ts';
import { presentMyResponses } from './answering/presentMyResponses.ts';
import { presentMyVotes } from './answering/presentMyVotes.ts';
import { presentRound } from './presentRound.ts';
import { presentVoteResult, voteReaderOf, withDwellingStates } from './vote/presentVoteResult.ts';
import { recordVisit } from './answering/recordVisit.ts';
import type { RoundParts } from './roundParts.ts';
import { actorFacts } from './roundSituation.ts';
import {
  householdQuery,
  openQuery,
  responseBody,
  roundParams,
  visitBody,
  withdrawBody,
} from './roundSchemas.ts';
import { wasOverBefore } from './wasOverBefore.ts';
import { withdrawResponse } from './answering/withdrawResponse.ts';

const ADMIN = ['communityAdmin'] as const;
const DOOR_ROLES = ['worker', 'communityAdmin'] as const;

/** The routes of rounds: reading, answering, the doors, opening and closing. */
export function roundRoutes(parts: RoundParts, board: ParticipationBoard): Route[] {
  const { ledger, opened, communities, households, rounds, audit } = parts;

  /** Changes a round in the caller's scope as admin and gives it back as it stands then. */
  const change = async (
    caller: Caller,
    roundId: string,
    act: 'round.open' | 'round.close' | 'round.finalise',
    command: (actorId: string, community: CommunityRecord, found: FoundRound) => Promise<Refusal | undefined>,
  ): Promise<RoundView | Refusal> => {
    const found = await findRound(parts, roundId);
    const community = found && (await communities.findInScope(caller, found.terms.communityId, ADMIN));
    if (found === undefined || community === undefined || caller.account === null)
      return refuse('request/not-found');
    const actorId = caller.account.id;
    return audit.perform(
      caller,
      act,
      async () =>
        (await command(actorId, community, found)) ??
        presentRound(parts, caller, asFound(opened, found.terms)),
      ({ communityId }) => ({ target: roundId, communityId, once: roundId }),
    );
  };

  const replyTo = (reply: ResponseReply | Refusal): Answered<ResponseReply> | Refusal =>
    isRefusal(reply) ? reply : new Answered(reply.replayed ? 200 : 201, reply);

  return [
    defineRoute({
      key: 'GET /communities/:communityId/rounds',
      who: 'anyone',
      summary: 'Rounds of a community, newest first',
      params: objectOf<ParamsOf<'GET /communities/:communityId/rounds'>>({ communityId: opaqueId }),
      query: objectOf<QueryOf<'GET /communities/:communityId/rounds'>>({ ...pageFields }),
      async handle({ caller, params: { communityId }, query: { limit = 20, cursor } }) {
        const community = await communities.find(communityId);
        if (community === undefined) return refuse('request/not-found');
        await ledger.catchUp(communityId);
        const seesDrafts = await mayKnowDrafts(parts, caller, communityId);
        const all = (await rounds.ofCommunity(communityId))
          .map(({ terms }) => asFound(opened, terms))
          .filter(({ status }) => seesDrafts || status !== 'draft');
        const start = cursor === undefined ? 0 : all.findIndex(({ terms }) => terms.roundId === cursor) + 1;
        if (cursor !== undefined && start === 0) return refuseFields([{ path: 'cursor', code: 'unknown' }]);
        const page = all.slice(start, start + limit);
        return {
          items: page.map((found) => presentRound(parts, caller, found)),
          nextCursor: start + limit < all.length ? (page.at(-1)?.terms.roundId ?? null) : null,
        };
      },
    }),
    defineRoute({
      key: 'GET /rounds/:roundId',
      who: 'anyone',
      summary: 'One round: questions, rule, window, and whether my household may answer',
      params: roundParams,
      query: householdQuery,
      async handle({ caller, params: { roundId }, query: { householdId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        return found === undefined
          ? refuse('request/not-found')
          : presentRound(parts, caller, found, householdId);
      },
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/responses',
      who: 'signedIn',
      // A visitor may have a binding that still waits, and is told so.
      roles: ['visitor', 'resident', 'owner', 'worker'],
      summary: 'Record a household’s answers; the reply is its receipt',
      params: roundParams,
      body: responseBody,
      recognises: isEvidentResponse,
      handle: async ({ caller, params, body }) =>
        replyTo(await giveResponse(parts, caller, params.roundId, body)),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/withdraw',
      who: 'signedIn',
      roles: ['resident', 'owner'],
      summary: 'Take my household’s answers back until the close',
      params: roundParams,
      body: withdrawBody,
      handle: async ({ caller, params, body }) =>
        replyTo(await withdrawResponse(parts, caller, params.roundId, body)),
    }),
    defineRoute({
      key: 'POST /visits',
      who: 'signedIn',
      roles: ['worker'],
      summary: 'Record a call at a door that brought no answer',
      body: visitBody,
      handle: async ({ caller, body }) => replyTo(await recordVisit(parts, caller, body)),
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/responses/mine',
      who: 'signedIn',
      summary: 'My household’s counted answers and everything it said, with receipts',
      params: roundParams,
      query: householdQuery,
      async handle({ caller, params: { roundId }, query: { householdId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        const link = found && householdLinkIn(caller, found.terms.communityId, householdId);
        if (found === undefined || link?.status !== 'approved' || caller.account === null)
          return refuse('request/not-found');
        const { opened } = found;
        if (opened === undefined || wasOverBefore(opened, link))
          return { householdId: link.householdId, counted: [], history: [] };
        await ledger.catchUp(found.terms.communityId);
        if (opened.electors === undefined)
          return presentMyResponses(ledger, opened, link.householdId, {
            ...actorFacts(
              ledger.state(found.terms.communityId),
              opened,
              caller.account,
              link.householdId,
              parts.clock,
            ),
            relation: link.relation,
          });
        return isElectorRelation(link.relation)
          ? presentMyVotes(ledger, opened, link.householdId, caller.account.id)
          : { householdId: link.householdId, counted: [], history: [] };
      },
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/participation',
      who: 'anyone',
      summary: 'The solicitation rate, by the caller’s tier; includes every acknowledged answer',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        const community = found && (await communities.find(found.terms.communityId));
        if (found === undefined || community === undefined) return refuse('request/not-found');
        if (found.opened === undefined) return refuse('round/not-open');
        await ledger.catchUp(community._id);
        return board.of(found.opened, tierOf(caller, community), ledger.size(community._id) - 1);
      },
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/doors',
      who: 'signedIn',
      roles: DOOR_ROLES,
      summary: 'Every door in scope with its state; the look is in the audit log',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const found = await findRound(parts, roundId);
        const community =
          found && (await communities.findInScope(caller, found.terms.communityId, DOOR_ROLES));
        if (community === undefined) return refuse('request/not-found');
        if (found?.opened === undefined) return refuse('round/not-open');
        const { _id: communityId, regionIds } = community;
        const unrecorded = await audit.record(caller, 'doors.view', { target: roundId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        const buildings = community.buildings.filter(({ buildingId }) =>
          reachesBuilding(caller, { communityId, regionIds, buildingId }, DOOR_ROLES),
        );
        await ledger.catchUp(communityId);
        return {
          buildings: presentDoors(
            withDwellingStates(found.opened),
            buildings,
            await households.inScope(caller, { communityId, regionIds }, DOOR_ROLES),
          ),
        };
      },
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/result',
      who: 'anyone',
      summary: 'The result after the close, every rule with its numbers, small cells withheld',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        if (found === undefined) return refuse('request/not-found');
        const { terms, opened: closed } = found;
        if (closed === undefined || closed.status === 'open') return refuse('round/not-closed');
        await ledger.catchUp(terms.communityId);
        const community = await communities.find(terms.communityId);
        const reader = community === undefined ? 'public' : voteReaderOf(caller, community);
        const vote = presentVoteResult(closed, ledger.size(terms.communityId) - 1, reader);
        if (vote !== undefined) return vote;
        return resultOf(ledger.state(terms.communityId), closed, ledger.size(terms.communityId) - 1);
      },
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/open',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Open a drafted round: questions, rule and roll are frozen',
      params: roundParams,
      query: openQuery,
      handle: ({ caller, params: { roundId }, query: { questionHash } }) =>
        change(caller, roundId, 'round.open', (actorId, community, found) =>
          Promise.resolve(refuseOpening(found, questionHash) ?? openRound(parts, actorId, community, found)),
        ),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/close',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Close a round and write its provisional tally',
      params: roundParams,
      handle: ({ caller, params: { roundId } }) =>
        change(caller, roundId, 'round.close', (actorId, community) =>
          closeRound(parts, actorId, community._id, roundId),
        ),
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/finalise',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Make a closed round’s result final after the objection window',
      params: roundParams,
      handle: ({ caller, params: { roundId } }) =>
        change(caller, roundId, 'round.finalise', (actorId, community) =>
          finaliseRound(parts, actorId, community._id, roundId),
        ),
    }),
  ];
}
