import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServerProcess } from './serverProcess.ts';

export interface DataFolder {
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** An empty data folder; `remove` it when the server that used it has ended. */
export async function dataFolder(): Promise<DataFolder> {
  const dataDir = await mkdtemp(join(tmpdir(), 'renewal-fault-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** A data folder in which the demonstration stands and no server runs. */
export async function demoFolder(): Promise<DataFolder> {
  const folder = await dataFolder();
  const server = startServerProcess(folder);
  await server.ready();
  const { code } = await server.stop();
  if (code !== 0) throw new Error(`the server ended with ${code}:\n${server.output()}`);
  return folder;
}

/** A copy of a folder that no server uses, as a backup of everything would be. */
export async function copyOf({ dataDir }: DataFolder): Promise<DataFolder> {
  const copy = await dataFolder();
  await cp(dataDir, copy.dataDir, { recursive: true });
  return copy;
}
