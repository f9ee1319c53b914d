import { basketBudget } from '../../../../miniapp/src/components/questions/basketBudget.ts';
import type { BasketQuestion } from '../../../../shared/round/question.ts';

const basket: BasketQuestion = {
  questionId: 'upgrade',
  type: 'basket',
  title: '先添哪几样？',
  section: 'upgrade',
  required: false,
  scope: 'community',
  touchesProperty: false,
  options: [
    { optionId: 'lockers', label: '快递柜', costFen: 4_000_000 },
    { optionId: 'canteen', label: '老年食堂', costFen: 9_000_000 },
    { optionId: 'nursery', label: '托儿点', costFen: 6_000_000 },
  ],
  budgetFen: 10_000_000,
};

describe('提升类: a basket inside the budget', () => {
  it('starts with the whole budget and everything within reach', () => {
    expect(basketBudget(basket, [])).toEqual({
      budgetFen: 10_000_000,
      spentFen: 0,
      leftFen: 10_000_000,
      tooDear: [],
    });
  });

  it('keeps out what would go over the budget, and lets in what spends it to the last fen', () => {
    const { leftFen, tooDear } = basketBudget(basket, ['lockers']);
    expect(leftFen).toBe(6_000_000);
    expect(tooDear).toEqual(['canteen']);
    expect(basketBudget(basket, ['lockers', 'nursery']).leftFen).toBe(0);
  });
});
