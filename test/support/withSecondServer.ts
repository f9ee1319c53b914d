import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/http/log.ts';
import { startServer } from '../../server/startServer.ts';
import { apiClient, type ApiClient } from './apiClient.ts';
import type { TestServer } from './testServer.ts';

/** Starts one more server over the same database and folder, which counts every log from its first entry, and stops it after. */
export async function withSecondServer(
  { dataDir, database, clock }: TestServer,
  use: (client: ApiClient) => Promise<void>,
): Promise<void> {
  const config = readConfig({
    PORT: '0',
    DATA_DIR: dataDir,
    MONGODB_URI: database.uri,
    DEMO: '1',
    RATE_LIMITS: 'off',
  });
  const log = createLog('warn', { write: () => undefined });
  const second = await startServer({ config, log, clock });
  try {
    await use(apiClient(second.address));
  } finally {
    await second.stop();
  }
}
