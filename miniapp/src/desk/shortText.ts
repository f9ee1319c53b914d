const SHOWN = 60;

/** The beginning of what was said, for a row of a table; whole characters, never half of one. */
export function shortText(text: string | null): string {
  if (text === null) return '（内容暂不显示）';
  const letters = Array.from(text.replace(/\s+/g, ' ').trim());
  return letters.length > SHOWN ? `${letters.slice(0, SHOWN).join('')}…` : letters.join('');
}
