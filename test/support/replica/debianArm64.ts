import { execFile } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { debianMirrors } from '../../../server/database/debianGlibc.ts';

const run = promisify(execFile);
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';
/** libssl1.1 is in the older release only, a new enough libstdc++ in the newer one only. */
const RELEASES = ['bullseye', 'bookworm'];
const LIBRARIES = ['libcurl4', 'libssl1.1', 'libstdc++6'];

/** Unpacks what an arm64 MongoDB server links against, with all it needs in turn, into `root`; `work` is apt's. */
export async function fetchArm64Libraries(work: string, root: string): Promise<void> {
  const [mirror] = await debianMirrors();
  if (mirror === undefined) throw new Error('apt lists no Debian mirror');
  await Promise.all(['lists', 'cache'].map((name) => mkdir(join(work, name), { recursive: true })));
  await mkdir(root, { recursive: true });
  const sources = RELEASES.map((release) => `deb [signed-by=${KEYRING}] ${mirror} ${release} main\n`);
  await writeFile(join(work, 'sources.list'), sources.join(''));
  // Nothing counts as installed: apt finds everything that is needed, for the other architecture.
  await writeFile(join(work, 'status'), '');
  const options = Object.entries({
    'Dir::Etc::sourcelist': join(work, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferences': '-',
    'Dir::Etc::preferencesparts': '-',
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::State::status': join(work, 'status'),
    'Dir::Cache': join(work, 'cache'),
    'APT::Architecture': 'arm64',
    'APT::Architectures::': 'arm64',
    'APT::Sandbox::User': '',
    'APT::Update::Error-Mode': 'any',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  await run('apt-get', [...options, '-q', 'update']);
  const fetchAll = ['-q', '-y', '--download-only', '--no-install-recommends', 'install', ...LIBRARIES];
  await run('apt-get', [...options, ...fetchAll]);
  await unpackAll(join(work, 'cache', 'archives'), root);
}

/** Fetches the system's own qemu for arm64 programs into `work` and returns where it lies. */
export async function fetchEmulator(work: string): Promise<string> {
  await mkdir(work, { recursive: true });
  await run('apt-get', ['-o', 'APT::Sandbox::User=', '-q', 'download', 'qemu-user-static'], { cwd: work });
  await unpackAll(work, work);
  return join(work, 'usr', 'bin', 'qemu-aarch64-static');
}

async function unpackAll(folder: string, root: string): Promise<void> {
  const archives = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
  for (const archive of archives) await run('dpkg', ['-x', join(folder, archive), root]);
}
