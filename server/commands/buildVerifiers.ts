import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { buildVerifyPage } from '../proof/buildVerifyPage.ts';

// npm run build:verifiers [-- <folder>]: the three verifiers as single files that need nothing of this project.

const [folder = 'dist/verifiers'] = process.argv.slice(2);

await mkdir(folder, { recursive: true });
await build({
  entryPoints: [path.join(import.meta.dirname, 'verify.ts')],
  outfile: path.join(folder, 'verify.mjs'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: ['node20'],
  charset: 'utf8',
});
await writeFile(path.join(folder, 'verify.html'), (await buildVerifyPage()).html);
await copyFile(path.join(import.meta.dirname, 'verify.py'), path.join(folder, 'verify.py'));
process.stdout.write(
  `${path.resolve(folder)}: verify.mjs (Node), verify.py (Python), verify.html (browser)\n`,
);
