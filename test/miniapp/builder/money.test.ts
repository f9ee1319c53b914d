import { fenOf, yuanOf } from '../../../miniapp/src/builder/money.ts';

describe('money in a field', () => {
  it.each<[string, number | undefined]>([
    ['1200', 120_000],
    ['1200.5', 120_050],
    ['0.07', 7],
    [' 12 ', 1200],
    ['1.005', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['9999999999', 999_999_999_900],
    ['12345678901', undefined],
  ])('%p', (text, fen) => {
    expect(fenOf(text)).toBe(fen);
  });

  it('is read back as it was printed', () => {
    for (const fen of [0, 7, 50, 100, 120_050, 98_765_432_100]) expect(fenOf(yuanOf(fen))).toBe(fen);
  });
});
