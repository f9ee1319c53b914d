import {
  householdsNeeded,
  officialRate,
  strictRate,
} from '../../../../shared/round/counting/solicitationRate.ts';

describe('征集率 (domain.md "Solicitation rate"; seed 003 三（一）1: 80 %)', () => {
  test.each([
    [20, 16],
    [21, 17],
    [24, 20],
    [154, 124],
    [411, 329],
    [1, 1],
    [4613, 3691],
    [1200, 960],
  ])('%i households at 80 %% need %i answers', (denominator, need) => {
    expect(householdsNeeded({ answered: 0, denominator, thresholdPercent: 80 })).toBe(need);
  });

  test.each([
    [20, 16],
    [21, 17],
    [24, 20],
    [154, 124],
    [411, 329],
  ])('the gate of %i households opens at %i and not one household earlier', (denominator, need) => {
    const at = (answered: number) => officialRate({ answered, denominator, thresholdPercent: 80 });
    expect([at(need - 1).met, at(need - 1).need, at(need).met, at(need).need]).toEqual([false, 1, true, 0]);
  });

  test('what is missing and the gate agree for every threshold and size', () => {
    const disagreements = [];
    for (let thresholdPercent = 1; thresholdPercent <= 100; thresholdPercent += 1) {
      for (let denominator = 1; denominator <= 60; denominator += 1) {
        for (let answered = 0; answered <= denominator; answered += 1) {
          const rate = officialRate({ answered, denominator, thresholdPercent });
          if (rate.met !== (rate.need === 0)) disagreements.push(rate);
        }
      }
    }
    expect(disagreements).toEqual([]);
  });

  test('79.96 % is 79.9 %, never 80 %', () => {
    const rate = officialRate({ answered: 1999, denominator: 2500, thresholdPercent: 80 });
    expect(rate).toEqual({ answered: 1999, denominator: 2500, permille: 799, need: 1, met: false });
  });

  test.each([
    [16, 20, 800],
    [124, 154, 805],
    [123, 154, 798],
    [329, 411, 800],
    [328, 411, 798],
    [1, 3, 333],
    [2, 3, 666],
    [3, 3, 1000],
    [0, 7, 0],
  ])('%i of %i is shown as %i thousandths', (answered, denominator, permille) => {
    expect(officialRate({ answered, denominator, thresholdPercent: 80 }).permille).toBe(permille);
  });

  test('with everybody excluded the rate is — and the gate stays closed', () => {
    expect(officialRate({ answered: 0, denominator: 0, thresholdPercent: 80 })).toEqual({
      answered: 0,
      denominator: 0,
      permille: null,
      need: 0,
      met: false,
    });
    expect(strictRate(0, 0)).toEqual({ answered: 0, denominator: 0, permille: null });
  });

  test('the strict rate keeps excluded households in the denominator', () => {
    expect(strictRate(16, 24)).toEqual({ answered: 16, denominator: 24, permille: 666 });
  });
});
