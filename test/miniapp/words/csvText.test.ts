import { csvText } from '../../../miniapp/src/words/csvText.ts';

test('a spreadsheet reads Chinese because of the byte order mark, and lines end as RFC 4180 says', () => {
  expect(
    csvText([
      ['小区', '户数'],
      ['示范一小区', 24],
    ]),
  ).toBe('\ufeff小区,户数\r\n示范一小区,24\r\n');
});

test.each([
  ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
  ['+1', "'+1"],
  ['-1+2', "'-1+2"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
])('%j never runs as a formula', (cell, written) => {
  expect(csvText([[cell]])).toBe(`\ufeff${written}\r\n`);
});

test.each([
  ['a,b', '"a,b"'],
  ['说"好"', '"说""好"""'],
  ['两\n行', '"两\n行"'],
])('%j stays one cell', (cell, written) => {
  expect(csvText([[cell]])).toBe(`\ufeff${written}\r\n`);
});

test('a negative number stays a number', () => {
  expect(csvText([[-3]])).toBe('\ufeff-3\r\n');
});
