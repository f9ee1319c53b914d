import type { RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { RoundEvent } from '../../shared/round/roundEvent.ts';
import { naiveHousehold, timelyEvents, type NaiveHousehold } from './naiveHousehold.ts';

/** What the naive counter says of a round: everything that the fold keeps as sums. */
export interface NaiveCount {
  states: Record<string, number>;
  channels: Record<string, number>;
  buildings: Record<string, number>;
  /** Per question: households in A that are asked, households with a counted choice, households per cell. */
  questions: Record<string, { answered: number; stated: number; chosen: Record<string, number> }>;
}

const cellsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).map(([row, mark]) => `${row}:${String(mark)}`);
  }
  return [String(value)];
};

/** Every household of the roll as the naive counter sees it, after these entries. */
export function naiveHouseholds(
  terms: RoundTerms,
  households: readonly RollHousehold[],
  events: readonly RoundEvent[],
): NaiveHousehold[] {
  const timely = timelyEvents(terms, events);
  return households.map((roll) => naiveHousehold(terms, roll, timely));
}

/**
 * Counts a round from nothing, household by household, from sentences of domain.md and without any of the
 * product's rules: slow, repetitive, and therefore a witness for the fold.
 */
export function naiveCount(
  terms: RoundTerms,
  households: readonly RollHousehold[],
  events: readonly RoundEvent[],
): NaiveCount {
  const states: Record<string, number> = {};
  const channels: Record<string, number> = {};
  const buildings: Record<string, number> = {};
  const questions: NaiveCount['questions'] = {};
  for (const { questionId } of terms.questions)
    questions[questionId] = { answered: 0, stated: 0, chosen: {} };
  const more = (sums: Record<string, number>, key: string): void => {
    sums[key] = (sums[key] ?? 0) + 1;
  };
  for (const { roll, state, channel, questions: put } of naiveHouseholds(terms, households, events)) {
    more(states, state);
    if (state === 'answered' || (terms.rule.counts === 'asked' && state === 'refused'))
      more(buildings, roll.buildingId);
    if (state !== 'answered') continue;
    more(channels, channel);
    for (const { question, value } of put) {
      const sums = questions[question.questionId];
      if (sums === undefined) continue;
      sums.answered += 1;
      if (value === undefined) continue;
      sums.stated += 1;
      if (question.type !== 'text') for (const cell of cellsOf(value)) more(sums.chosen, cell);
    }
  }
  return { states, channels, buildings, questions };
}
