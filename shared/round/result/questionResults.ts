import type { CountedQuestion } from './countedQuestion.ts';
import { disputedHouseholds, type DisputedHousehold } from '../counting/disputedAnswers.ts';
import { menuOutcome } from './menuOutcome.ts';
import { survivesDisputes } from './outcomeMargin.ts';
import { outcomeSentence } from './outcomeSentence.ts';
import { publishedCells, withheldCells } from './publishedCells.ts';
import { publishedTallies } from './publishedTallies.ts';
import { isAsked } from '../counting/questionScope.ts';
import { copyTally, tallyHousehold, type QuestionTally } from '../counting/questionTally.ts';
import type { Approval, QuestionOutcome, QuestionResult } from './result.ts';
import type { RoundCount } from '../counting/roundCount.ts';
import type { SatisfactionResult } from '../satisfaction/satisfaction.ts';
import { withoutTellingMarks } from '../satisfaction/satisfactionMarks.ts';
import { flooredPermille } from '../counting/solicitationRate.ts';
import { isOrderTelling, isVerdictTelling } from './tellingVerdict.ts';
import type { LegalEffects } from '../vote/voteFlag.ts';

/** What is decided, and nothing of the numbers behind it. */
function decisionOf(outcome: QuestionOutcome): string {
  switch (outcome.kind) {
    case 'basic':
    case 'improve':
      return outcome.decision;
    case 'upgrade':
      return outcome.items
        .map(({ optionId, decision }) => `${optionId} ${decision === 'included' ? '1' : '0'}`)
        .sort()
        .join(',');
    case 'counts':
      return '';
  }
}

/** The decision with every line that leads to it, and the order of the options. */
function verdictOf(outcome: QuestionOutcome): string {
  if (outcome.kind === 'upgrade') {
    return outcome.items.map(({ optionId, decision }) => `${optionId} ${decision}`).join(',');
  }
  const lines = 'inequalities' in outcome ? outcome.inequalities : [];
  return [decisionOf(outcome)].concat(lines.map(({ holds }) => String(holds))).join(' ');
}

/** The sums as they would be if every disputed answer counted as it was entered. */
function withDisputed(tally: QuestionTally, disputed: readonly DisputedHousehold[]): QuestionTally {
  const sums = copyTally(tally);
  const { question } = tally;
  const answerOf = (
    counted: DisputedHousehold['counted'],
  ): DisputedHousehold['counted'][number] | undefined =>
    counted.filter(({ questionId }) => questionId === question.questionId)[0];
  for (const { now, asked, counted } of disputed) {
    const inNow = now.state === 'answered' && now.asked.indexOf(question) >= 0;
    if (inNow) tallyHousehold(sums, answerOf(now.counted), -1);
    if (asked.indexOf(question) >= 0) tallyHousehold(sums, answerOf(counted), 1);
  }
  return sums;
}

function approvalOf(
  { tally: { question }, published }: CountedQuestion,
  denominator: number,
): { approval?: Approval } {
  if (question.type !== 'stance') return {};
  const agree = published.cells.filter(({ optionId }) => optionId === 'yes')[0]?.count ?? null;
  const { answered } = published;
  return {
    approval: {
      agree,
      ofAnswered: agree === null || answered === null ? null : flooredPermille(agree, answered),
      ofDenominator: agree === null ? null : flooredPermille(agree, denominator),
    },
  };
}

/** Money that 提升类 questions have left, as decided, as printed, and with the disputed answers in. */
interface LeftFen {
  now: number;
  printed: number;
  within: number;
}

function spend(left: LeftFen, name: keyof LeftFen, outcome: QuestionOutcome): void {
  if (outcome.kind === 'upgrade') left[name] -= outcome.spentFen;
}

/** Households in a question's scope that stand in the denominator. */
function askedOf({ cells, terms }: RoundCount, { question, households }: QuestionTally): number {
  if (terms.rule.denominator === 'wholeRoll') return households;
  let excluded = 0;
  cells.forEach(({ roll, now }) => {
    if (now.state === 'excluded' && isAsked(question, roll.unitId)) excluded += 1;
  });
  return households - excluded;
}

/**
 * Every question of a closed round in ballot order: its numbers as they may be printed, its outcome by the true sums,
 * and what the disputed answers could do to it. 提升类 questions spend the round's budget one after the other, so that
 * together they never exceed it. `guard` 1 prints what was printed before the order of options was guarded: tallies of
 * version 1 name that by its hash.
 */
export function questionResults(
  count: RoundCount,
  status: 'closed' | 'final',
  legalEffects: LegalEffects,
  satisfaction: SatisfactionResult | undefined,
  guard: 1 | 2 = 2,
): QuestionResult[] {
  const { rule } = count.terms;
  const disputed = disputedHouseholds(count);
  const left: LeftFen = {
    now: rule.upgradeBudgetFen,
    printed: rule.upgradeBudgetFen,
    within: rule.upgradeBudgetFen,
  };
  let budgetSure = true;

  const decide = (counted: CountedQuestion, name: keyof LeftFen): QuestionOutcome =>
    menuOutcome(counted, rule, legalEffects, left[name]);
  const disputesOf = (tally: QuestionTally, outcome: QuestionOutcome, within: QuestionOutcome) => {
    const survives = survivesDisputes(tally, outcome, disputed, rule, budgetSure);
    if (survives === false && outcome.kind === 'upgrade') budgetSure = false;
    const ifDisputed = survives !== undefined && {
      sameWithThem: decisionOf(outcome) === decisionOf(within),
      survives,
    };
    return ifDisputed === false ? {} : { ifDisputed };
  };

  return publishedTallies(count, status).map(({ tally, printed, asOf }): QuestionResult => {
    const { question } = tally;
    const shown = withoutTellingMarks(
      publishedCells(printed, count.households, rule.smallCellK),
      question,
      satisfaction,
      rule.smallCellK,
    );
    const asPrinted = decide({ tally: printed, published: shown }, 'printed');
    const asDecided = decide({ tally, published: shown }, 'now');
    // Numbers that would decide otherwise are not printed beside the decision.
    const readAs = (one: QuestionTally): string => {
      const cells = publishedCells(one, count.households, rule.smallCellK);
      return JSON.stringify([cells, verdictOf(decide({ tally: one, published: cells }, 'printed'))]);
    };
    const telling =
      'inequalities' in asPrinted
        ? isVerdictTelling(printed, shown, rule.smallCellK, readAs)
        : guard > 1 && asPrinted.kind === 'upgrade' && isOrderTelling(printed, shown, rule.smallCellK);
    const published =
      !telling && verdictOf(asPrinted) === verdictOf(asDecided) ? shown : withheldCells(shown);
    const counted = { tally, published };
    const outcome = decide(counted, 'now');
    const within = decide({ tally: withDisputed(tally, disputed), published }, 'within');
    spend(left, 'printed', asPrinted);
    spend(left, 'now', outcome);
    spend(left, 'within', within);
    return {
      questionId: question.questionId,
      title: question.title,
      type: question.type,
      section: question.section,
      ...(question.itemId === undefined ? {} : { itemId: question.itemId }),
      ...published,
      asOf,
      ...approvalOf(counted, askedOf(count, tally)),
      ...disputesOf(tally, outcome, within),
      outcome,
      sentence: outcomeSentence(outcome, counted, rule),
    };
  });
}
