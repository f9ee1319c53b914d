import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { unpackOnce } from './build/unpackOnce.ts';
import { scratch } from './scratch.ts';
import { startServerProcess } from './serverProcess.ts';

export interface DataFolder {
  readonly dataDir: string;
  remove(): Promise<void>;
}

/** An empty data folder; `remove` it when the server that used it has ended. */
export async function dataFolder(place = scratch()): Promise<DataFolder> {
  const dataDir = await mkdtemp(join(place, 'renewal-fault-'));
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** Where a run of all suites keeps the demonstration as it was told once, and removes it itself. */
const SHARED = process.env['TEST_TOLD_DEMO'];
/** A suite that is run alone keeps its own; all its test files share the process. */
const TOLD = SHARED ?? join(scratch(), `renewal-told-${process.pid}`);

/** A data folder in which the demonstration stands and no server runs: it is told once a run and copied. */
export async function demoFolder(): Promise<DataFolder> {
  const told = await unpackOnce(TOLD, async (path) => rename((await tellDemo()).dataDir, path));
  return copyOf({ dataDir: told });
}

/** Removes what the suite has kept for itself. */
export async function forgetTold(): Promise<void> {
  if (SHARED === undefined) await rm(TOLD, { recursive: true, force: true });
}

/** A demonstration told anew, with keys of its own. */
async function tellDemo(): Promise<DataFolder> {
  const folder = await dataFolder();
  const server = startServerProcess(folder);
  await server.ready();
  const { code } = await server.stop();
  if (code !== 0) throw new Error(`the server ended with ${code}:\n${server.output()}`);
  return folder;
}

/** A copy of a folder that no server uses, as a backup of everything would be. */
export async function copyOf({ dataDir }: Pick<DataFolder, 'dataDir'>): Promise<DataFolder> {
  const copy = await dataFolder();
  await cp(dataDir, copy.dataDir, { recursive: true });
  return copy;
}
