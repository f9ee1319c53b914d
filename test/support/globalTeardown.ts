import type {} from './globalSetup.ts';

/** Stops the engine of the test run and removes its data. */
const globalTeardown = async (): Promise<void> => {
  await globalThis.stopTestEngine?.();
};

export { globalTeardown as default };
