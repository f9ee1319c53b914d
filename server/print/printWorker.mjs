// @ts-check
// The thread that prints: reading the fonts and cutting their subset takes processor time that no request may wait for.
// Plain JavaScript, because a thread starts without the TypeScript loader and has to bring it along.
//
// Receives {id, question}, the sheet; answers {id, answer}, its PDF, or {id, fault}.
import { parentPort } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

/** @type {Promise<typeof import('./printSheet.ts')>} */
const printing = tsImport('./printSheet.ts', import.meta.url);

parentPort?.on('message', async ({ id, question }) => {
  try {
    const { printSheet } = await printing;
    parentPort?.postMessage({ id, answer: await printSheet(question) });
  } catch (error) {
    parentPort?.postMessage({ id, fault: String(error) });
  }
});
