import fc from 'fast-check';
import { compareProducts } from '../../../../shared/round/vote/compareProducts.ts';
import { statutoryOutcome, type VoteFigures } from '../../../../shared/round/vote/statutoryTally.ts';
import type { VoteRule } from '../../../../shared/round/vote/statutoryTerms.ts';
import { isBelowTheLaw, leastReaching, reaches } from '../../../../shared/round/vote/voteShares.ts';
import { ordinary, special } from '../../../support/statutoryFixtures.ts';

// domain.md “Statutory tally”; 民法典第二百七十八条第二款、第一千二百五十九条 (以上 includes, 过半数 does not).

/** Everybody owns one square metre, unless areas are given: then both sides can be set apart. */
function figures(
  people: readonly [n: number, p: number, y: number],
  area: readonly [n: number, p: number, y: number],
): VoteFigures {
  const side = ([total, participating, agreeing]: readonly [number, number, number]) => ({
    total,
    participating,
    agreeing,
  });
  return { people: side(people), area: side(area) };
}
const large = [300_000, 300_000, 300_000] as const;
const holdsOf = (outcome: ReturnType<typeof statutoryOutcome>) =>
  outcome.inequalities.map(({ holds }) => holds);

describe('valid: 3P ≥ 2N and 3Pₛ ≥ 2S (三分之二以上 includes equality)', () => {
  test.each([
    ['45 owners, 30 take part: exactly two thirds', 45, 30, true, 0],
    ['45 owners, 29 take part: one below', 45, 29, false, 1],
    ['44 owners, 30 take part: 29⅓ rounded up', 44, 30, true, 0],
    ['44 owners, 29 take part', 44, 29, false, 1],
    ['1 owner who takes part', 1, 1, true, 0],
    ['1 owner who does not', 1, 0, false, 1],
  ])('by persons: %s', (_, n, p, holds, missing) => {
    const [line] = statutoryOutcome(figures([n, p, p], large), ordinary).inequalities;
    expect([line?.holds, line?.missing]).toEqual([holds, missing]);
  });
  test.each([
    ['exactly two thirds of 3000.00 m²', 300_000, 200_000, true, 0],
    ['0.01 m² below', 300_000, 199_999, false, 1],
    ['two thirds of 3000.01 m² is no whole number', 300_001, 200_000, false, 1],
    ['and one unit more holds', 300_001, 200_001, true, 0],
  ])('by area: %s', (_, s, ps, holds, missing) => {
    const line = statutoryOutcome(figures([45, 45, 45], [s, ps, ps]), ordinary).inequalities[1];
    expect([line?.holds, line?.missing]).toEqual([holds, missing]);
  });
  test('enough persons without enough area is invalid, and the other way round', () => {
    expect(statutoryOutcome(figures([45, 45, 45], [300_000, 199_999, 199_999]), ordinary).verdict).toBe(
      'invalid',
    );
    expect(statutoryOutcome(figures([45, 29, 29], large), ordinary).verdict).toBe('invalid');
  });
  test('with nobody in scope, or nobody taking part, nothing holds', () => {
    const nobody = statutoryOutcome(figures([0, 0, 0], [0, 0, 0]), ordinary);
    expect([nobody.verdict, holdsOf(nobody)]).toEqual(['invalid', [false, false, false, false]]);
  });
});

describe('ordinary matters: 2Y > P and 2Yₛ > Pₛ (过半数 is strict)', () => {
  test.each([
    ['exactly half of 30 is not enough', 30, 15, false, 1],
    ['one more than half of 30', 30, 16, true, 0],
    ['15 of 31: one unit below', 31, 15, false, 1],
    ['16 of 31', 31, 16, true, 0],
  ])('by persons: %s', (_, p, y, holds, missing) => {
    const line = statutoryOutcome(figures([p, p, y], large), ordinary).inequalities[2];
    expect([line?.holds, line?.missing, line?.text.includes('＞')]).toEqual([holds, missing, true]);
  });
  test.each([
    ['exactly half of 2000.00 m²', 200_000, 100_000, false, 1],
    ['0.01 m² more', 200_000, 100_001, true, 0],
  ])('by area: %s', (_, ps, ys, holds, missing) => {
    const line = statutoryOutcome(figures([30, 30, 30], [ps, ps, ys]), ordinary).inequalities[3];
    expect([line?.holds, line?.missing]).toEqual([holds, missing]);
  });
});

describe('special matters: 4Y ≥ 3P and 4Yₛ ≥ 3Pₛ (四分之三以上 includes equality)', () => {
  test.each([
    ['exactly three quarters of 32', 32, 24, true, 0],
    ['one below', 32, 23, false, 1],
    ['three quarters of 31 is 23¼: 24', 31, 24, true, 0],
    ['23 of 31', 31, 23, false, 1],
  ])('by persons: %s', (_, p, y, holds, missing) => {
    const line = statutoryOutcome(figures([p, p, y], large), special).inequalities[2];
    expect([line?.holds, line?.missing]).toEqual([holds, missing]);
  });
  test.each([
    ['exactly three quarters of 2000.00 m²', 200_000, 150_000, true, 0],
    ['0.01 m² below', 200_000, 149_999, false, 1],
  ])('by area: %s', (_, ps, ys, holds, missing) => {
    const line = statutoryOutcome(figures([32, 32, 32], [ps, ps, ys]), special).inequalities[3];
    expect([line?.holds, line?.missing]).toEqual([holds, missing]);
  });
});

