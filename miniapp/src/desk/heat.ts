/** How much is open at a place beside the place with the most. */
export type Heat = 'none' | 'some' | 'many' | 'late';

/** A sign and words beside the colour. */
export const HEAT_WORDS: Readonly<Record<Heat, { readonly sign: string; readonly words: string }>> = {
  none: { sign: '○', words: '没有在办的' },
  some: { sign: '●', words: '有一些' },
  many: { sign: '▲', words: '比较多' },
  late: { sign: '✕', words: '有超时的' },
};

/** Something late counts before everything; otherwise half of the most is many. */
export function heatOf(
  { open, overdue }: { readonly open: number; readonly overdue: number },
  most: number,
): Heat {
  if (overdue > 0) return 'late';
  if (open === 0) return 'none';
  return 2 * open > most && open > 1 ? 'many' : 'some';
}
