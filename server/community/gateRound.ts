import { presentParticipation } from '../../shared/round/counting/presentParticipation.ts';
import type { RoundKind } from '../../shared/round/round.ts';
import type { CommunityState, OpenedRound } from '../state/communityState.ts';

/** The solicitation that G1 looks at: the newest menu round, else the newest round of willingness. */
export function gateRound(state: CommunityState): OpenedRound | undefined {
  const newest = (kind: RoundKind) =>
    [...state.rounds.values()].filter(({ terms }) => terms.kind === kind).at(-1);
  return newest('menu') ?? newest('willingness');
}

/** That round's numbers as the gate reads them. */
export function gateParticipation(state: CommunityState):
  | {
      readonly answered: number;
      readonly denominator: number;
      readonly thresholdPercent: number;
      readonly need: number;
      readonly met: boolean;
    }
  | undefined {
  const round = gateRound(state);
  if (round === undefined) return undefined;
  const { thresholdPercent } = round.terms.rule;
  const { official } = presentParticipation(round.count, round.count.seq, 'world');
  return { ...official, thresholdPercent };
}
