import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import type { CallResult, ClientRefusal } from './clientRefusal.ts';
import { oneRunAtATime } from './oneRunAtATime.ts';
import { isFinalRefusal } from './outboxItem.ts';

/** A photograph on its way; `percent` is what has left the device in the attempt that runs. */
export interface QueuedPhoto {
  readonly localId: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'refused';
  readonly percent: number;
  readonly attempts: number;
  /** Milliseconds; not sent again before. */
  readonly nextAttemptAt: number;
  readonly refusal?: ClientRefusal;
  readonly evidenceId?: string;
}

/** What the queue needs from the device and the screen. */
export interface PhotoQueuePorts {
  readonly photos: () => readonly QueuedPhoto[];
  readonly put: (photo: QueuedPhoto) => void;
  readonly upload: (
    localId: string,
    onPercent: (percent: number) => void,
  ) => Promise<CallResult<EvidenceKept>>;
  readonly now: () => number;
  readonly random: () => number;
  /** Runs once after the delay; a later call replaces an earlier one. */
  readonly wakeAfter: (delayMs: number, run: () => void) => void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/** A photograph that has just been chosen. */
export function queuedPhoto(localId: string, now: number): QueuedPhoto {
  return { localId, state: 'waiting', percent: 0, attempts: 0, nextAttemptAt: now };
}

/**
 * Sends the waiting photographs one after another, so that on a weak network the first is there soon; each until it is
 * there or refused for good, with a pause that doubles. One run at a time; what is sent is never sent again. `hurry`
 * ignores the pauses (button, network back).
 */
export function photoQueue(ports: PhotoQueuePorts): (hurry?: boolean) => Promise<void> {
  const next = (hurry: boolean, tried: ReadonlySet<string>): QueuedPhoto | undefined =>
    ports
      .photos()
      .find(
        ({ localId, state, nextAttemptAt }) =>
          state === 'waiting' && !tried.has(localId) && (hurry || nextAttemptAt <= ports.now()),
      );

  const sendDue = async (hurry: boolean): Promise<void> => {
    const tried = new Set<string>();
    for (;;) {
      const photo = next(hurry, tried);
      if (photo === undefined) return;
      tried.add(photo.localId);
      ports.put({ ...photo, state: 'sending', percent: 0 });
      const result = await ports.upload(photo.localId, (percent) =>
        ports.put({ ...photo, state: 'sending', percent }),
      );
      ports.put(afterUpload(photo, result, ports.now(), ports.random()));
    }
  };

  const run = oneRunAtATime(sendDue, () => {
    const waiting = ports.photos().filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) return;
    const soonest = Math.min(...waiting.map(({ nextAttemptAt }) => nextAttemptAt));
    ports.wakeAfter(Math.max(200, soonest - ports.now()), () => void run());
  });
  return run;
}

function afterUpload(
  photo: QueuedPhoto,
  result: CallResult<EvidenceKept>,
  now: number,
  random: number,
): QueuedPhoto {
  const attempts = photo.attempts + 1;
  const { localId, nextAttemptAt } = photo;
  if (result.ok)
    return {
      localId,
      state: 'sent',
      percent: 100,
      attempts,
      nextAttemptAt,
      evidenceId: result.value.evidenceId,
    };
  const { refusal } = result;
  if (isFinalRefusal(refusal))
    return { localId, state: 'refused', percent: 0, attempts, nextAttemptAt, refusal };
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 10));
  const next = now + Math.round(wait * (0.5 + random / 2));
  return { localId, state: 'waiting', percent: 0, attempts, nextAttemptAt: next, refusal };
}
