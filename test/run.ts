import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureBuilt, type Platform } from './support/build/ensureBuilt.ts';
import { scratch } from './support/scratch.ts';

// Runs the suites one after another and ends with one line: "N passed, N failed, N skipped".
// Named suites only: node --import tsx run.ts unit server

interface Suite {
  name: string;
  /** What must be built before the suite starts; a server that is started as a program serves the web page. */
  needs: readonly Platform[];
  /** Suites that start servers, engines and browsers run one file at a time. */
  inBand: boolean;
}

const suites: readonly Suite[] = [
  { name: 'unit', needs: [], inBand: false },
  { name: 'server', needs: [], inBand: false },
  { name: 'tooling', needs: [], inBand: true },
  { name: 'weapp', needs: ['weapp', 'h5'], inBand: true },
  { name: 'journeys', needs: ['h5'], inBand: true },
  { name: 'faults', needs: ['h5'], inBand: true },
];

/** A suite that has not ended by then hangs; it is stopped and counts as a failure. */
const suiteLimitMs = 60 * 60_000;

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const crashed: Count = { passed: 0, failed: 1, skipped: 0 };

function readCount(path: string): Count {
  const report = JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>;
  const number = (key: string) => report[key] ?? 0;
  return {
    passed: number('numPassedTests'),
    failed: number('numFailedTests') + number('numRuntimeErrorTestSuites'),
    skipped: number('numPendingTests') + number('numTodoTests'),
  };
}

async function runJest(suite: Suite, folder: string): Promise<Count> {
  const outputFile = join(folder, `${suite.name}.json`);
  const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
  const options = ['--selectProjects', suite.name, '--passWithNoTests', '--json', '--outputFile', outputFile];
  const child = spawn(process.execPath, [jest, ...options, ...(suite.inBand ? ['--runInBand'] : [])], {
    cwd: import.meta.dirname,
    // All suites copy the demonstration that the first one tells.
    env: { ...process.env, TEST_TOLD_DEMO: join(folder, 'demo') },
    // Jest prints its JSON to standard output; what a person reads goes to standard error.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const limit = setTimeout(() => {
    console.error(`${suite.name}: stopped after ${suiteLimitMs / 60_000} minutes`);
    child.kill('SIGKILL');
  }, suiteLimitMs);
  const code = await new Promise<number | null>((ended) => child.once('close', ended));
  clearTimeout(limit);
  try {
    const count = readCount(outputFile);
    // A red exit without a red test (a crash, a hang after the last test) must not look green.
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } catch {
    return crashed;
  }
}

async function runSuite(suite: Suite, folder: string): Promise<Count> {
  try {
    for (const platform of suite.needs) ensureBuilt(platform);
  } catch (fault) {
    console.error(String(fault));
    return crashed;
  }
  return runJest(suite, folder);
}

const describeCount = ({ passed, failed, skipped }: Count) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`no such suite: ${unknown.join(', ')}`);
  const folder = mkdtempSync(join(scratch(), 'renewal-results-'));
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const suite of suites.filter(({ name }) => names.length === 0 || names.includes(name))) {
    console.log(`\n── ${suite.name}`);
    const startedAt = performance.now();
    const count = await runSuite(suite, folder);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    lines.push(`${suite.name.padEnd(10)} ${describeCount(count)} (${seconds} s)`);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${lines.join('\n')}\n`);
  console.log(describeCount(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main(process.argv.slice(2));
