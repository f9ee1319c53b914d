import type { Question } from '../question.ts';
import type { CountedQuestion } from './countedQuestion.ts';
import type { QuestionTally } from '../counting/questionTally.ts';
import type { BasicOutcome, ImproveOutcome, Inequality, QuestionOutcome, ResultCell } from './result.ts';
import type { RoundRule } from '../round.ts';
import { upgradeOutcome } from './upgradeOutcome.ts';
import { voteFlag, type LegalEffects } from '../vote/voteFlag.ts';

function publishedCount(cells: readonly ResultCell[], optionIds: readonly string[]): number | null {
  let sum = 0;
  for (const optionId of optionIds) {
    const count = cells.filter((cell) => cell.optionId === optionId)[0]?.count ?? null;
    if (count === null) return null;
    sum += count;
  }
  return sum;
}

function trueCount({ chosen }: QuestionTally, optionIds: readonly string[]): number {
  return optionIds.reduce((sum, optionId) => sum + (chosen.get(optionId) ?? 0), 0);
}

function times(count: number | null, factor: number): number | null {
  return count === null ? null : count * factor;
}

function households(count: number | null): string {
  return count === null ? '（不公布）' : ` ${count} 户`;
}

/** The choices that object to a basic item: those that need a reason, or 不要 of a stance. */
export function objectionIds(question: Question): readonly string[] {
  if (question.type !== 'single' && question.type !== 'stance') return [];
  return question.reasonRequiredFor ?? (question.type === 'stance' ? ['no'] : []);
}

/** 基础类: more objections than 1/N of answered, `N · objections > answered`, call for a meeting. */
function basicOutcome(
  { tally, published }: CountedQuestion,
  rule: RoundRule,
  effects: LegalEffects,
): BasicOutcome {
  const divisor = rule.basicObjectionDivisor;
  const ids = objectionIds(tally.question);
  const objections = publishedCount(published.cells, ids);
  const holds = divisor * trueCount(tally, ids) > tally.answered;
  const inequality: Inequality = {
    rule: 'objections-over-share',
    left: times(objections, divisor),
    op: '>',
    right: published.answered,
    holds,
    text: `反对${households(objections)} × ${divisor} > 已征集${households(published.answered)}：${holds ? '是' : '否'}`,
  };
  return {
    kind: 'basic',
    decision: holds ? 'meeting-required' : 'included',
    objections,
    inequalities: [inequality],
    ...voteFlag(tally.question.itemId, effects),
  };
}

/** 完善类: `yes > no` and `100 · yes ≥ percent · answered in its scope`. 无所谓 never counts as 要. */
function improveOutcome(
  { tally, published }: CountedQuestion,
  rule: RoundRule,
  effects: LegalEffects,
): ImproveOutcome {
  const percent = rule.improveMinPercent;
  const [yes, no, indifferent] = ['yes', 'no', 'indifferent'].map((id) =>
    publishedCount(published.cells, [id]),
  );
  const shown = { yes: yes ?? null, no: no ?? null, indifferent: indifferent ?? null };
  const trueYes = trueCount(tally, ['yes']);
  const more = trueYes > trueCount(tally, ['no']);
  const enough = 100 * trueYes >= percent * tally.answered;
  const inequalities: Inequality[] = [
    {
      rule: 'yes-over-no',
      left: shown.yes,
      op: '>',
      right: shown.no,
      holds: more,
      text: `要${households(shown.yes)} > 不要${households(shown.no)}：${more ? '是' : '否'}`,
    },
    {
      rule: 'yes-share',
      left: times(shown.yes, 100),
      op: '≥',
      right: times(published.answered, percent),
      holds: enough,
      text: `要${households(shown.yes)} × 100 ≥ 已征集${households(published.answered)} × ${percent}：${enough ? '是' : '否'}`,
    },
  ];
  return {
    kind: 'improve',
    decision: more && enough ? 'included' : 'not-included',
    ...shown,
    inequalities,
    ...voteFlag(tally.question.itemId, effects),
  };
}

/**
 * What follows from the answers to one question by the class of its section. A class's rule needs its kind of
 * question (基础类: a choice that can object; 完善类: a stance; 提升类: several options); others are only counted.
 * `leftFen` is what earlier 提升类 questions of the round have not spent.
 */
export function menuOutcome(
  counted: CountedQuestion,
  rule: RoundRule,
  legalEffects: LegalEffects,
  leftFen: number,
): QuestionOutcome {
  const { question } = counted.tally;
  switch (question.section) {
    case 'basic':
      return objectionIds(question).length > 0
        ? basicOutcome(counted, rule, legalEffects)
        : { kind: 'counts' };
    case 'improve':
      return question.type === 'stance' ? improveOutcome(counted, rule, legalEffects) : { kind: 'counts' };
    case 'upgrade':
      return question.type === 'basket' || question.type === 'multiple' || question.type === 'ranking'
        ? upgradeOutcome(counted, question, legalEffects, leftFen)
        : { kind: 'counts' };
    case 'general':
      return { kind: 'counts' };
  }
}
