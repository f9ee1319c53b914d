import { execFile } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const RELEASE = 'trixie';
const PACKAGES = ['libc6', 'libgcc-s1', 'libstdc++6'];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

/** Whether this machine is a Debian with the tools that `fetchDebianGlibc` calls. */
export async function isDebianWithApt(): Promise<boolean> {
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (!/^ID=debian$/m.test(release)) return false;
  const tools = await Promise.all([
    run('apt-get', ['--version']).then(Boolean, () => false),
    run('dpkg', ['--version']).then(Boolean, () => false),
    readFile(KEYRING).then(Boolean, () => false),
  ]);
  return tools.every(Boolean);
}

/**
 * Downloads Debian 13's C and C++ run-time libraries with the system's own apt, from the mirror the system
 * already uses and checked against Debian's keyring, and unpacks them into `root`. Everything apt writes goes
 * to `workDir`; the system is not touched and no privilege is needed.
 */
export async function fetchDebianGlibc(
  workDir: string,
  root: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const mirrors = await debianMirrors();
  const failures: string[] = [];
  for (const mirror of mirrors) {
    try {
      await fetchFrom(mirror, workDir, root, onProgress);
      return;
    } catch (error) {
      failures.push(`${mirror}: ${lastLine(error)}`);
    }
  }
  throw new Error(failures.join('; ') || "apt lists no Debian mirror ('apt-get update' may help)");
}

async function fetchFrom(
  mirror: string,
  workDir: string,
  root: string,
  onProgress: (line: string) => void,
): Promise<void> {
  const lists = join(workDir, 'lists');
  const cache = join(workDir, 'cache');
  const debs = join(workDir, 'debs');
  await Promise.all([lists, cache, debs, root].map((folder) => mkdir(folder, { recursive: true })));
  const sources = join(workDir, 'sources.list');
  await writeFile(sources, `deb [signed-by=${KEYRING}] ${mirror} ${RELEASE} main\n`);
  const options = Object.entries({
    'Dir::Etc::sourcelist': sources,
    'Dir::Etc::sourceparts': '-',
    'Dir::Etc::preferences': '-',
    'Dir::Etc::preferencesparts': '-',
    'Dir::State::Lists': lists,
    'Dir::Cache': cache,
    // root's apt would drop to a user that may not write into our folder
    'APT::Sandbox::User': '',
    'APT::Update::Error-Mode': 'any',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '2',
    'Acquire::http::Timeout': '20',
    'Acquire::https::Timeout': '20',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  onProgress(`  reading the package list of Debian ${RELEASE} (10 MB)`);
  await run('apt-get', [...options, '-q', 'update'], { cwd: debs });
  onProgress(`  downloading ${PACKAGES.join(', ')} (4 MB)`);
  await run('apt-get', [...options, '-q', 'download', ...PACKAGES.map((name) => `${name}/${RELEASE}`)], {
    cwd: debs,
  });
  onProgress('  unpacking');
  const archives = (await readdir(debs)).filter((name) => name.endsWith('.deb'));
  for (const archive of archives) await run('dpkg', ['-x', join(debs, archive), root]);
}

/**
 * The Debian mirrors this system is set up with. Read from the downloaded indexes when there are any and from
 * the addresses an update would fetch otherwise (a fresh container has no indexes).
 */
export async function debianMirrors(): Promise<string[]> {
  const release = await readFile('/etc/os-release', 'utf8');
  const codename = /^VERSION_CODENAME=(\w+)$/m.exec(release)?.[1] ?? 'stable';
  const indexed = await run('apt-get', ['indextargets', '--format', '$(REPO_URI) $(ORIGIN) $(LABEL)']);
  const planned = await run('apt-get', ['update', '--print-uris']).catch(() => ({ stdout: '' }));
  const fromIndexes = indexed.stdout
    .split('\n')
    .filter((line) => line.endsWith(' Debian Debian'))
    .map((line) => line.split(' ')[0] ?? '');
  const fromPlan = [...planned.stdout.matchAll(/^'([^']+\/)dists\/([^/']+)\/InRelease'/gm)]
    .filter((match) => match[2] === codename)
    .map((match) => match[1] ?? '');
  return [...new Set([...fromIndexes, ...fromPlan])].filter((address) => address !== '');
}

function lastLine(error: unknown): string {
  const text =
    error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== ''
      ? error.stderr
      : String(error);
  return text.trim().split('\n').at(-1) ?? text;
}
