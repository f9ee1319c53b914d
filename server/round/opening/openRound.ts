import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { refuseRoundTerms } from '../../../shared/round/opening/refuseRoundTerms.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Draft } from '../../ledger/ledgerTypes.ts';
import type { CommunityState } from '../../state/communityState.ts';
import { hashRoll } from '../../state/hashRoll.ts';
import { currentRoll } from './currentRoll.ts';
import { electorTotals, withElectors } from './electorRoll.ts';
import type { FoundRound } from '../findRound.ts';
import { logFacts, registerFacts } from './openingFacts.ts';
import type { RoundParts } from '../roundParts.ts';

/**
 * Opens a drafted round: freezes the roll and the terms under their hashes, then writes `rollFreeze` and `roundOpen`.
 * After that nothing of the round can change. Trying again after a failure half-way is safe.
 */
export async function openRound(
  parts: RoundParts,
  actorId: string,
  community: CommunityRecord,
  { terms, questionHash }: FoundRound,
): Promise<Refusal | undefined> {
  const owned = await withElectors(parts, terms, await currentRoll(parts, community));
  const { roll } = owned;
  const surroundings = registerFacts(parts, community, owned);
  const refuseIn = (state: CommunityState): Refusal | undefined =>
    refuseRoundTerms(terms, { ...surroundings, ...logFacts(state) });
  await parts.ledger.catchUp(community._id);
  const refusal = refuseIn(parts.ledger.state(community._id));
  if (refusal !== undefined) return refusal;
  const rollHash = hashRoll(parts.pseudonymKey, terms.roundId, roll);
  await parts.frozen.keepRoll(rollHash, roll);
  await parts.frozen.keepTerms(questionHash, terms);
  const { roundId } = terms;
  const append = (what: string, draft: Draft) =>
    parts.ledger.append({
      log: community._id,
      actor: actorId,
      clientKey: `${what}:${roundId}:${rollHash}:${questionHash}`,
      request: what,
      // The plan or another round may have changed since the terms were looked at.
      decide: (state) => (state.rounds.has(roundId) ? refuse('round/not-draft') : (refuseIn(state) ?? draft)),
    });
  const frozen = await append('rollFreeze', {
    t: 'rollFreeze',
    round: roundId,
    roll: rollHash,
    d: { households: roll.households.length, ...electorTotals(roll) },
    fields: { actor: actorId },
  });
  if (isRefusal(frozen)) return frozen;
  const { kind, opensAt, closesAt, disclosure, rule, channels, precedence } = terms;
  const opened = await append('roundOpen', {
    t: 'roundOpen',
    round: roundId,
    roll: rollHash,
    d: {
      kind,
      questionHash,
      opensAt,
      closesAt,
      disclosure,
      thresholdPercent: rule.thresholdPercent,
      counts: rule.counts,
      channels,
      precedence: precedence.order,
    },
    fields: { actor: actorId },
  });
  if (isRefusal(opened)) return opened;
  return opened.replayed ? refuse('round/not-draft') : undefined;
}

/** Why this round cannot be opened at all: it is no draft any more, or not the one that was seen. */
export function refuseOpening(
  { status, questionHash }: FoundRound,
  seenHash: string | undefined,
): Refusal | undefined {
  if (status === 'cancelled') return refuse('round/draft-cancelled');
  if (status !== 'draft') return refuse('round/not-draft');
  return seenHash === undefined || seenHash === questionHash ? undefined : refuse('round/draft-changed');
}
