import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { Roll } from '../../shared/round/roll.ts';
import { refuseRoundTerms } from '../../shared/round/refuseRoundTerms.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Draft } from '../ledger/ledgerTypes.ts';
import { hashRoll } from '../state/hashRoll.ts';
import type { FoundRound } from './findRound.ts';
import type { RoundParts } from './roundParts.ts';

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
  const roll = await currentRoll(parts, community);
  const unitIds = [...new Set(roll.households.map(({ unitId }) => unitId))];
  const refusal = refuseRoundTerms(terms, { households: roll.households.length, unitIds });
  if (refusal !== undefined) return refusal;
  if (Date.parse(terms.closesAt) <= parts.clock.now()) {
    return { refused: 'round/cannot-pass', fields: [{ path: 'closesAt', code: 'past' }] };
  }
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
      decide: (state) => (state.rounds.has(roundId) ? refuse('round/not-draft') : draft),
    });
  const frozen = await append('rollFreeze', {
    t: 'rollFreeze',
    round: roundId,
    roll: rollHash,
    d: { households: roll.households.length },
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

async function currentRoll({ households }: RoundParts, community: CommunityRecord): Promise<Roll> {
  const all = await households.ofCommunity(community._id);
  return {
    households: all.map(({ _id: householdId, buildingId, unitId }) => ({ householdId, buildingId, unitId })),
    buildings: community.buildings.map(({ buildingId, name }) => ({ buildingId, name })),
  };
}
