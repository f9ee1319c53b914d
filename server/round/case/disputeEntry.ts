import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { DisputeBody, SlipDisputeBody } from '../../../shared/round/case/caseApi.ts';
import { isElectorRelation } from '../../../shared/round/vote/refuseVote.ts';
import { refuseDispute, type DisputeSituation } from '../../../shared/round/case/refuseDispute.ts';
import type { DisputeView } from '../../../shared/round/case/roundCase.ts';
import type { Caller } from '../../http/caller.ts';
import type { CommunityState, OpenedRound } from '../../state/communityState.ts';
import { borneSlip, slipActor } from './disputeSlip.ts';
import { ownAuthor } from '../answering/entryAuthor.ts';
import type { DoorPlace } from '../answering/findDoor.ts';
import { presentDispute } from './presentDispute.ts';
import type { RoundParts } from '../roundParts.ts';
import { actorFacts, householdFacts } from '../roundSituation.ts';

/** A dispute as it was recorded; `replayed`: the same had been said before. */
export interface Disputed {
  readonly view: DisputeView;
  readonly replayed: boolean;
}

interface Objection {
  readonly roundId: string;
  readonly door: DoorPlace;
  readonly seq: number;
  readonly words: string | undefined;
  /** Account, or the slip that speaks for the household. */
  readonly actor: string;
  readonly relation?: string;
  readonly via: 'app' | 'web' | 'slip';
  readonly clientKey: string;
  readonly memberOf: (state: CommunityState, round: OpenedRound) => DisputeSituation['member'] | Refusal;
}

/** 这不是我们答的: a member of the household disputes an entry in its name, with one tap and without a reason. */
export async function disputeEntry(
  parts: RoundParts,
  caller: Caller,
  body: DisputeBody,
): Promise<Disputed | Refusal> {
  const { roundId, householdId, channel = 'web' } = body;
  const author = ownAuthor(caller, householdId, channel);
  const door = parts.opened.find(roundId)?.count.cells.get(householdId)?.roll;
  if (author === undefined || door === undefined) return refuse('request/not-found');
  const { account, relation } = author;
  return record(parts, {
    roundId,
    door,
    seq: body.seq,
    words: body.words,
    actor: account.id,
    relation,
    via: channel,
    clientKey: body.clientKey,
    memberOf(state, round) {
      const { binding, recentlyBound = false } = actorFacts(state, round, account, householdId, parts.clock);
      if (binding !== 'approved') return refuse('response/binding-pending');
      if (round.electors !== undefined && !isElectorRelation(relation)) return refuse('response/not-elector');
      return { actorId: account.id, relation, recentlyBound };
    },
  });
}

/** The same with the code of a printed slip: no account, one household, one round, nothing that a member entered itself. */
export async function disputeBySlip(
  parts: RoundParts,
  caller: Caller,
  { code, clientKey, seq, words }: SlipDisputeBody,
): Promise<Disputed | Refusal> {
  const slip = await borneSlip(parts, caller, code);
  if (isRefusal(slip)) return slip;
  const door = parts.opened.find(slip.roundId)?.count.cells.get(slip.householdId)?.roll;
  if (door === undefined) return refuse('dispute/code-unknown');
  return record(parts, {
    roundId: slip.roundId,
    door,
    seq,
    words,
    actor: slipActor(slip),
    via: 'slip',
    clientKey,
    memberOf: () => undefined,
  });
}

async function record(parts: RoundParts, objection: Objection): Promise<Disputed | Refusal> {
  const { roundId, door, seq, words, actor, relation, via, clientKey } = objection;
  const round = parts.opened.find(roundId);
  if (round === undefined) return refuse('request/not-found');
  const log = round.terms.communityId;
  const request: LedgerValue = {
    roundId,
    householdId: door.householdId,
    seq,
    ...(words === undefined ? {} : { words }),
  };
  const written = await parts.ledger.append({
    log,
    actor,
    clientKey: `dispute:${clientKey}`,
    request,
    decide: (state) => {
      const now = state.rounds.get(roundId);
      if (now === undefined) return refuse('round/not-open');
      const member = objection.memberOf(state, now);
      if (isRefusal(member)) return member;
      const target = householdFacts(now, door.householdId).responses.find(
        ({ response }) => response.seq === seq,
      );
      const refusal = refuseDispute({ status: now.status, target, member });
      if (refusal !== undefined) return refusal;
      return {
        t: 'dispute',
        round: roundId,
        roll: now.rollHash,
        via,
        fields: {
          household: door.householdId,
          building: door.buildingId,
          unit: door.unitId,
          actor,
          ...(relation === undefined ? {} : { relation }),
          target: seq,
          ...(words === undefined ? {} : { reason: { words } }),
        },
        touches: [`household:${door.householdId}`],
      };
    },
  });
  if (isRefusal(written)) return written;
  const one = round.cases.bySeq.get(written.entry.leaf.seq);
  const community = await parts.communities.find(log);
  if (one === undefined || community === undefined) return refuse('request/not-found');
  const view = await presentDispute(parts, { community, round, one, actorId: actor });
  return { view, replayed: written.replayed };
}
