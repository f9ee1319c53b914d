import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

import { DatabaseError } from './databaseError.ts';
import { errorCode } from './errorCode.ts';

const HOST_SCRIPT = 'embeddedHost.mjs';
/** A socket's path may have 108 bytes on Linux and 104 on macOS, and the engine appends 36. */
const LONGEST_TEMPORARY_FOLDER = 50;

/** How long an orphan gets to close the database by itself, and a killed process to disappear. */
const ORPHAN_GRACE_MS = 5000;
const KILL_GRACE_MS = 2000;
/** How long a server that is just stopping may still hold the folder. */
const HANDOVER_GRACE_MS = 3000;
const LOOK_AGAIN_MS = 25;

/** Where one embedded database lives: the engine's files, and the folder of its socket. */
export type DataFolder = Readonly<{ databaseDir: string; socketDir: string }>;

/** Makes the folders of `dataDir`, or throws `database/folder-unwritable`. */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  const wanted = join(dataDir, 'database');
  try {
    await mkdir(wanted, { recursive: true, mode: 0o700 });
    const probe = join(wanted, `.writable-${randomUUID()}`);
    await writeFile(probe, '');
    await rm(probe);
  } catch (error) {
    const why = String(errorCode(error) ?? error);
    throw new DatabaseError(
      'database/folder-unwritable',
      `The data folder ${dataDir} cannot be written (${why}). Set DATA_DIR to a folder this user may write.`,
      { cause: error },
    );
  }
  const databaseDir = await realpath(wanted);
  const parent = tmpdir().length <= LONGEST_TEMPORARY_FOLDER ? tmpdir() : '/tmp';
  const mark = createHash('sha256')
    .update(`${process.getuid?.() ?? 0}:${databaseDir}`)
    .digest('hex');
  return { databaseDir, socketDir: join(parent, `rn-${mark.slice(0, 12)}`) };
}

/**
 * Waits until no other process holds the folder. A host whose server has died closes by itself; one that does
 * not within five seconds is killed, which loses nothing that was acknowledged (journaled writes). A host whose
 * server lives is left alone: `database/folder-in-use` names that server.
 */
export async function freeDataFolder(databaseDir: string, onProgress: (line: string) => void): Promise<void> {
  for (const host of await findHosts(databaseDir)) {
    const limit = host.orphan ? ORPHAN_GRACE_MS : HANDOVER_GRACE_MS;
    if (await isGoneWithin(host.pid, databaseDir, limit)) continue;
    const [now] = (await findHosts(databaseDir)).filter(({ pid }) => pid === host.pid);
    if (now === undefined) continue;
    if (!now.orphan) throw folderInUse(databaseDir, `the server with process id ${now.serverPid}`);
    onProgress(`Ending process ${now.pid}, which a killed server left behind holding ${databaseDir}`);
    process.kill(now.pid, 'SIGKILL');
    if (!(await isGoneWithin(now.pid, databaseDir, KILL_GRACE_MS))) {
      throw folderInUse(databaseDir, `process ${now.pid}, which cannot be ended`);
    }
  }
}

/** The refusal to share a data folder with `holder`. */
export function folderInUse(databaseDir: string, holder: string): DatabaseError {
  return new DatabaseError(
    'database/folder-in-use',
    `The data folder ${databaseDir} is in use by ${holder}. Stop it, or set DATA_DIR to another folder.`,
  );
}

type Host = Readonly<{ pid: number; serverPid: number; orphan: boolean }>;

/**
 * The running hosts of this folder. A host is known by its own command line, never by a remembered process id
 * that may since belong to something else. An orphan's parent is no longer the server that started it.
 */
async function findHosts(databaseDir: string): Promise<Host[]> {
  const processes = await (process.platform === 'linux' ? processesFromProc() : processesFromPs());
  return processes.flatMap(({ pid, parentPid, command }) => {
    const expected = new RegExp(
      `${escapeRegExp(HOST_SCRIPT)}[ \\0]${escapeRegExp(databaseDir)}[ \\0][^\\0]*?[ \\0](\\d+)[ \\0]*$`,
    ).exec(command);
    if (expected === null) return [];
    const serverPid = Number(expected[1]);
    return [{ pid, serverPid, orphan: parentPid !== serverPid }];
  });
}

async function isGoneWithin(pid: number, databaseDir: string, limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  while ((await findHosts(databaseDir)).some((host) => host.pid === pid)) {
    if (performance.now() > deadline) return false;
    await wait(LOOK_AGAIN_MS);
  }
  return true;
}

type Running = Readonly<{ pid: number; parentPid: number; command: string }>;

async function processesFromProc(): Promise<Running[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid): Promise<Running[]> => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
      if (!command.includes(HOST_SCRIPT)) return [];
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
      const parentPid = /^PPid:\s*(\d+)$/m.exec(status)?.[1];
      return parentPid === undefined ? [] : [{ pid: Number(pid), parentPid: Number(parentPid), command }];
    }),
  );
  return found.flat();
}

async function processesFromPs(): Promise<Running[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,ppid=,command=']);
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parentPid, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    if (pid === undefined || parentPid === undefined || command === undefined) return [];
    return [{ pid: Number(pid), parentPid: Number(parentPid), command }];
  });
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
