import { chinaDayOf } from '../../shared/chinaTime.ts';
/** The how-manieth of something one account did on one day; unique in its collection, so that no burst passes a limit. */
export interface DayTurn {
  readonly of: string;
  /** From 0. */
  readonly nth: number;
}

/** What turns of one account, of one kind and one day in China are counted under. `at`: milliseconds since 1970 UTC. */
export function dayTurnOf(accountId: string, how: string, at: number): string {
  return `${accountId}/${how}/${chinaDayOf(at)}`;
}

/**
 * Writes with the next free turn of the day. Of those who write at once one gets the turn, and the others count again, so
 * that as many are kept as may be and none more, over any number of instances.
 */
export async function inTurnOfDay<Kept>(
  of: string,
  most: number,
  count: () => Promise<number>,
  write: (turn: DayTurn) => Promise<Kept | 'turn-taken'>,
): Promise<Kept | 'too-many'> {
  for (;;) {
    const nth = await count();
    if (nth >= most) return 'too-many';
    const kept = await write({ of, nth });
    if (kept !== 'turn-taken') return kept;
  }
}

/** The unique index that the turns of a collection need; the field is `turn`. */
export const turnIndex = {
  name: 'turn_once',
  key: { 'turn.of': 1, 'turn.nth': 1 },
  unique: true,
  partialFilterExpression: { 'turn.of': { $exists: true } },
} as const;
