import { setTimeout as wait } from 'node:timers/promises';

import { folderInUse, freeDataFolder, openDataFolder } from './dataFolder.ts';
import type { DataFolder } from './dataFolder.ts';
import { DatabaseError } from './databaseError.ts';
import { engineUri, startEngineProcess } from './engineProcess.ts';
import type { EngineProcess } from './engineProcess.ts';
import { prepareEngineCommand } from './glibc.ts';
import type { EngineCommand } from './glibc.ts';

/** How long a start tries to get a folder whose lock another process holds. */
const LOCKED_LIMIT_MS = 10_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;
/** An engine that dies sooner than this is restarted after a growing pause. */
const STEADY_RUN_MS = 10_000;

export type EmbeddedDatabaseOptions = Readonly<{
  /** Holds the engine's files in its sub-folder `database`. */
  dataDir: string;
  /** Holds run-time libraries fetched for an older system; may be shared and reused. */
  cacheDir: string;
  /** Lines for the operator: what is being fetched, that the engine was restarted and why. */
  onProgress: (line: string) => void;
  /** The engine ended itself while it was serving; it is started again. */
  onGaveUp?: (fault: DatabaseError) => void;
}>;

/** The engine in a process of its own, kept running until `stop`. */
export type EmbeddedDatabase = Readonly<{
  /** A `mongodb://` address, the same after every restart, usable by any process of this user. */
  uri(): string;
  /** The process that holds the engine at present; absent between its death and its restart. */
  hostPid(): number | undefined;
  /** Calls `listener` each time a dead engine answers again. */
  onRestart(listener: () => void): void;
  /** Closes the database cleanly; safe to call twice. */
  stop(): Promise<void>;
}>;

/**
 * Opens the database of a data folder. The engine is restarted whenever its process dies. A host that a killed
 * server left behind is waited for, then ended. Throws a `DatabaseError` that says what the operator can do.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const { onProgress } = options;
  const folder = await openDataFolder(options.dataDir);
  const command = await prepareEngineCommand(options.cacheDir, onProgress);
  const listeners = new Set<() => void>();
  const stopping = new AbortController();
  let engine: EngineProcess | undefined = await startWhenFree(command, folder, onProgress);

  const keepRunning = async (first: EngineProcess): Promise<void> => {
    let current = first;
    let delay = 0;
    for (;;) {
      const startedAt = performance.now();
      const end = await current.exited;
      engine = undefined;
      if (stopping.signal.aborted) return;
      onProgress(`The embedded database ${end.words}; starting it again`);
      if (end.gaveUp) options.onGaveUp?.(gaveUp(folder.databaseDir, end.words));
      delay = performance.now() - startedAt > STEADY_RUN_MS ? 0 : longer(delay);
      await wait(delay, undefined, { signal: stopping.signal }).catch(() => undefined);
      const next = await restart(command, folder, stopping.signal, onProgress);
      if (next === undefined) return;
      current = engine = next;
      if (stopping.signal.aborted) return;
      onProgress('The embedded database answers again');
      for (const listener of listeners) listener();
    }
  };
  const watching = keepRunning(engine);

  return {
    uri: () => engineUri(folder),
    hostPid: () => engine?.pid,
    onRestart: (listener) => {
      listeners.add(listener);
    },
    stop: async () => {
      stopping.abort();
      await engine?.stop();
      await watching;
      await engine?.stop();
    },
  };
}

function gaveUp(databaseDir: string, words: string): DatabaseError {
  return new DatabaseError(
    'database/gave-up',
    `The embedded database ${words}: it met a damaged block of its files in ${databaseDir}, or a disk that refuses. ` +
      'What does not need that block goes on; whatever needs it ends the database again. Look at the disk, copy the ' +
      'folder as it is, stop the server and put the last backup in its place (docs/decisions/damaged-storage.md).\n' +
      `数据库自行停止：${databaseDir} 的文件有损坏，或磁盘拒绝读写。用不到损坏处的功能照常，用到时数据库会再次停止。` +
      '请检查磁盘，原样复制该文件夹，停止服务后换上最近的备份。',
  );
}

async function startWhenFree(
  command: EngineCommand,
  folder: DataFolder,
  onProgress: (line: string) => void,
): Promise<EngineProcess> {
  const deadline = performance.now() + LOCKED_LIMIT_MS;
  for (;;) {
    await freeDataFolder(folder.databaseDir, onProgress);
    try {
      return await startEngineProcess(command, folder);
    } catch (error) {
      // Somebody we did not see took the lock first: look again, who it is becomes visible.
      if (!(error instanceof DatabaseError && error.message.includes('DBPathInUse'))) throw error;
      if (performance.now() > deadline) throw folderInUse(folder.databaseDir, 'another process');
      await wait(FIRST_RETRY_MS);
    }
  }
}

async function restart(
  command: EngineCommand,
  folder: DataFolder,
  stopping: AbortSignal,
  onProgress: (line: string) => void,
): Promise<EngineProcess | undefined> {
  for (let delay = FIRST_RETRY_MS; !stopping.aborted; delay = longer(delay)) {
    try {
      return await startEngineProcess(command, folder);
    } catch (error) {
      onProgress(error instanceof Error ? error.message : String(error));
      await wait(delay, undefined, { signal: stopping }).catch(() => undefined);
    }
  }
  return undefined;
}

function longer(delayMs: number): number {
  return Math.min(Math.max(delayMs * 2, FIRST_RETRY_MS), LONGEST_RETRY_MS);
}
