import { repeat } from '../repeat.ts';
import { actOnDue, rederiveProvisional, type ClockParts } from './actOnDue.ts';

const USUAL_PAUSE_MS = 10_000;

/**
 * The clock of complaints: asks again and again for what is due by an indexed time. It remembers nothing, so that a start
 * after any stop goes on where the last one ended. The answer stops it and waits for what is under way.
 */
export function startComplaintClock(
  parts: ClockParts,
  onError: (error: unknown) => void,
  pauseMs: number = USUAL_PAUSE_MS,
): () => Promise<void> {
  let isFirst = true;
  return repeat(
    pauseMs,
    async () => {
      if (isFirst) await rederiveProvisional(parts, onError);
      isFirst = false;
      await actOnDue(parts, onError);
    },
    onError,
  );
}
