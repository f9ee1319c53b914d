import type { GateParticipation } from '../../shared/plan/gate.ts';
import { presentParticipation } from '../../shared/round/counting/presentParticipation.ts';
import type { RoundKind } from '../../shared/round/round.ts';
import type { CommunityState, OpenedRound } from '../state/communityState.ts';

/** The solicitation that G1 looks at: the newest menu round, else of willingness, of those opened before an entry. */
export function gateRound(state: CommunityState, before = Infinity): OpenedRound | undefined {
  const newest = (kind: RoundKind) =>
    [...state.rounds.values()]
      .filter(({ terms, openedSeq }) => terms.kind === kind && openedSeq < before)
      .at(-1);
  return newest('menu') ?? newest('willingness');
}

/** That round's numbers as the gate reads them. */
export function gateParticipation(state: CommunityState, before?: number): GateParticipation | undefined {
  const round = gateRound(state, before);
  if (round === undefined) return undefined;
  const { thresholdPercent } = round.terms.rule;
  const { official } = presentParticipation(round.count, round.count.seq, 'world');
  return { ...official, thresholdPercent };
}
