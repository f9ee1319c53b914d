import { forgetTold } from './demoFolder.ts';
import type {} from './globalSetup.ts';

/** Stops the engine of the test run and removes its data and the demonstration that servers were copied from. */
const globalTeardown = async (): Promise<void> => {
  await globalThis.stopTestEngine?.();
  await forgetTold();
};

export { globalTeardown as default };
