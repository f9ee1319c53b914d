import { verifyBundle } from '../../../shared/proof/verifyBundle.ts';
import { pageCrypto } from './pageCrypto.ts';
import type { VerifyAsked, VerifyTold } from './verifyMessages.ts';

// Runs beside the page, so that the page never stands still. Only what a worker has of the browser is used here.

/** How often the page hears how far it is. */
const TELL_EVERY_MS = 60;

interface WorkerScope {
  onmessage: ((event: { readonly data: VerifyAsked }) => void) | null;
  postMessage(told: VerifyTold): void;
}
declare const self: WorkerScope;

self.onmessage = ({ data }) => {
  void carryOut(data);
};

async function carryOut({ file, ...input }: VerifyAsked): Promise<void> {
  const work = verifyBundle(pageCrypto, { text: await readStrictly(file), ...input });
  let told = 0;
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return self.postMessage({ report: value });
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    self.postMessage({ progress: value });
  }
}

/** Bytes that are no UTF-8 become a text that is no bundle. */
async function readStrictly(file: Blob): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await file.arrayBuffer());
  } catch {
    return '';
  }
}
