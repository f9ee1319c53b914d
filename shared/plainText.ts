/**
 * Characters that take no ink or turn the line round: controls (line feed excepted), soft hyphen, joiners, direction
 * marks, variation selectors, fillers, byte order mark. Somebody who reads cannot tell that they are there.
 */
const UNSEEN =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb]/g;

/** Three and more marks on one letter (Zalgo): no script of this country is written so. */
const HEAPED =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3,}/;

/**
 * A text as it is kept: one form of each letter (Unicode NFC), without what cannot be seen, blanks around it cut off and
 * at most one empty line in a row.
 */
export function plainText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Why a text is none: nothing to read in it, or letters heaped with marks until nobody can read them. */
export function textFault(text: string): 'empty' | 'unreadable' | undefined {
  const plain = plainText(text);
  if (plain === '') return 'empty';
  return HEAPED.test(plain) ? 'unreadable' : undefined;
}
