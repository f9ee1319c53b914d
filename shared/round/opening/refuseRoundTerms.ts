import type { Refusal } from '../../refusal.ts';
import { accessFaults } from './accessFaults.ts';
import type { OpeningContext } from './openingContext.ts';
import { planFaults } from './planFaults.ts';
import { questionFaults } from './questionFaults.ts';
import type { RoundTerms } from '../round.ts';
import { isBlank, roundFault, type RoundFault } from './roundFault.ts';
import { ruleFaults } from './ruleFaults.ts';
import { scopeFaults } from './scopeFaults.ts';
import { statutoryFaults } from './statutoryFaults.ts';
import { windowFaults } from './windowFaults.ts';

/** Longest title of a round, in UTF-16 units. */
const MAX_ROUND_TITLE = 80;

function frameFaults(
  { kind, title, roundId, questions }: RoundTerms,
  { openRounds }: OpeningContext,
): RoundFault[] {
  const faults: RoundFault[] = [];
  const other = (openRounds ?? []).filter((round) => round.kind === kind && round.roundId !== roundId)[0];
  if (other !== undefined) {
    const sentence = `“${other.title}”还没有截止，同一类的征集不能同时开两轮。`;
    faults.push(roundFault('kind', 'another-open', sentence));
  }
  if (isBlank(title)) faults.push(roundFault('title', 'empty', '标题还是空的。'));
  if (title.length > MAX_ROUND_TITLE) {
    faults.push(roundFault('title', 'too-long', `标题有 ${title.length} 字，最多 ${MAX_ROUND_TITLE} 字。`));
  }
  if (questions.length === 0) faults.push(roundFault('questions', 'empty', '一道题也没有。'));
  return faults;
}

/** 这一轮永远过不了，因为…: every reason for which these terms cannot be opened, in the order of the page. */
export function roundFaults(terms: RoundTerms, context: OpeningContext): RoundFault[] {
  return frameFaults(terms, context).concat(
    statutoryFaults(terms, context),
    windowFaults(terms, context.now),
    accessFaults(terms, context),
    questionFaults(terms.questions),
    scopeFaults(terms.questions, context),
    planFaults(terms, context.plan),
    ruleFaults(terms, context),
  );
}

/**
 * Why a round cannot open: `round/cannot-pass` with every fault in `fields` and, with its sentence, in the detail
 * `faults`; or undefined. An owners'
 * vote is refused until it can name its convenor, notice and rules of procedure (Civil Code art. 278; domain rules
 * for statutory rounds).
 */
export function refuseRoundTerms(terms: RoundTerms, context: OpeningContext): Refusal | undefined {
  const faults = roundFaults(terms, context);
  if (faults.length === 0) return undefined;
  const fields = faults.map(({ path, code }) => ({ path, code }));
  return { refused: 'round/cannot-pass', fields, details: { faults } };
}
