import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { precompressPage } from './http/precompressPage.ts';

const ROOT = path.join(import.meta.dirname, '..');

const PAGE_FOLDER = path.join(ROOT, 'miniapp', 'dist', 'h5');

/** Builds the web page when there is no build yet, and compresses it once. Throws when the build fails. */
export async function ensurePage(onProgress: (line: string) => void): Promise<string> {
  if (!existsSync(path.join(PAGE_FOLDER, 'index.html'))) {
    onProgress('第一次启动：正在生成网页（约半分钟）…');
    await buildPage();
  }
  await precompressPage(PAGE_FOLDER);
  return PAGE_FOLDER;
}

function buildPage(): Promise<void> {
  const taro = createRequire(path.join(ROOT, 'miniapp', 'package.json')).resolve('@tarojs/cli/bin/taro');
  const build = spawn(process.execPath, [taro, 'build', '--type', 'h5'], {
    cwd: path.join(ROOT, 'miniapp'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: Buffer[] = [];
  build.stdout.on('data', (part: Buffer) => said.push(part));
  build.stderr.on('data', (part: Buffer) => said.push(part));
  return new Promise((resolve, reject) => {
    build.on('error', reject);
    build.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The web page could not be built:\n${Buffer.concat(said).toString('utf8')}`));
    });
  });
}
