import type { ScoreLine } from './opinion.ts';

/**
 * Whether a rated line asks for something to be done, by its published figures alone: somebody gave 1 or 2 of 5, or its
 * mean is below `lowScore` (0–100, the policy's). What is withheld is not low: that it were would tell what is withheld.
 */
export function isLowLine({ low, tenths }: Pick<ScoreLine, 'low' | 'tenths'>, lowScore: number): boolean {
  return (low ?? 0) > 0 || (tenths !== null && tenths < 10 * lowScore);
}
