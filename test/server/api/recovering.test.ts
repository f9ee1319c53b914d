import { once } from 'node:events';
import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/http/log.ts';
import { startServer } from '../../../server/startServer.ts';
import { testDatabase } from '../../support/testDatabase.ts';

// `/readyz` is 503 before recovery ends; a phone that sends its answer meanwhile must not hear that its round is gone.

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

test('a server that still recovers says so on every path of the API and on the socket’s', async () => {
  const database = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'renewal-recovering-'));
  const port = await freePort();
  const config = readConfig({ PORT: String(port), DATA_DIR: folder, MONGODB_URI: database.uri, DEMO: '1' });
  const heard: [path: string, status: number, retry: boolean][] = [];
  const paths = ['/readyz', '/healthz', '/api/v1/rounds/demo-01-menu', '/api/v1/communities', '/live'];
  let asking: Promise<void> | undefined;
  const ask = async () => {
    for (const path of paths) {
      const reply = await fetch(`http://127.0.0.1:${port}${path}`);
      heard.push([path, reply.status, reply.headers.has('retry-after')]);
      await reply.arrayBuffer();
    }
  };
  const running = await startServer({
    config,
    log: createLog('silent'),
    // The first word of progress comes while the demonstration is still to be loaded.
    onProgress: () => void (asking ??= ask()),
  });
  await asking;
  await running.stop();
  await database.close();
  await rm(folder, { recursive: true, force: true });
  expect(heard).toEqual([
    ['/readyz', 503, true],
    ['/healthz', 200, false],
    ['/api/v1/rounds/demo-01-menu', 503, true],
    ['/api/v1/communities', 503, true],
    ['/live', 503, true],
  ]);
});
