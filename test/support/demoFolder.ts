import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from './serverProcess.ts';

/** A fresh data folder; `remove` it when the server that used it has ended. */
export async function dataFolder(): Promise<{ readonly dataDir: string; remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'renewal-fault-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A data folder in which the demonstration stands and no server runs. */
export async function demoFolder(): ReturnType<typeof dataFolder> {
  const folder = await dataFolder();
  const server = startServerProcess(folder);
  await server.ready();
  const { code } = await server.stop();
  if (code !== 0) throw new Error(`the server ended with ${code}:\n${server.output()}`);
  return folder;
}
