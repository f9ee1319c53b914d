import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { DatabaseError } from './databaseError.ts';
import { fetchDebianGlibc, isDebianWithApt } from './debianGlibc.ts';

const run = promisify(execFile);

/** The oldest C library the embedded engine's binary links against. */
export const NEEDED_GLIBC = '2.38';

/** How to start a script where the engine can be loaded: `spawn(file, [...args, script])`. */
export type EngineCommand = Readonly<{ file: string; args: readonly string[] }>;

type Layout = Readonly<{ debian: string; triplet: string; loader: string }>;

const LAYOUTS: Readonly<Record<string, Layout>> = {
  x64: { debian: 'amd64', triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { debian: 'arm64', triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/** The version of the C library this process runs on, absent on systems that are not built on glibc. */
export function findGlibcVersion(): string | undefined {
  const report: unknown = process.report.getReport();
  if (typeof report !== 'object' || report === null || !('header' in report)) return undefined;
  const header: unknown = report.header;
  if (typeof header !== 'object' || header === null || !('glibcVersionRuntime' in header)) return undefined;
  return typeof header.glibcVersionRuntime === 'string' ? header.glibcVersionRuntime : undefined;
}

/** Whether a glibc version such as `2.36` can load the engine. */
export function isGlibcNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = NEEDED_GLIBC.split('.').map(Number);
  return major > neededMajor || (major === neededMajor && minor >= neededMinor);
}

/**
 * Finds out how the engine can be started on this machine. Where the C library is too old and the system is a
 * Debian, newer libraries are fetched once into `cacheDir` and used for the engine's process alone. Several
 * processes may do this at the same time. Throws `database/engine-unavailable` where there is no way.
 */
export async function prepareEngineCommand(
  cacheDir: string,
  onProgress: (line: string) => void,
): Promise<EngineCommand> {
  const here: EngineCommand = { file: process.execPath, args: [] };
  if (process.platform === 'darwin' && process.arch === 'arm64') return here;
  const layout = process.platform === 'linux' ? LAYOUTS[process.arch] : undefined;
  if (layout === undefined) throw unavailable(`it is not made for ${process.platform} on ${process.arch}`);
  const version = findGlibcVersion();
  if (version === undefined) throw unavailable('this system is not built on glibc');
  if (isGlibcNewEnough(version)) return here;

  const root = join(cacheDir, `glibc-trixie-${layout.debian}`);
  const command = loaderCommand(root, layout);
  if (await exists(command.file)) return command;

  const reason = `it needs glibc ${NEEDED_GLIBC} and this system has ${version}`;
  if (!(await isDebianWithApt())) throw unavailable(reason);
  const startedAt = performance.now();
  onProgress(
    `The embedded database needs glibc ${NEEDED_GLIBC}, this system has ${version}: fetching Debian 13's ` +
      `libraries once into ${cacheDir}, for the database process alone; the system is not changed.`,
  );
  const draft = `${root}.${randomUUID()}`;
  try {
    await mkdir(draft, { recursive: true });
    await fetchDebianGlibc(join(draft, 'work'), join(draft, 'root'), onProgress);
    const trial = loaderCommand(join(draft, 'root'), layout);
    await run(trial.file, [...trial.args, '--version']);
    await rename(join(draft, 'root'), root).catch((error: unknown) => ignoreIfThere(error, command.file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw unavailable(`${reason}, and fetching newer libraries failed (${why})`, error);
  } finally {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
  }
  onProgress(`  libraries ready after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  return command;
}

function loaderCommand(root: string, layout: Layout): EngineCommand {
  const libraries = join(root, 'usr/lib', layout.triplet);
  return {
    file: join(libraries, layout.loader),
    args: ['--library-path', `${libraries}:/lib/${layout.triplet}`, process.execPath],
  };
}

/** Another process may have put the same libraries there first. */
async function ignoreIfThere(error: unknown, file: string): Promise<void> {
  if (!(await exists(file))) throw error;
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function unavailable(reason: string, cause?: unknown): DatabaseError {
  return new DatabaseError(
    'database/engine-unavailable',
    `The embedded database cannot run here: ${reason}. Set MONGODB_URI to the address of a MongoDB server ` +
      `(the deployment notes in README.md have a compose file that starts one).`,
    cause === undefined ? undefined : { cause },
  );
}
