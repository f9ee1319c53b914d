import { itemWithoutItsEffect, takesLessIncome } from '../../../shared/plan/keptFromBefore.ts';
import type { PlanContent, PlanItem } from '../../../shared/plan/plan.ts';
import { emptyPlan } from '../../support/emptyPlan.ts';

// What whoever writes a plan may not strike out on the way from version to version: that the owners decide (民法典
// 第二百七十八条), and 公共收益 money without a word.

const MATTER = '民法典第二百七十八条第一款第八项（改变共有部分的用途）：占用绿地时。';
const item = (itemId: string, more: Partial<PlanItem> = {}): PlanItem => ({
  itemId,
  class: 'basic',
  name: itemId,
  scope: 'community',
  costFen: 100,
  shareFen: 0,
  funding: [{ source: 'localFiscal', amountFen: 100 }],
  ...more,
});
const version = (...items: readonly PlanItem[]): PlanContent => ({ ...emptyPlan, items });
const green = item('green', { name: '绿地停车', legalEffect: MATTER });
const lamp = item('lamp', { name: '路灯' });
const catalogue = [
  {
    catalogueId: 'lift',
    name: '加装电梯',
    legalEffect: { matter: 'rebuild', when: '始终', explanation: '' },
  },
  { catalogueId: 'lamp', name: '路灯', legalEffect: 'none' },
] as const;
const loser = (versions: readonly PlanContent[], ...items: readonly PlanItem[]) =>
  itemWithoutItsEffect(versions, catalogue, items)?.itemId;

test('an item keeps the legal effect that it has', () => {
  const { legalEffect: _, ...silent } = green;
  expect(loser([version(green, lamp)], green, lamp)).toBeUndefined();
  expect(loser([version(green)], { ...green, costFen: 300 })).toBeUndefined();
  expect(loser([version(green)], silent)).toBe('green');
  expect(loser([version(green)], { ...silent, name: '别的名字' })).toBe('green');
  expect(loser([version(green)], { ...green, legalEffect: '不需要表决' })).toBe('green');
});

test('taken out and put in again under another id, it is known by its name', () => {
  const again = item('green-2', { name: '绿地 停车' });
  expect(loser([version(green, lamp), version(lamp)], lamp, again)).toBe('green-2');
  expect(loser([version(green, lamp), version(lamp)], { ...again, legalEffect: MATTER })).toBeUndefined();
  expect(loser([version(green, lamp)], lamp)).toBeUndefined();
});

test('a new item of the catalogue has the matter that the catalogue names', () => {
  const rebuild = '民法典第二百七十八条第一款第七项（改建、重建建筑物及其附属设施）：始终。';
  expect(loser([version(lamp)], item('lift', { name: '电梯' }))).toBe('lift');
  expect(loser([version(lamp)], item('new', { name: '加装电梯' }))).toBe('new');
  expect(loser([version(lamp)], item('lift', { legalEffect: MATTER }))).toBe('lift');
  expect(loser([version(lamp)], item('lift', { legalEffect: rebuild }))).toBeUndefined();
});

test('公共收益 that another source pays instead is noticed, also after the item was out of the plan', () => {
  const income = { source: 'commonRevenue', amountFen: 40 } as const;
  const before = item('lamp', { funding: [{ source: 'localFiscal', amountFen: 60 }, income] });
  expect(takesLessIncome([version(before)], [before])).toBe(false);
  expect(takesLessIncome([version(before)], [lamp])).toBe(true);
  expect(takesLessIncome([version(before), version(green)], [{ ...lamp, name: 'lamp', itemId: 'l2' }])).toBe(
    true,
  );
  expect(takesLessIncome([version(before)], [green])).toBe(false);
  expect(takesLessIncome([version(lamp)], [before])).toBe(false);
});
