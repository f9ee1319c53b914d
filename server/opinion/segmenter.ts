import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** Cuts Chinese texts into words, in a thread of its own that lives while it is needed. */
export interface Segmenter {
  /** For each text its words with content; empty for a text of greetings and particles. */
  wordsOf(texts: readonly string[]): Promise<readonly (readonly string[])[]>;
  stop(): Promise<void>;
}

interface Reply {
  readonly id: number;
  readonly words: readonly (readonly string[])[];
}

const SCRIPT = fileURLToPath(new URL('segmentWorker.mjs', import.meta.url));
/** The dictionary takes some tens of megabytes: not for nothing. */
const IDLE_MS = 30_000;

/** Starts the thread with the first text, and again after it was idle or has died. */
export function openSegmenter(): Segmenter {
  const waiting = new Map<
    number,
    { readonly resolve: (words: Reply['words']) => void; readonly reject: (error: Error) => void }
  >();
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let asked = 0;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = undefined;
    await ending?.terminate();
  };
  const start = (): Worker => {
    const started = new Worker(SCRIPT, { execArgv: [] });
    started.unref();
    started.on('message', ({ id, words }: Reply) => {
      waiting.get(id)?.resolve(words);
      waiting.delete(id);
    });
    const fail = (error: Error): void => {
      if (worker === started) worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', fail);
    started.on('exit', () => fail(new Error('The thread that cuts texts has ended.')));
    return started;
  };

  return {
    wordsOf(texts) {
      if (texts.length === 0) return Promise.resolve([]);
      clearTimeout(idle);
      idle = setTimeout(() => void end(), IDLE_MS);
      idle.unref();
      worker ??= start();
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.postMessage({ id, texts });
      });
    },
    stop: end,
  };
}
