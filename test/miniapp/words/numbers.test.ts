import {
  countText,
  needText,
  permilleText,
  wanYuanText,
  yuanText,
} from '../../../miniapp/src/words/numbers.ts';

describe('numbers as residents read them', () => {
  test.each([
    [708, '70.8%'],
    [799, '79.9%'],
    [800, '80.0%'],
    [1000, '100.0%'],
    [5, '0.5%'],
    [0, '0.0%'],
    [null, '—'],
  ])('a floored rate of %s permille reads %s', (permille, text) => {
    expect(permilleText(permille)).toBe(text);
  });

  test.each([
    [0, '0 元'],
    [5, '0.05 元'],
    [1234567, '12,345.67 元'],
    [1200000, '12,000 元'],
    [-150, '-1.50 元'],
  ])('%s fen are %s', (fen, text) => {
    expect(yuanText(fen)).toBe(text);
  });

  test.each([
    [999_999, '9,999.99 元'],
    [1_000_000, '1 万元'],
    [123_456_789, '123.45 万元'],
    [145_340_000_000, '145,340 万元'],
    [1_050_000, '1.05 万元'],
    [1_500_000, '1.5 万元'],
  ])('a large sum of %s fen is floored to %s', (fen, text) => {
    expect(wanYuanText(fen)).toBe(text);
  });

  test('28 299 households (乌海市2022—2024年方案) keep their separator', () => {
    expect(countText(28299)).toBe('28,299');
  });

  test('what is missing comes before the percentage', () => {
    expect([needText(3, 80), needText(0, 80)]).toEqual(['还差 3 户就够 80%', '已达到 80%']);
  });
});
