/** Runs work when a place is free, in the order in which it was asked for; what it comes to is the asker's. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** Lets this many works run at a time. */
export function takingTurns(places: number): InTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= places) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Whoever waits takes over the place, so that nobody who comes later does.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
