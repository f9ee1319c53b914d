import { execFile } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from './projectRoot.ts';

/** The two shapes of the mini program: what WeChat runs and what a browser runs. */
export type Platform = 'weapp' | 'h5';

const sources = [
  'miniapp/src',
  'miniapp/config',
  'miniapp/package.json',
  'miniapp/project.config.json',
  'shared',
];

/** When the newest file under `path` was changed, in ms since 1970; 0 when there is none. */
function newestChange(path: string): number {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const inside = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(0, ...inside.map((name) => newestChange(join(path, name))));
}

/** The folder a build of `platform` is written to, absolute. */
export const distFolder = (platform: Platform): string => join(projectRoot, 'miniapp/dist', platform);

const run = promisify(execFile);
const BUILD_LIMIT_MS = 15 * 60_000;

/** The builds of this run, one after the other: each takes a core and much memory. */
const builds = new Map<Platform, Promise<void>>();
let lastBuild: Promise<unknown> = Promise.resolve();

/**
 * Builds `platform` when there is no build or a source is newer than the last one made here; asked again in the same
 * run it gives the same answer. Throws when the build fails, with all that it said.
 */
export function ensureBuilt(platform: Platform): Promise<void> {
  const known = builds.get(platform);
  if (known !== undefined) return known;
  const building = lastBuild.then(() => build(platform));
  lastBuild = building.catch(() => undefined);
  builds.set(platform, building);
  return building;
}

async function build(platform: Platform): Promise<void> {
  const dist = distFolder(platform);
  const stamp = `${dist}.built`;
  const entry = join(dist, platform === 'weapp' ? 'app.json' : 'index.html');
  const newestSource = Math.max(...sources.map((path) => newestChange(join(projectRoot, path))));
  const builtAt = existsSync(entry) ? (statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0) : 0;
  if (builtAt > newestSource) return;
  rmSync(stamp, { force: true });
  const startedAt = new Date();
  console.log(`── ${platform} is being built`);
  await run('npm', ['run', `build:${platform}`, '-w', 'miniapp'], {
    cwd: projectRoot,
    timeout: BUILD_LIMIT_MS,
    maxBuffer: 64 * 1024 ** 2,
  }).catch((fault: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`the ${platform} build failed: ${fault.stdout ?? ''}${fault.stderr ?? ''}`, {
      cause: fault,
    });
  });
  if (!existsSync(entry)) throw new Error(`the ${platform} build left no ${entry}`);
  // Stamped with the start, so that a source saved while the build ran counts as newer.
  writeFileSync(stamp, '');
  utimesSync(stamp, startedAt, startedAt);
}
