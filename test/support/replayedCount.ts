import type { RoundCount } from '../../shared/round/counting/roundCount.ts';
import type { NaiveCount } from './naiveCount.ts';

const withoutZeros = (sums: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(sums).filter(([, count]) => count !== 0));

/** The sums of the fold in the words of the naive counter. */
export function replayedCount({ states, channels, buildings, tallies }: RoundCount): NaiveCount {
  return {
    states: withoutZeros(states),
    channels: withoutZeros(channels),
    buildings: withoutZeros(
      Object.fromEntries(buildings.map(({ buildingId, answered }) => [buildingId, answered])),
    ),
    questions: Object.fromEntries(
      tallies.map(({ question, answered, stated, chosen }) => [
        question.questionId,
        { answered, stated, chosen: withoutZeros(Object.fromEntries(chosen)) },
      ]),
    ),
  };
}
