import { openIdleThread } from '../thread/idleThread.ts';

/** Cuts Chinese texts into words, in a thread of its own that lives while it is needed. */
export interface Segmenter {
  /** For each text its words with content; empty for a text of greetings and particles. */
  wordsOf(texts: readonly string[]): Promise<readonly (readonly string[])[]>;
  stop(): Promise<void>;
}

/** The dictionary takes some tens of megabytes: not for nothing. */
const IDLE_MS = 30_000;

/** Starts the thread with the first text. */
export function openSegmenter(): Segmenter {
  const thread = openIdleThread<readonly string[], readonly (readonly string[])[]>(
    new URL('segmentWorker.mjs', import.meta.url),
    { idleMs: IDLE_MS, name: 'cuts texts' },
  );
  return {
    wordsOf: (texts) => (texts.length === 0 ? Promise.resolve([]) : thread.ask(texts)),
    stop: () => thread.stop(),
  };
}
