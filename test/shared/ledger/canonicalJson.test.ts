import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import type { LedgerValue } from '../../../shared/ledger/leaf.ts';

const value = fc.letrec<{ any: LedgerValue }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.array(tie('any'), { maxLength: 5 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('any'), { maxKeys: 5 }),
  ),
})).any;

describe('canonical JSON (RFC 8785)', () => {
  test('keys are sorted by UTF-16 units, as in the example of §3.2.3', () => {
    const example = {
      '€': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '😀': 'Smile',
      '\u0080': 'Control',
      ö: 'O',
    };
    const order = [...canonicalJson(example).matchAll(/:"(\w+( \w+)*)"/g)].map((match) => match[1]);
    expect(order).toEqual(['CR', 'One', 'Control', 'O', 'Euro', 'Smile', 'Hebrew']);
  });

  test('any value of the ledger is written as a full implementation writes it', () => {
    fc.assert(fc.property(value, (any) => canonicalJson(any) === canonicalize(any)));
  });

  test.each([
    ['null', null],
    ['undefined', undefined],
    ['a fraction', 0.5],
    ['an unsafe integer', 2 ** 53],
    ['not a number', NaN],
    ['half a character', '\ud83d'],
    ['half a character after a letter', 'a\ude00'],
    ['something wrong inside', { a: [{ b: null }] }],
  ])('%s is refused', (_, wrong) => {
    expect(() => canonicalJson(wrong as LedgerValue)).toThrow(TypeError);
  });

  test.each([
    ['characters of two units', '{"a":"😀","b":"x"}'],
    ['a written backslash before ud', '{"a":"\\\\ud800"}'],
    ['keys that are numbers, which an object lists first', '{"10":1,"9":2}'],
    ['keys in another order, deep inside', '{"z":[{"a":1,"b":2}]}'],
  ])('%s', (_, text) => {
    expect(canonicalJson(JSON.parse(text.replace('"a":1,"b":2', '"b":2,"a":1')) as LedgerValue)).toBe(text);
  });

  test('a list with a hole is refused', () => {
    const list: LedgerValue[] = [];
    list[1] = 1;
    expect(() => canonicalJson(list)).toThrow(TypeError);
  });

  test('minus zero is zero', () => expect(canonicalJson(-0)).toBe('0'));
});
