import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PrintSheet } from './printSheet.ts';

/** Prints sheets in a thread of its own, which lives while it is needed. */
export interface Printer {
  /** The sheet as PDF. */
  print(sheet: PrintSheet): Promise<Buffer>;
  stop(): Promise<void>;
}

type Reply = { readonly id: number } & ({ readonly pdf: Uint8Array } | { readonly fault: string });

const SCRIPT = fileURLToPath(new URL('printWorker.mjs', import.meta.url));
/** The fonts take some tens of megabytes: not for nothing. */
const IDLE_MS = 60_000;

/** Starts the thread with the first sheet, and again after it was idle or has died. */
export function openPrinter(): Printer {
  const waiting = new Map<
    number,
    { readonly resolve: (pdf: Buffer) => void; readonly reject: (error: Error) => void }
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
    started.on('message', (reply: Reply) => {
      const asker = waiting.get(reply.id);
      waiting.delete(reply.id);
      if ('pdf' in reply) asker?.resolve(Buffer.from(reply.pdf));
      else asker?.reject(new Error(reply.fault));
    });
    const fail = (error: Error): void => {
      if (worker === started) worker = undefined;
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    started.on('error', fail);
    started.on('exit', () => fail(new Error('The thread that prints has ended.')));
    return started;
  };
  return {
    print(sheet) {
      clearTimeout(idle);
      idle = setTimeout(() => void end(), IDLE_MS);
      idle.unref();
      worker ??= start();
      const id = (asked += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker?.postMessage({ id, sheet });
      });
    },
    stop: end,
  };
}
