import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

/**
 * Builds `platform` when there is no build or a source is newer than the last one made here, and returns its
 * folder. Throws when the build fails; its output goes to the terminal.
 */
export function ensureBuilt(platform: Platform): string {
  const dist = distFolder(platform);
  const stamp = `${dist}.built`;
  const entry = join(dist, platform === 'weapp' ? 'app.json' : 'index.html');
  const newestSource = Math.max(...sources.map((path) => newestChange(join(projectRoot, path))));
  const builtAt = existsSync(entry) ? (statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0) : 0;
  if (builtAt > newestSource) return dist;
  rmSync(stamp, { force: true });
  const startedAt = new Date();
  const build = spawnSync('npm', ['run', `build:${platform}`, '-w', 'miniapp'], {
    cwd: projectRoot,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (build.status !== 0 || !existsSync(entry)) throw new Error(`the ${platform} build failed`);
  // Stamped with the start, so that a source saved while the build ran counts as newer.
  writeFileSync(stamp, startedAt.toISOString());
  return dist;
}
