import { spawn } from 'node:child_process';
import { chmod, lstat, mkdir, rmdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import type { DataFolder } from './dataFolder.ts';
import { DatabaseError } from './databaseError.ts';
import type { EngineCommand } from './glibc.ts';

const HOST_SCRIPT = fileURLToPath(new URL('embeddedHost.mjs', import.meta.url));
const START_LIMIT_MS = 60_000;
/** Longer than the host's own limit for a clean close. */
const STOP_LIMIT_MS = 8000;
const KEPT_STDERR = 2000;

/** How a run of the engine's host came to its end. */
type EngineEnd = Readonly<{
  /** What to tell about it. */
  words: string;
  /** The engine ended itself: it met a damaged block of its files, or a disk that refuses. */
  gaveUp: boolean;
}>;

/** One run of the engine's host, already answering. */
export type EngineProcess = Readonly<{
  pid: number;
  exited: Promise<EngineEnd>;
  /** Closes the database cleanly and resolves when the process is gone; kills it after eight seconds. */
  stop(): Promise<void>;
}>;

/** Starts the host and waits until the engine has opened the folder. Throws `database/engine-failed`. */
export async function startEngineProcess(command: EngineCommand, folder: DataFolder): Promise<EngineProcess> {
  await makePrivate(folder.socketDir);
  const child = spawn(
    command.file,
    [...command.args, HOST_SCRIPT, folder.databaseDir, folder.socketDir, String(process.pid)],
    // The host needs nothing of the environment, and the server's secrets are in it.
    { stdio: ['pipe', 'pipe', 'pipe'], env: {} },
  );
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-KEPT_STDERR);
  });
  // Writing to a host that has just died is not an error of its own.
  child.stdin.on('error', () => undefined);
  const exited = new Promise<EngineEnd>((resolve) => {
    child.once('error', (error) => resolve({ words: error.message, gaveUp: false }));
    child.once('close', (code, signal) => {
      const detail = complaint.trim().split('\n').at(-1) ?? '';
      const words = `ended with ${signal ?? `exit code ${String(code)}`}${detail === '' ? '' : ` (${detail})`}`;
      resolve({ words, gaveUp: signal === 'SIGABRT' });
    });
  });

  const stop = async (): Promise<void> => {
    child.stdin.end();
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
    await exited;
    clearTimeout(timer);
    await rmdir(folder.socketDir).catch(() => undefined);
  };

  const answer = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  const failed = exited.then(({ words }) => JSON.stringify({ error: words }));
  const timer = setTimeout(() => child.kill('SIGKILL'), START_LIMIT_MS);
  const problem = findError(await Promise.race([answer, failed]));
  clearTimeout(timer);
  if (problem !== undefined || child.pid === undefined) {
    await stop();
    throw new DatabaseError(
      'database/engine-failed',
      `The embedded database did not open ${folder.databaseDir}: ${problem ?? 'no process'}`,
    );
  }
  return { pid: child.pid, exited, stop };
}

/** The address at which the engine of this folder answers, the same after every restart. */
export function engineUri(folder: DataFolder): string {
  return `mongodb://${encodeURIComponent(`${folder.socketDir}/db.sock`)}/?directConnection=true`;
}

/**
 * The socket's folder lies in a temporary folder that other users may write to, and the engine asks nobody for
 * a password: the folder must be ours and closed to everybody else.
 */
async function makePrivate(socketDir: string): Promise<void> {
  await mkdir(socketDir, { mode: 0o700, recursive: true });
  const { uid, ...entry } = await lstat(socketDir);
  const isOurs = process.getuid === undefined || uid === process.getuid();
  if (!isOurs || (entry.mode & 0o170000) !== 0o040000) {
    throw new DatabaseError('database/engine-failed', `${socketDir} belongs to somebody else; remove it.`);
  }
  await chmod(socketDir, 0o700);
}

function findError(line: string): string | undefined {
  try {
    const message: unknown = JSON.parse(line);
    if (typeof message === 'object' && message !== null) {
      if ('ready' in message && message.ready === true) return undefined;
      if ('error' in message) return String(message.error);
    }
  } catch {
    // a line that is not JSON is itself the complaint
  }
  return line;
}
