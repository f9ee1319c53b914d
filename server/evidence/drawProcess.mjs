// @ts-check
// The process that draws photographs: decoding takes processor time that no request may wait for, and a decoder that
// dies of a file takes nothing along. Plain JavaScript, because it has to bring the TypeScript loader along.
//
// Receives {id, question}; answers {id, answer}, or {id, fault}. It ends with the process that started it, not with a
// signal to the whole group: what is under way is finished first.
import { tsImport } from 'tsx/esm/api';

/** @type {Promise<typeof import('./drawImage.ts')>} */
const drawing = tsImport('./drawImage.ts', import.meta.url);

process.on('SIGTERM', () => undefined);
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit(0));
process.on('message', async (/** @type {{ id: number, question: any }} */ { id, question }) => {
  try {
    const { drawImage } = await drawing;
    process.send?.({ id, answer: await drawImage(question) });
  } catch (error) {
    process.send?.({ id, fault: String(error) });
  }
});
