import fc from 'fast-check';
import { newPrintedCode, readPrintedCode } from '../../../server/crypto/printedCode.ts';

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

it('a new code has ten characters that cannot be mistaken for one another', () => {
  const codes = Array.from({ length: 500 }, newPrintedCode);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{10}$/);
  expect(new Set(codes).size).toBe(codes.length);
});

it('a code is read however it is typed', () => {
  const code = newPrintedCode();
  expect(readPrintedCode(code)).toBe(code);
  expect(readPrintedCode(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)} `)).toBe(code);
});

it('every single wrong character is found', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.constantFrom(...letters), (place, letter) => {
      const code = newPrintedCode();
      fc.pre(code[place] !== letter);
      expect(readPrintedCode(code.slice(0, place) + letter + code.slice(place + 1))).toBeUndefined();
    }),
  );
});

it('two neighbours typed the wrong way round are found', () => {
  fc.assert(
    fc.property(fc.nat(7), (place) => {
      const code = newPrintedCode();
      const [a = '', b = ''] = code.slice(place, place + 2);
      fc.pre(a !== b);
      expect(readPrintedCode(code.slice(0, place) + b + a + code.slice(place + 2))).toBeUndefined();
    }),
  );
});

it.each(['', 'ABC', 'ABCDEFGHJKM', '0000000000', 'ＡＢＣＤＥＦＧＨＪＫ', 'ßßßßßßßßßß'])(
  '%p is no code',
  (typed) => expect(readPrintedCode(typed)).toBeUndefined(),
);
