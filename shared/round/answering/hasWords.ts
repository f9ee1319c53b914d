/** Characters that take no ink: blanks of every kind, soft hyphens, joiners, direction marks, variation selectors. */
const UNSEEN =
  /[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0]/g;

/** Whether a text shows anything at all to a reader. */
export function hasWords(text: string): boolean {
  return text.replace(UNSEEN, '') !== '';
}
