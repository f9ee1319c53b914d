import { waitBriefly } from './waitBriefly.ts';

/**
 * Runs a task again and again, each time a pause after the last run has ended; a run that fails is told and followed by
 * the next. The answer stops it and waits, not for long, for what is under way. `firstPauseMs`: before the first run.
 */
export function repeat(
  pauseMs: number,
  task: () => Promise<void>,
  onError: (error: unknown) => void,
  firstPauseMs: number = pauseMs,
): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout;
  const wait = (ms: number): void => {
    timer = setTimeout(() => {
      running = task()
        .catch(onError)
        .then(() => {
          if (!stopped) wait(pauseMs);
        });
    }, ms);
  };
  wait(firstPauseMs);
  return () => {
    stopped = true;
    clearTimeout(timer);
    return waitBriefly(running);
  };
}
