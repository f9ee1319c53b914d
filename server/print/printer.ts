import { openIdleThread } from '../thread/idleThread.ts';
import type { PrintSheet } from './printSheet.ts';

/** Prints sheets in a thread of its own, which lives while it is needed. */
export interface Printer {
  /** The sheet as PDF. */
  print(sheet: PrintSheet): Promise<Buffer>;
  stop(): Promise<void>;
}

/** The fonts take some tens of megabytes: not for nothing. */
const IDLE_MS = 60_000;

/** Starts the thread with the first sheet. */
export function openPrinter(): Printer {
  const thread = openIdleThread<PrintSheet, Uint8Array>(new URL('printWorker.mjs', import.meta.url), {
    idleMs: IDLE_MS,
    name: 'prints',
  });
  return {
    print: async (sheet) => Buffer.from(await thread.ask(sheet)),
    stop: () => thread.stop(),
  };
}
