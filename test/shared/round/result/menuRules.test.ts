import type {
  AnswerValue,
  BasketQuestion,
  Question,
  RankingQuestion,
} from '../../../../shared/round/question.ts';
import type { QuestionOutcome, QuestionResult } from '../../../../shared/round/result/result.ts';
import type { RoundRule } from '../../../../shared/round/round.ts';
import { roundResult } from '../../../../shared/round/result/roundResult.ts';
import { playRound } from '../../../support/playRound.ts';
import { exampleRule, questionBase, rollOf, stance, termsWith } from '../../../support/roundFixtures.ts';

// Every rule of domain.md "Menu rules" under its own words; the numbers around each threshold stand in roundResult.test.

const WAN = 1_000_000;
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

/** The questions with what the first households answer to them, one row of values each. */
function resultOf(
  questions: readonly Question[],
  rows: readonly Readonly<Record<string, AnswerValue>>[],
  rule: Partial<RoundRule> = {},
  legalEffects: Readonly<Record<string, string>> = {},
): QuestionResult[] {
  const roll = rollOf([Math.max(24, rows.length)]);
  const round = playRound(termsWith(questions, { rule: { ...exampleRule, ...rule } }), roll);
  rows.forEach((row, at) => {
    const answers = Object.entries(row).map(([questionId, value]) => ({ questionId, value }));
    round.answer(`household-${at + 1}`, { answers });
  });
  return [...roundResult(round.count, rows.length, 'closed', legalEffects).questions];
}
const outcomeOf = (...args: Parameters<typeof resultOf>): QuestionOutcome | undefined =>
  resultOf(...args)[0]?.outcome;

describe('基础类 应改尽改', () => {
  const drains = stance('drains', { section: 'basic', itemId: 'drains', reasonRequiredFor: ['no'] });
  const where: Question = {
    ...questionBase,
    questionId: 'where',
    section: 'basic',
    type: 'multiple',
    min: 0,
    max: 2,
    options: ['roof', 'pipes'].map((optionId) => ({ optionId, label: optionId })),
  };

  test('asked where it hurts: the answers are counted and decide nothing', () => {
    expect(outcomeOf([where], times(9, { where: ['roof'] }))).toEqual({ kind: 'counts' });
  });

  test('included unless technically impossible: nobody has to ask for it', () => {
    const [question] = resultOf([drains], times(20, { drains: 'indifferent' }));
    expect(question?.outcome).toMatchObject({ kind: 'basic', decision: 'included' });
    expect(question?.sentence).toContain('技术上做不到的除外');
  });

  test('objections of more than a third of the answered: a meeting, neither dropped nor kept in silence', () => {
    const rows = [...times(8, { drains: 'no' }), ...times(12, { drains: 'yes' })];
    expect(outcomeOf([drains], rows)).toMatchObject({ decision: 'meeting-required' });
    expect(outcomeOf([drains], [...rows, ...times(4, { drains: 'indifferent' })])).toMatchObject({
      decision: 'included',
    });
  });

  test('the divisor is the round’s', () => {
    const rows = [...times(6, { drains: 'no' }), ...times(14, { drains: 'yes' })];
    expect(outcomeOf([drains], rows, { basicObjectionDivisor: 4 })).toMatchObject({
      decision: 'meeting-required',
    });
  });

  test('legal effect is flagged here too (parking, 物业用房, 公共部位维修)', () => {
    const flagged = outcomeOf([drains], times(20, { drains: 'yes' }), {}, { drains: '使用维修资金' });
    expect(flagged).toMatchObject({ needsVote: true, legalEffect: '使用维修资金' });
  });
});

describe('完善类 能改多改', () => {
  test('included if 要 > 不要 and 要 ≥ 50 % of answered in its scope', () => {
    const rows = [
      ...times(10, { bench: 'yes' }),
      ...times(5, { bench: 'no' }),
      ...times(5, { bench: 'indifferent' }),
    ];
    expect(outcomeOf([stance('bench')], rows)).toMatchObject({ decision: 'included' });
    expect(outcomeOf([stance('bench')], [...rows, { bench: 'indifferent' }])).toMatchObject({
      decision: 'not-included',
    });
  });

  test('items with legal effect are flagged 需业主表决', () => {
    const bench = stance('bench', { itemId: 'bench' });
    const [question] = resultOf([bench], times(20, { bench: 'yes' }), {}, { bench: '改变共有部分的用途' });
    expect(question?.outcome).toMatchObject({ needsVote: true });
    expect(question?.sentence).toContain('还须业主表决');
  });

  test('unit-scope items are answered by their units only: the neighbours’ word is not in the half', () => {
    const lift = stance('lift', { scope: ['building-1-unit-1'] });
    // Households 1, 3, 5 … live in the first unit: twelve of them want the lift, the twelve others were not asked.
    const rows = times(24, { lift: 'yes', lamp: 'no' }).map((row, at) =>
      at % 2 === 0 ? row : { lift: 'no', lamp: 'no' },
    );
    expect(outcomeOf([lift, stance('lamp')], rows)).toMatchObject({ decision: 'included', yes: 12, no: 0 });
  });
});

