import type { RollElector } from '../../../shared/round/roll.ts';

/**
 * Whether an act in an owners' vote is shown to an owner of the dwelling: his own, what staff entered for him, and where
 * several own it together what the others said. What a former owner said himself is not shown to the buyer.
 */
export function isShownToOwner(
  { joint }: Pick<RollElector, 'joint'>,
  act: { readonly actorId: string; readonly by?: string },
  accountId: string,
): boolean {
  return joint || act.actorId === accountId || (act.by !== undefined && act.by !== 'self');
}
