import { availableParallelism } from 'node:os';
import sharp from 'sharp';

/** Decoding takes memory and a core; one core is left to those who answer, and more pictures than this wait. */
const AT_ONCE = Math.max(1, availableParallelism() - 1);

// One picture uses one thread outside the event loop, and nothing of it is remembered.
sharp.concurrency(1);
sharp.cache(false);

let running = 0;
const waiting: (() => void)[] = [];

/** Runs work on pictures, a few at a time, in the order in which it was asked for. */
export async function drawInTurn<Drawn>(work: () => Promise<Drawn>): Promise<Drawn> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // Whoever waits takes over the place, so that nobody who comes later does.
    if (next === undefined) running -= 1;
    else next();
  }
}
