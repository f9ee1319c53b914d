import { demoPolicy } from '../../../../server/documents/demoPolicy.ts';
import { changeDraft } from '../../../../shared/round/opening/changeDraft.ts';
import type { Question } from '../../../../shared/round/question.ts';
import { roundFaults } from '../../../../shared/round/opening/refuseRoundTerms.ts';
import { ROUND_KINDS } from '../../../../shared/round/round.ts';
import { roundTemplate } from '../../../../shared/round/opening/template/roundTemplate.ts';
import { withMatters } from '../../../../shared/round/opening/template/statutoryTemplate.ts';
import type {
  TemplateItem,
  TemplateSource,
} from '../../../../shared/round/opening/template/templateSource.ts';
import { stance } from '../../../support/roundFixtures.ts';

const item = (
  itemId: string,
  itemClass: TemplateItem['class'],
  part: Partial<TemplateItem> = {},
): TemplateItem => ({
  itemId,
  name: itemId,
  class: itemClass,
  scope: 'community',
  costFen: 10_000_00,
  shareFen: 0,
  ...part,
});

const lift = '民法典第二百七十八条第一款第七项（改建、重建建筑物及其附属设施）：始终。';
const source: TemplateSource = {
  roundId: 'r',
  communityId: 'c',
  communityName: '示范小区',
  // 07:30 in China on the third.
  now: Date.parse('2026-11-02T23:30:00Z'),
  policy: demoPolicy.values,
  planVersion: { planVersionId: 'p1', version: 1, hash: 'a'.repeat(64) },
  unitIds: ['u1', 'u2'],
  items: [
    item('pipes', 'basic'),
    item('parking', 'basic', { legalEffect: '民法典第二百七十八条第一款第八项（…）：占用绿地时。' }),
    item('greenery', 'improve'),
    item('lift', 'improve', { scope: 'unit', legalEffect: lift, shareFen: 800_00 }),
    item('own-meters', 'improve', { scope: 'household' }),
    item('hall', 'upgrade'),
    item('shop', 'upgrade', { costFen: 30_000_00 }),
  ],
};
const asked = (questions: readonly Question[], questionId: string): Question => {
  const found = questions.find((question) => question.questionId === questionId);
  if (found === undefined) throw new Error(`${questionId} is not asked`);
  return found;
};

describe('templates (domain.md "Menu rules", "Satisfaction"; product.md)', () => {
  test('the window begins tomorrow at nine in China and ends at six', () => {
    const { opensAt, closesAt } = roundTemplate('menu', source);
    expect([opensAt, closesAt]).toEqual(['2026-11-04T01:00:00.000Z', '2026-12-04T10:00:00.000Z']);
  });

  test('a menu asks each class by its own rule', () => {
    const { questions, rule, planVersion } = roundTemplate('menu', source);
    expect(planVersion?.version).toBe(1);
    // 基础类: how, not whether; objection with a reason.
    expect(asked(questions, 'basic-parking')).toMatchObject({
      type: 'single',
      section: 'basic',
      reasonRequiredFor: ['object'],
      touchesProperty: true,
    });
    // 完善类: 要 / 不要 / 无所谓; a lift is answered by its units and flagged; own parts are signed up for.
    expect(asked(questions, 'improve-greenery')).toMatchObject({ type: 'stance', scope: 'community' });
    expect(asked(questions, 'improve-lift')).toMatchObject({ scope: ['u1', 'u2'], legalEffect: lift });
    expect(asked(questions, 'improve-own-meters').type).toBe('single');
    // 提升类: inside a budget that buys some and not all.
    const basket = asked(questions, 'upgrade-basket');
    expect(basket).toMatchObject({ type: 'basket', budgetFen: 30_000_00 });
    expect(rule.upgradeBudgetFen).toBe(30_000_00);
  });

  test('without prices the upgrade class is a choice of up to three', () => {
    const unpriced = source.items.map(({ costFen: _, ...rest }) => rest);
    const { questions } = roundTemplate('menu', { ...source, items: unpriced });
    expect(asked(questions, 'upgrade-pick')).toMatchObject({ type: 'multiple', min: 0, max: 2 });
  });

  test('a confirmation takes one stance per item of the version, 不同意 with its reason', () => {
    const { questions } = roundTemplate('confirmation', source);
    const stances = questions.filter(({ type }) => type === 'stance');
    expect(stances.map(({ itemId }) => itemId)).toEqual([
      undefined,
      'pipes',
      'parking',
      'greenery',
      'lift',
      'hall',
      'shop',
    ]);
    for (const { reasonRequiredFor } of stances) expect(reasonRequiredFor).toEqual(['no']);
  });

  test('satisfaction asks the nine dimensions and a mark per item', () => {
    const { questions, rule } = roundTemplate('satisfaction', source);
    const marks = asked(questions, 'marks');
    expect(marks.type === 'matrix' && marks.rows.map(({ label }) => label)).toEqual([
      ...['改造内容', '过程管理', '长效管理'],
      ...['管通', '路平', '灯亮', '整洁', '安全', '有序'],
    ]);
    expect(questions.filter(({ type }) => type === 'rating')).toHaveLength(source.items.length);
    expect(rule.satisfaction).toEqual({ minAnswers: 10, smallCommunityHouseholds: 20, minRatePercent: 30 });
  });

  test('a vote puts the items with legal effect under the law’s own rule', () => {
    const { questions, statutory } = roundTemplate('statutory', source);
    expect(questions.map(({ questionId }) => questionId)).toEqual(['vote-parking', 'vote-lift']);
    expect(statutory?.matters.map(({ matter, rule }) => [matter, rule.kind])).toEqual([
      ['changeCommonUse', 'special'],
      ['rebuild', 'special'],
    ]);
    if (statutory === undefined) throw new Error('no matters');
    const more = withMatters(statutory, [...questions, stance('other')]);
    expect(more.matters.map(({ questionId, rule }) => [questionId, rule.kind])).toEqual([
      ['vote-parking', 'special'],
      ['vote-lift', 'special'],
      ['other', 'ordinary'],
    ]);
  });

  test.each(ROUND_KINDS.filter((kind) => kind !== 'statutory' && kind !== 'confirmation'))(
    '%s could be opened before any plan is published',
    (kind) => {
      const { planVersion: _, ...unpublished } = source;
      const terms = roundTemplate(kind, unpublished);
      const context = { households: 20, unitIds: ['u1', 'u2'], now: source.now, plan: null, openRounds: [] };
      expect(roundFaults(terms, context)).toEqual([]);
    },
  );
});

describe('changing a draft', () => {
  const terms = roundTemplate('menu', source);
  const change = (part: Parameters<typeof changeDraft>[1]) =>
    changeDraft(terms, part, source.policy, { planVersionId: 'p2', version: 2, hash: 'b'.repeat(64) });

  test('leaves everything else as it was', () => {
    expect(change({ title: '别的' })).toEqual({ ...terms, title: '别的' });
    expect(change({ rule: {} })).toEqual(terms);
  });
  test('takes the plan that is published now only when asked to', () => {
    expect(change({ usePublishedPlan: true }).planVersion?.version).toBe(2);
    expect(change({ title: '别的' }).planVersion?.version).toBe(1);
  });
  test('a basis that is blank is none', () => {
    expect(change({ disclosureBasis: ' ' })).not.toHaveProperty('disclosureBasis');
    expect(change({ disclosureBasis: '居民会议' }).disclosureBasis).toBe('居民会议');
  });
});
