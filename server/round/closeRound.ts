import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { presentParticipation } from '../../shared/round/presentParticipation.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { asLedgerValue } from './asLedgerValue.ts';
import type { RoundParts } from './roundParts.ts';

/** Who acts when a round's time has run out. */
const CLOSING_CLOCK = 'system:closing-clock';

const DAY_SECONDS = 86_400;

/**
 * Closes a round and writes its provisional tally. Whoever entered answers for households in it may not (separation of
 * duties). Two who close at once: one does, the other hears `round/closed`.
 */
export async function closeRound(
  { ledger }: Pick<RoundParts, 'ledger'>,
  actorId: string,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  const closed = await ledger.append({
    log: communityId,
    actor: actorId,
    clientKey: `roundClose:${roundId}`,
    request: 'close',
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined) return refuse('round/not-open');
      if (round.status !== 'open') return refuse('round/closed');
      if (round.entered.has(actorId)) return refuse('round/own-entry');
      return { t: 'roundClose', round: roundId, roll: round.rollHash, fields: { actor: actorId } };
    },
  });
  if (isRefusal(closed)) return closed;
  return closed.replayed ? refuse('round/closed') : writeTally({ ledger }, communityId, roundId);
}

/** Writes the provisional tally of a closed round, once. */
async function writeTally(
  { ledger }: Pick<RoundParts, 'ledger'>,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  const counted = await ledger.append({
    log: communityId,
    actor: CLOSING_CLOCK,
    clientKey: `tally:${roundId}`,
    request: 'tally',
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined || round.status === 'open') return refuse('round/not-closed');
      return { t: 'tally', round: roundId, roll: round.rollHash, ...sealedTally(round) };
    },
  });
  return isRefusal(counted) ? counted : undefined;
}

/**
 * Closes every round whose time has run out, and writes the tally of one whose closing was cut short. What goes wrong
 * in one community is told and keeps no other from being closed.
 */
export async function closeDueRounds(
  { ledger, clock }: Pick<RoundParts, 'ledger' | 'clock'>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const communityId of ledger.logs()) {
    for (const round of ledger.state(communityId).rounds.values()) {
      await closeIfDue({ ledger, clock }, communityId, round).catch(onError);
    }
  }
}

async function closeIfDue(
  { ledger, clock }: Pick<RoundParts, 'ledger' | 'clock'>,
  communityId: string,
  { terms, status, tallied }: OpenedRound,
): Promise<void> {
  const { roundId, closesAt } = terms;
  if (status === 'open' && clock.now() > Date.parse(closesAt)) {
    await closeRound({ ledger }, CLOSING_CLOCK, communityId, roundId);
  } else if (status === 'closed' && !tallied) {
    await writeTally({ ledger }, communityId, roundId);
  }
}

/** Makes a closed round's result final once its tally stands and the days for objections have passed. */
export async function finaliseRound(
  { ledger, clock }: Pick<RoundParts, 'ledger' | 'clock'>,
  actorId: string,
  communityId: string,
  roundId: string,
): Promise<Refusal | undefined> {
  const final = await ledger.append({
    log: communityId,
    actor: actorId,
    clientKey: `resultFinal:${roundId}`,
    request: 'finalise',
    decide: (state) => {
      const round = state.rounds.get(roundId);
      if (round === undefined || round.status === 'open') return refuse('round/not-closed');
      const until = (round.closedAt ?? 0) + round.terms.rule.objectionDays * DAY_SECONDS;
      if (round.status === 'final') return refuse('round/final');
      if (!round.tallied) return refuse('round/not-finalisable');
      if (clock.now() / 1000 < until) {
        return refuse('round/not-finalisable', { until: new Date(until * 1000).toISOString() });
      }
      const { d, fields } = sealedTally(round);
      return {
        t: 'resultFinal',
        round: roundId,
        roll: round.rollHash,
        d,
        fields: { ...fields, actor: actorId },
      };
    },
  });
  if (isRefusal(final)) return final;
  return final.replayed ? refuse('round/final') : undefined;
}

/** The rate in public; every count behind it as a commitment, because small counts could be guessed from a bare hash. */
function sealedTally({ count }: OpenedRound): {
  readonly d: { readonly [key: string]: LedgerValue };
  readonly fields: { readonly result: LedgerValue };
} {
  const { official, households } = presentParticipation(count, count.seq, 'world');
  const { answered, denominator } = official;
  const questions = count.tallies.map(({ question, chosen, points, answered: heard, stated }) => ({
    questionId: question.questionId,
    answered: heard,
    stated,
    chosen: Object.fromEntries(chosen),
    points: Object.fromEntries(points),
  }));
  const result = asLedgerValue({ states: count.states, channels: count.channels, questions });
  return { d: { households, answered, denominator }, fields: { result } };
}
