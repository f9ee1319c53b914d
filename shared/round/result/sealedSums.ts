import type { LedgerValue } from '../../ledger/leaf.ts';
import { publishedHouseholds } from './publishedTallies.ts';
import type { RoundResult } from './result.ts';
import { countedInRate, denominatorOf } from '../counting/roundRate.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import { scoreParts, type ScorePart } from '../satisfaction/scoreParts.ts';
import { scoreTenthsOf } from '../satisfaction/satisfactionScore.ts';

/**
 * What a tally entry seals: from version 2 on also the two lines of disputed answers, the margin and the scores. An entry
 * without a version is of version 1.
 */
export const TALLY_VERSION = 2;

/** The version that a tally entry names; an unknown one is refused, never guessed at. */
export function tallyVersionOf(d: { readonly [key: string]: LedgerValue } | undefined): 1 | 2 {
  const version = d?.['version'] ?? 1;
  if (version !== 1 && version !== TALLY_VERSION) throw new TypeError('A tally of an unknown version.');
  return version;
}

/** Every count behind a tally, as it is committed: by the state of the round just before the entry. */
export function sealedSums(
  count: RoundCount,
  result: Pick<RoundResult, 'solicitation' | 'questions'>,
  status: 'closed' | 'final',
  version: 1 | 2,
): { readonly [key: string]: LedgerValue } {
  const { states, channels, tallies } = count;
  const questions = tallies.map(({ question, chosen, points, answered, stated }) => ({
    questionId: question.questionId,
    answered,
    stated,
    chosen: Object.fromEntries(chosen),
    points: Object.fromEntries(points),
  }));
  // Copied: the count goes on.
  const sums = { states: { ...states }, channels: { ...channels }, questions };
  return version === 1
    ? sums
    : { ...sums, lines: sealedLines(count), ...sealedMargin(result), ...sealedScores(count, status) };
}

/** Disputed answers out, which is the line that counts, and in. */
function sealedLines(count: RoundCount): LedgerValue {
  const { states } = count;
  const answered = countedInRate(count);
  const denominator = denominatorOf(count);
  return {
    without: { answered, denominator },
    with: { answered: answered + states.disputed, denominator },
  };
}

/** Would the result survive if every disputed answer fell the other way? */
function sealedMargin({ solicitation, questions }: Pick<RoundResult, 'solicitation' | 'questions'>): {
  margin: LedgerValue;
  rateSurvives: boolean;
} {
  const bearing = questions.flatMap(({ questionId, ifDisputed }) =>
    ifDisputed === undefined ? [] : [{ questionId, ...ifDisputed }],
  );
  const { households, rateSurvives } = solicitation.margin;
  return { margin: { households, questions: bearing }, rateSurvives };
}

/** 效果评价: households that marked and their mean, of the whole, each dimension and each item; nothing is withheld here. */
function sealedScores(count: RoundCount, status: 'closed' | 'final'): { satisfaction?: LedgerValue } {
  const { terms } = count;
  const parts =
    terms.kind === 'satisfaction' ? scoreParts(terms, markedHouseholds(count, status)) : undefined;
  if (parts === undefined) return {};
  return {
    satisfaction: {
      overall: scoreOf(parts.whole),
      dimensions: parts.dimensions.map((part) => ({ dimension: part.key, ...scoreOf(part) })),
      items: parts.items.map((part) => ({
        questionId: part.key.question.questionId,
        ...(part.key.rowId === undefined ? {} : { rowId: part.key.rowId }),
        ...scoreOf(part),
      })),
    },
  };
}

function scoreOf({ sums }: ScorePart<unknown>): { n: number; scoreTenths: number } {
  return { n: sums.n, scoreTenths: sums.n === 0 ? 0 : scoreTenthsOf(sums) };
}

/** The households of which scores are published, with what counts of them. */
export function markedHouseholds(
  count: RoundCount,
  status: 'closed' | 'final',
): Parameters<typeof scoreParts>[1] {
  const households = publishedHouseholds(count, status);
  return Array.from(count.cells.values(), ({ roll }) => {
    const now = households.get(roll.householdId);
    return { roll, answered: now?.state === 'answered', counted: now?.counted ?? [] };
  });
}
