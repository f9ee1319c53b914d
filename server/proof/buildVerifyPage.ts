import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

/** The verifying page as one file, and the content policy under which it may be served. */
export interface VerifyPage {
  readonly html: string;
  readonly policy: string;
}

const FOLDER = path.join(import.meta.dirname, 'page');

async function bundled(file: string, define: Readonly<Record<string, string>>): Promise<string> {
  const made = await build({
    entryPoints: [path.join(FOLDER, file)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: ['es2020'],
    charset: 'utf8',
    define: { ...define },
  });
  return made.outputFiles[0]?.text ?? '';
}

/**
 * Builds the page that verifies without a server: page, worker and style in one file, from the same shared code as the
 * server. It loads nothing and sends nothing; served, its policy allows exactly its own script and style.
 */
export async function buildVerifyPage(): Promise<VerifyPage> {
  const worker = await bundled('verifyWorker.ts', {});
  const script = await bundled('verifyPage.ts', { WORKER_PROGRAM: JSON.stringify(worker) });
  // What ends a script element inside a script is a string of ours; written like this it is the same string.
  const inline = script.replaceAll('</', '<\\/');
  const style = await readFile(path.join(FOLDER, 'verifyPage.css'), 'utf8');
  const template = await readFile(path.join(FOLDER, 'verifyPage.html'), 'utf8');
  const html = template
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script></script>', () => `<script>${inline}</script>`);
  return {
    html,
    policy: [
      "default-src 'none'",
      `script-src '${hashOf(inline)}'`,
      `style-src '${hashOf(style)}'`,
      'worker-src blob:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  };
}

function hashOf(content: string): string {
  return `sha256-${createHash('sha256').update(content, 'utf8').digest('base64')}`;
}