test('each inequality is printed with its numbers and what is missing', () => {
  const { verdict, inequalities } = statutoryOutcome(
    figures([45, 31, 16], [300_000, 210_050, 90_000]),
    ordinary,
  );
  expect(verdict).toBe('not-passed');
  expect(inequalities.map(({ text }) => text)).toEqual([
    '参与人数 31 ≥ 2/3 × 45 = 30 ✓',
    '参与面积 2100.50㎡ ≥ 2/3 × 3000.00㎡ = 2000.00㎡ ✓',
    '同意人数 16 ＞ 1/2 × 31（至少 16） ✓',
    '同意面积 900.00㎡ ＞ 1/2 × 2100.50㎡（至少 1050.26㎡） ✗',
  ]);
  expect(inequalities[3]?.missing).toBe(15_026);
});

test('area sums that floats get wrong are compared in whole 0.01 m²', () => {
  const areas = Array.from({ length: 30 }, () => 10);
  const asFloat = areas.reduce((sum, areaDm2) => sum + areaDm2 / 100, 0);
  expect(asFloat).not.toBe(3);
  // Two thirds of 3.00 m² take part, exactly; the floats' sum of the same twenty areas would be below.
  const taking = areas.slice(0, 20).reduce((sum, areaDm2) => sum + areaDm2, 0);
  expect(statutoryOutcome(figures([30, 20, 20], [300, taking, taking]), ordinary).verdict).toBe('passed');
});

describe('numbers beyond 2⁵³ are compared exactly', () => {
  test('one unit decides in areas whose products are no safe integers', () => {
    const whole = 9_007_199_254_740_990;
    const twoThirds = (whole / 3) * 2;
    const share = { numerator: 2, denominator: 3, strict: false };
    expect(reaches(share, twoThirds, whole)).toBe(true);
    expect(reaches(share, twoThirds - 1, whole)).toBe(false);
    expect(leastReaching(share, whole)).toBe(twoThirds);
  });
  test('agrees with big integers on any four numbers', () => {
    const safe = fc.maxSafeNat();
    fc.assert(
      fc.property(safe, safe, safe, safe, (a, b, c, d) => {
        const [left, right] = [BigInt(a) * BigInt(b), BigInt(c) * BigInt(d)];
        expect(compareProducts(a, b, c, d)).toBe(left < right ? -1 : left > right ? 1 : 0);
      }),
    );
  });
  test('what is no whole number is refused', () => {
    expect(() => compareProducts(0.5, 1, 1, 1)).toThrow(RangeError);
    expect(() => compareProducts(-1, 1, 1, 1)).toThrow(RangeError);
  });
});

test('the smallest number that reaches a share reaches it, and one unit less does not', () => {
  const share = fc
    .tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 1000 }), fc.boolean())
    .map(([a, b, strict]) => ({ numerator: Math.min(a, b), denominator: Math.max(a, b), strict }));
  fc.assert(
    fc.property(share, fc.integer({ min: 0, max: 1_000_000_000_000 }), (each, whole) => {
      const least = leastReaching(each, whole);
      expect(reaches(each, least, whole)).toBe(true);
      if (least > 0) expect(reaches(each, least - 1, whole)).toBe(false);
    }),
  );
});

describe('custom: never below 278 for a matter of 278', () => {
  const custom = (participation: string, agreement: string): VoteRule => {
    const share = (text: string) => {
      const [, op = '', n = '', d = ''] = /^(>=|>)(\d+)\/(\d+)$/.exec(text) ?? [];
      return { numerator: Number(n), denominator: Number(d), strict: op === '>' };
    };
    return {
      kind: 'custom',
      law: '业主大会议事规则第八条',
      text: '须经全体业主五分之四以上同意',
      participation: share(participation),
      agreement: share(agreement),
    };
  };
  test.each([
    ['>=2/3', '>=4/5', 'rebuild', false],
    ['>=2/3', '>=3/4', 'rebuild', false],
    ['>=2/3', '>=74/100', 'rebuild', true],
    ['>=2/3', '>1/2', 'rebuild', true],
    ['>=2/3', '>1/2', 'useMaintenanceFund', false],
    ['>=2/3', '>=1/2', 'useMaintenanceFund', true],
    ['>=2/3', '>=51/100', 'useMaintenanceFund', false],
    ['>=66/100', '>=4/5', 'useMaintenanceFund', true],
    ['>=4/6', '>=4/5', 'useMaintenanceFund', false],
    ['>2/3', '>=4/5', 'useMaintenanceFund', false],
  ] as const)('%s take part and %s agree on %s: below is %s', (participation, agreement, matter, below) => {
    expect(isBelowTheLaw(custom(participation, agreement), matter)).toBe(below);
  });
  test('the ordinary rule is below the law for a special matter, and the special one never is', () => {
    expect(isBelowTheLaw(ordinary, 'changeCommonUse')).toBe(true);
    expect(isBelowTheLaw(ordinary, 'raiseMaintenanceFund')).toBe(true);
    expect(isBelowTheLaw(special, 'useMaintenanceFund')).toBe(false);
  });
  test('its own shares decide', () => {
    const rule = custom('>=3/4', '>=4/5');
    const outcome = statutoryOutcome(figures([40, 30, 23], [400, 300, 240]), rule);
    expect([outcome.verdict, holdsOf(outcome)]).toEqual(['not-passed', [true, true, false, true]]);
  });
});