describe('提升类 积极推进', () => {
  const basket: BasketQuestion = {
    ...questionBase,
    questionId: 'basket',
    section: 'upgrade',
    type: 'basket',
    budgetFen: 10 * WAN,
    options: [
      { optionId: 'care', label: '养老服务', costFen: 6 * WAN },
      { optionId: 'meals', label: '助餐点', costFen: 5 * WAN },
      { optionId: 'parcel', label: '快递站', costFen: 4 * WAN },
    ],
  };
  const ranking: RankingQuestion = {
    ...questionBase,
    questionId: 'ranking',
    section: 'upgrade',
    type: 'ranking',
    min: 1,
    max: 3,
    options: basket.options,
  };
  const includedIn = (outcome: QuestionOutcome | undefined) =>
    outcome?.kind === 'upgrade'
      ? outcome.items.filter(({ decision }) => decision === 'included').map(({ optionId }) => optionId)
      : [];
  const rule = { upgradeBudgetFen: 10 * WAN };

  test('inside the budget, in order of approvals; what does not fit lets cheaper ones behind it pass', () => {
    const rows = [...times(9, { basket: ['meals'] }), ...times(8, { basket: ['care', 'parcel'] })];
    const outcome = outcomeOf([basket], rows, rule);
    expect(includedIn(outcome)).toEqual(['meals', 'parcel']);
    expect(outcome).toMatchObject({ spentFen: 9 * WAN, budgetFen: 10 * WAN });
  });

  test('or by Borda points where options are ranked', () => {
    const rows = [...times(6, { ranking: ['care', 'meals'] }), ...times(7, { ranking: ['meals', 'parcel'] })];
    const outcome = outcomeOf([ranking], rows, rule);
    expect(includedIn(outcome)).toEqual(['meals', 'parcel']);
    expect(outcome).toMatchObject({
      items: [{ optionId: 'meals', points: 33 }, { points: 18 }, { points: 14 }],
    });
  });

  test('tie rule fixed before opening: the cheaper first', () => {
    const outcome = outcomeOf([basket], times(9, { basket: ['care', 'parcel'] }), {
      upgradeBudgetFen: 4 * WAN,
    });
    expect(includedIn(outcome)).toEqual(['parcel']);
  });

  test('two questions share one budget, in ballot order', () => {
    const second: BasketQuestion = { ...basket, questionId: 'second' };
    const rows = times(9, { basket: ['care'], second: ['meals', 'parcel'] });
    const [first, other] = resultOf([basket, second], rows, rule);
    expect([includedIn(first?.outcome), includedIn(other?.outcome)]).toEqual([['care'], ['parcel']]);
  });
});

test('private-part works are a sign-up per household, not a vote: counted, decided for nobody', () => {
  const meter: Question = {
    ...questionBase,
    questionId: 'meter',
    section: 'improve',
    type: 'single',
    options: [
      { optionId: 'join', label: '我要报名' },
      { optionId: 'skip', label: '不报名' },
    ],
  };
  const [question] = resultOf([meter], [...times(8, { meter: 'join' }), ...times(12, { meter: 'skip' })]);
  expect(question?.outcome).toEqual({ kind: 'counts' });
  expect(question?.cells.map(({ count }) => count)).toEqual([8, 12]);
});

test('a follow-up is put only to households whose own answer leads to it, and its share is of those', () => {
  const kind = stance('kind', { askedIf: { questionId: 'lift', optionIds: ['yes'] } });
  const rows = [
    ...times(11, { lift: 'yes', kind: 'yes' }),
    ...times(9, { lift: 'no' }),
    // What the follow-up was answered with before the household changed its mind does not count.
    ...times(3, { lift: 'no', kind: 'no' }),
  ];
  expect(resultOf([stance('lift'), kind], rows)[1]).toMatchObject({
    answered: 11,
    outcome: { decision: 'included', yes: 11, no: 0 },
  });
});
