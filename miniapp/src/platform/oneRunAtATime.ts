/**
 * Runs `work` once at a time; asked for during a run, it works once more at the end, within its pauses. `rest` follows
 * when nothing more is asked for. `hurry` ignores the pauses.
 */
export function oneRunAtATime(
  work: (hurry: boolean) => Promise<void>,
  rest: () => void,
): (hurry?: boolean) => Promise<void> {
  let running = false;
  let again = false;
  return async (hurry = false) => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    try {
      await work(hurry);
      while (again) {
        again = false;
        await work(false);
      }
    } finally {
      running = false;
    }
    rest();
  };
}
