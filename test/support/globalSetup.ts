import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { startEmbeddedDatabase } from '../../server/database/embeddedDatabase.ts';
import { scratch } from './scratch.ts';

declare global {
  // jest loads set-up and tear-down as separate programs of one process; this is all they share.
  var stopTestEngine: (() => Promise<void>) | undefined;
}

/** Starts the one engine of a test run; test files reach it through `testDatabase`. */
const globalSetup = async (): Promise<void> => {
  const dataDir = await mkdtemp(join(scratch(), 'renewal-test-'));
  const engine = await startEmbeddedDatabase({
    dataDir,
    cacheDir: fileURLToPath(new URL('../../.cache', import.meta.url)),
    onProgress: (line) => process.stderr.write(`${line}\n`),
  });
  process.env['TEST_MONGODB_URI'] = engine.uri();
  process.env['TEST_TOLD_WORLD'] = join(dataDir, 'world');
  globalThis.stopTestEngine = async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
};

export { globalSetup as default };
