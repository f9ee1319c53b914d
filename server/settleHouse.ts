import { actOnDue } from './complaint/actOnDue.ts';
import { tellMoves } from './complaint/tellMoves.ts';
import type { House } from './openHouse.ts';
import { closeDueRounds } from './round/closing/closeDueRounds.ts';

/**
 * Does at once what clocks and consumers beside the answering would do in a while: closes rounds that are due, acts on the
 * deadlines of complaints, collects and compares opinions, looks at what staff entered, tells whoever is owed a notice. Throws what goes wrong.
 */
export async function settleHouse({
  rounds,
  flagWatch,
  complaints,
  opinions,
  notices,
}: House): Promise<void> {
  await closeDueRounds(rounds, fail);
  await actOnDue(complaints, fail);
  await tellMoves(complaints, notices.store, fail);
  await opinions.catchUp();
  await flagWatch.catchUp();
  await notices.settle();
}

function fail(error: unknown): never {
  throw error;
}
