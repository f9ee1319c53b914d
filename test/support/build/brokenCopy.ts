import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from './projectRoot.ts';

const settings = [
  '.dependency-cruiser.cjs',
  'eslint.config.js',
  'package.json',
  'tsconfig.base.json',
  'shared/tsconfig.json',
  'server/tsconfig.json',
  'miniapp/tsconfig.json',
  'miniapp/types',
  'test/tsconfig.json',
];

/** A throw-away project with this project's checks and other people's files. */
export interface BrokenCopy {
  /** Runs an installed tool in the copy; `tool` is the program's path inside node_modules. */
  run(tool: string, ...args: string[]): { code: number | null; output: string };
  remove(): void;
}

/**
 * Lays `files` (path → source) into a temporary copy of the project's check settings, so that a test can break
 * a rule on purpose and see that the check says so.
 */
export function brokenCopy(files: Readonly<Record<string, string>>): BrokenCopy {
  const root = mkdtempSync(join(tmpdir(), 'renewal-checks-'));
  for (const path of settings) cpSync(join(projectRoot, path), join(root, path), { recursive: true });
  symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return {
    run: (tool, ...args) => {
      const ended = spawnSync(process.execPath, [join('node_modules', tool), ...args], {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
      return { code: ended.status, output: ended.stdout + ended.stderr };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
