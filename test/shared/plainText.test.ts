import { plainText, textFault } from '../../shared/plainText.ts';

// One rule for texts that people write (issue: zalgo and zero-width text): what cannot be seen is taken out, what nobody
// can read is refused, and what is written in an ordinary way stays as it is.

test.each([
  ['ordinary words with marks and lines', '三楼 漏水！\n雨天更大（2次）。', '三楼 漏水！\n雨天更大（2次）。'],
  ['zero-width characters', '漏\u200b水\u200d了\ufeff', '漏水了'],
  ['turned direction', '漏水\u202e了\u2066吧', '漏水了吧'],
  ['controls', 'a\u0007b\u001bc\u0085d', 'abc\nd'],
  ['other ends of lines', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
  ['many empty lines', 'a\n\n\n\n\nb', 'a\n\nb'],
  ['letters in two forms', 'e\u0301', 'é'],
  ['blanks around', '  漏水\n ', '漏水'],
  ['a picture of two units', '好👍', '好👍'],
])('%s', (_what, written, kept) => {
  expect(plainText(written)).toBe(kept);
  expect(plainText(kept)).toBe(kept);
  expect(textFault(written)).toBeUndefined();
});

test.each(['', ' ', '\u200b\u2060', '\u00ad\ufe0f', '\u3164'])('nothing to read in %j', (written) =>
  expect(textFault(written)).toBe('empty'),
);

test('letters heaped with marks cannot be read', () => {
  expect(textFault('H\u0310\u0311\u0312\u0313e')).toBe('unreadable');
  expect(textFault('Việt Nam, ü, ñ')).toBeUndefined();
});
