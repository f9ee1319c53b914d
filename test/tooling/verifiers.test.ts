import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../support/build/projectRoot.ts';
import { hasPython } from '../support/pythonVerifier.ts';
import { runToEnd, type EndedProgram } from '../support/runToEnd.ts';

// ledger.md, "Verifier": a command bundled to a single file that runs with Node alone, a page, and a second implementation:
// a stranger takes them home and needs nothing of this project.

const vectors = join(projectRoot, 'docs/vectors');
const SOUND = join(vectors, 'small.bundle.json');
let folder: string;
let changed: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verifiers-'));
  await runToEnd('npm', ['run', 'build:verifiers', '--', folder], projectRoot);
  changed = join(folder, 'changed.bundle.json');
  await writeFile(changed, (await readFile(SOUND, 'utf8')).replace('"via":"app"', '"via":"web"'));
});
afterAll(() => rm(folder, { recursive: true }));

const runs: [what: string, run: (...args: readonly string[]) => Promise<EndedProgram>][] = [
  ['npm run verify', (...args) => runToEnd('npm', ['run', '--silent', 'verify', '--', ...args], projectRoot)],
  ['verify.mjs', (...args) => runToEnd(process.execPath, [join(folder, 'verify.mjs'), ...args], folder)],
  // Isolated: nothing but the standard library.
  ['verify.py', (...args) => runToEnd('python3', ['-I', join(folder, 'verify.py'), ...args], folder)],
];

describe.each(runs)('%s', (what, run) => {
  const checks = what === 'verify.py' && !hasPython ? test.skip : test;

  checks('prints the published lines of the published bundle and ends with 0', async () => {
    const { status, stdout } = await run(SOUND);
    expect([status, stdout]).toEqual([0, await readFile(join(vectors, 'small.report.txt'), 'utf8')]);
  });

  checks('ends with the code of the step that fails, also of many', async () => {
    expect((await run(changed)).status).toBe(30);
    const { status, stdout } = await run(SOUND, changed);
    expect([status, stdout.split('\n').map((line) => line.split('\t')[0])]).toEqual([30, ['0', '30', '']]);
  });

  checks('called wrongly ends with 2', async () => {
    expect((await run()).status).toBe(2);
    expect((await run(join(folder, 'not-there.json'))).status).toBe(2);
  });
});

test('the page is one file that asks nothing of the network', async () => {
  const page = await readFile(join(folder, 'verify.html'), 'utf8');
  expect(page).not.toMatch(/(?:src|href)="(?!data:|#)/);
  expect(page).not.toMatch(/\bfetch\(|XMLHttpRequest|import\(/);
});
