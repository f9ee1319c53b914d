import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { distFolder } from '../support/build/ensureBuilt.ts';

// The project's own limits, under WeChat's 2 MB for the main package and for each sub-package
// (WeChat mini program guide, "分包加载").
const mainLimitBytes = 1.5 * 1024 * 1024;
const subPackageLimitBytes = 1024 * 1024;

const dist = distFolder('weapp');

interface AppSettings {
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
}

/** Bytes of every file in the build that WeChat uploads, by path; source maps are not uploaded. */
const filesOf = (folder: string): { path: string; bytes: number }[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.endsWith('.map') && statSync(join(folder, path)).isFile())
    .map((path) => ({ path, bytes: statSync(join(folder, path)).size }));

const sum = (files: { bytes: number }[]): number => files.reduce((total, { bytes }) => total + bytes, 0);

describe('the size of the mini program', () => {
  const settings = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppSettings;
  const roots = (settings.subPackages ?? settings.subpackages ?? []).map(
    ({ root }) => `${root.replace(/\/$/, '')}/`,
  );
  const files = filesOf(dist);

  test('the main package is under 1.5 MB', () => {
    const main = files.filter(({ path }) => !roots.some((root) => path.startsWith(root)));
    expect(sum(main)).toBeGreaterThan(0);
    expect(sum(main)).toBeLessThan(mainLimitBytes);
  });

  test('features outside the tab pages are sub-packages', () => {
    expect(roots.length).toBeGreaterThan(0);
  });

  test.each(roots)('the sub-package %s is there and under 1 MB', (root) => {
    const inside = files.filter(({ path }) => path.startsWith(root));
    expect(sum(inside)).toBeGreaterThan(0);
    expect(sum(inside)).toBeLessThan(subPackageLimitBytes);
  });
});
