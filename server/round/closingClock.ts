import { closeDueRounds } from './closeDueRounds.ts';
import type { RoundParts } from './roundParts.ts';

const PAUSE_MS = 30_000;

/**
 * Closes rounds whose time has run out and settles results that are overdue, again and again, each time a pause after the last has ended. Any number of
 * instances may run one: a close, a tally, a sample and a final result are each written once. The answer stops it and waits for what is under
 * way, so that nothing is appended to a ledger that is being closed.
 */
export function startClosingClock(
  parts: Pick<RoundParts, 'ledger' | 'clock'>,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const wait = (): void => {
    timer = setTimeout(() => {
      running = closeDueRounds(parts, onError).then(() => {
        if (!stopped) wait();
      });
    }, PAUSE_MS);
  };
  wait();
  return () => {
    stopped = true;
    clearTimeout(timer);
    return running;
  };
}
