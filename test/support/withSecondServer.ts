import { createLog } from '../../server/http/log.ts';
import { startServer } from '../../server/startServer.ts';
import { apiClient, type ApiClient } from './apiClient.ts';
import { testConfig } from './testConfig.ts';
import type { TestServer } from './testServer.ts';

/** Starts one more server over the same database and folder, which counts every log from its first entry, and stops it after. */
export async function withSecondServer(
  server: TestServer,
  use: (client: ApiClient, address: string) => Promise<void>,
): Promise<void> {
  const second = await startServer({
    config: testConfig(server),
    log: createLog('silent'),
    clock: server.clock,
  });
  try {
    await use(apiClient(second.address), second.address);
  } finally {
    await second.stop();
  }
}
