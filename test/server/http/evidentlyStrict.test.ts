import fc from 'fast-check';
import { isEvidentlyStrict } from '../../../server/http/evidentlyStrict.ts';
import { parseStrictJson } from '../../../server/http/strictJson.ts';

const evident = (text: string): boolean => isEvidentlyStrict(text, JSON.parse(text));

test('a ballot as the phone sends it is evident', () => {
  const answers = [
    { questionId: 'q1', value: 'yes', reason: '楼道太暗，晚上 8:30 看不清' },
    { questionId: 'q2', value: 5 },
    { questionId: 'q3', value: ['a', 'b'] },
    { questionId: 'q4', value: { r1: 4, r2: 1 } },
  ];
  expect(evident(JSON.stringify({ clientKey: 'k-12345678', answers, confirm: true }))).toBe(true);
});

test.each([
  ['a key twice', '{"a":1,"a":2}'],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}'],
  ['a key twice, deep inside', '[{"x":{"b":[],"b":[]}}]'],
  ['a NUL', '"\\u0000"'],
  ['half a character', '"\\ud83d"'],
  ['half a character, unescaped', '"\ud83d"'],
  ['a fraction', '0.10000000000000000001'],
  ['more digits than a double keeps', '9007199254740993'],
  ['an exponent', '1e400'],
  ['a large exponent', '1E2'],
  ['a prototype', '{"__proto__":{}}'],
  ['a constructor', '{"constructor":{}}'],
  ['too deep a value', `${'['.repeat(33)}${']'.repeat(33)}`],
  ['too many values', `[${'1,'.repeat(6000)}1]`],
])('%s is not evident: the scan judges it', (_, text) => expect(evident(text)).toBe(false));

test('whatever is evident is passed by the scan: nothing is let through that it would refuse', () => {
  const key = fc.constantFrom('a', 'b', 'é', '__proto__', 'constructor', 'a:b', '\\u0061', '\\"');
  const json = fc.letrec<{ any: string }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('1', '-0', '1.5', '1e3', '99999999999999999999', 'true', 'null', '"x"', '"a:\\u0000"'),
      fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
      fc
        .array(fc.tuple(key, tie('any')), { maxLength: 4 })
        .map((pairs) => `{${pairs.map(([name, value]) => `"${name}" : ${value}`).join(',')}}`),
    ),
  })).any;
  // An escaped space in front makes the scan judge the same text in any case.
  const scanned = (text: string): unknown => parseStrictJson(`["\\u0020",${text}]`);
  fc.assert(
    fc.property(json, (text) => {
      fc.pre(evident(text));
      expect(scanned(text)).toEqual([' ', parseStrictJson(text)]);
    }),
    { numRuns: 2000 },
  );
});
