import { repeat } from '../repeat.ts';
import { renditionKeys } from './evidenceStore.ts';
import type { EvidenceParts } from './keepEvidence.ts';

/** A draft on a phone may name what is uploaded for three days; what nothing has named by then is taken away. */
export const IDLE_MS = 3 * 86_400_000;
const PAUSE_MS = 3_600_000;
const FIRST_PAUSE_MS = 60_000;
/** A storage that is slow is not swept for hours in one go. */
const MOST_AT_ONCE = 1000;

type SweepParts = Pick<EvidenceParts, 'evidence' | 'storage' | 'clock'>;

/**
 * Takes away uploaded files that no command has named, and those whose upload was cut short by the end of a process. A
 * file is marked in the same step in which it is found to be idle, and a command names only what is not marked; so a
 * filing that is under way either keeps its photographs or is told before anything of it is written.
 */
export async function sweepIdle({ evidence, storage, clock }: SweepParts): Promise<number> {
  let swept = 0;
  while (swept < MOST_AT_ONCE) {
    const now = clock.now();
    const record = await evidence.markIdle(new Date(now - IDLE_MS), new Date(now));
    if (record === undefined) break;
    for (const key of renditionKeys(record)) await storage.remove(key);
    await evidence.forget(record._id);
    swept += 1;
  }
  return swept;
}

/** Sweeps every hour; several instances may. The answer stops it and waits, not for long, for what is under way. */
export function startSweeping(parts: SweepParts, onError: (error: unknown) => void): () => Promise<void> {
  return repeat(PAUSE_MS, async () => void (await sweepIdle(parts)), onError, FIRST_PAUSE_MS);
}
