import fc from 'fast-check';
import { withholdChoice, withholdSmallCells } from '../../../../shared/round/result/smallCell.ts';

describe('small-cell guard (domain.md: no breakdown below k = 5, complementary suppression included)', () => {
  test.each<[string, number[], (number | null)[]]>([
    ['nothing is small', [12, 8, 5], [12, 8, 5]],
    ['an option nobody chose may be shown as 0', [12, 8, 0], [12, 8, 0]],
    ['one small cell takes the smallest other with it', [20, 9, 3], [20, null, null]],
    ['two small cells of together k are enough', [20, 4, 4], [20, null, null]],
    ['two small cells of together less than k take a third', [20, 9, 2, 1], [20, null, null, null]],
    ['a total below k is withheld whole, zeros too', [3, 1, 0], [null, null, null]],
    ['4 of 4', [4, 0, 0], [null, null, null]],
    ['5 of 5', [5, 0, 0], [5, 0, 0]],
  ])('%s', (_, counts, shown) => {
    expect(withholdSmallCells(counts, 5)).toEqual(shown);
  });

  test('a withheld group can never be narrowed below k households by subtraction', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 30 }), { minLength: 2, maxLength: 8 }),
        fc.integer({ min: 2, max: 9 }),
        (counts, k) => {
          const shown = withholdSmallCells(counts, k);
          const hidden = counts.filter((_, at) => shown[at] === null);
          const hiddenSum = hidden.reduce((sum, count) => sum + count, 0);
          const total = counts.reduce((sum, count) => sum + count, 0);
          for (const count of shown) expect(count === null || count === 0 || count >= k).toBe(true);
          if (hidden.length > 0 && total >= k) {
            expect(hidden.length).toBeGreaterThanOrEqual(2);
            expect(hiddenSum).toBeGreaterThanOrEqual(k);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    [0, 20, 0],
    [4, 20, null],
    [5, 20, 5],
    [15, 20, 15],
    [16, 20, null],
    [20, 20, 20],
    [3, 4, null],
  ])('%i of %i households chose it: shown as %p', (count, total, shown) => {
    expect(withholdChoice(count, total, 5)).toBe(shown);
  });
});
