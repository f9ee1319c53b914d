import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, type Platform } from './support/build/ensureBuilt.ts';
import { runAloud } from './support/build/runAloud.ts';
import { scratch } from './support/scratch.ts';

// Runs the suites two at a time, each line under the name of its suite, and ends with one line: "N passed, N failed,
// N skipped". Named suites only: node --import tsx run.ts unit server

interface Suite {
  name: string;
  /** What must be built before the suite starts; a server that is started as a program serves the web page. */
  needs: readonly Platform[];
  /** Suites that start servers, engines and browsers run one file at a time. */
  inBand: boolean;
}

/**
 * In the order in which they are begun. Nothing is shared between two suites but the builds and the told demonstration:
 * ports are free ones, every suite has an engine and data folders of its own.
 */
const suites: readonly Suite[] = [
  { name: 'unit', needs: [], inBand: false },
  // The longest, and it waits most: for processes that end, start and come back. Beside it run all others.
  { name: 'faults', needs: ['h5'], inBand: true },
  { name: 'server', needs: [], inBand: false },
  { name: 'tooling', needs: [], inBand: true },
  { name: 'weapp', needs: ['weapp', 'h5'], inBand: true },
  { name: 'journeys', needs: ['h5'], inBand: true },
];

/** Suites at the same time; a machine with one processor gains nothing from a second. */
const lanes = Math.min(2, availableParallelism());

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
  const code = await runAloud(suite.name, {
    file: process.execPath,
    args: [jest, ...options, ...(suite.inBand ? ['--runInBand'] : [])],
    cwd: import.meta.dirname,
    // All suites copy the demonstration that the first one tells.
    env: { TEST_SCRATCH: folder, TEST_TOLD_DEMO: join(folder, 'demo') },
    limitMs: suiteLimitMs,
  });
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
    for (const platform of suite.needs) await ensureBuilt(platform);
  } catch (fault) {
    console.error(`${suite.name}: ${String(fault)}`);
    return crashed;
  }
  return runJest(suite, folder);
}

const describeCount = ({ passed, failed, skipped }: Count) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

const seconds = (since: number) => ((performance.now() - since) / 1000).toFixed(1);

/** Runs suites to their end, as many at a time as there are lanes, and says after each how it went. */
async function runSuites(chosen: readonly Suite[], folder: string): Promise<ReadonlyMap<Suite, Count>> {
  const waiting = [...chosen];
  const counts = new Map<Suite, Count>();
  const runLane = async (): Promise<void> => {
    for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
      const startedAt = performance.now();
      console.log(`── ${suite.name} begins`);
      const count = await runSuite(suite, folder);
      console.log(`── ${suite.name}: ${describeCount(count)} (${seconds(startedAt)} s)`);
      counts.set(suite, count);
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));
  return counts;
}

async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`no such suite: ${unknown.join(', ')}`);
  const folder = mkdtempSync(join(scratch(), 'renewal-results-'));
  // However the run ends: what it broke off in the middle lies in there, and may be gigabytes of memory.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  const startedAt = performance.now();
  const counts = await runSuites(
    suites.filter(({ name }) => names.length === 0 || names.includes(name)),
    folder,
  );
  const total: Count = { passed: 0, failed: 0, skipped: 0 };
  console.log(`\nafter ${seconds(startedAt)} s:`);
  for (const [{ name }, count] of counts) {
    console.log(`${name.padEnd(8)} ${describeCount(count)}`);
    total.passed += count.passed;
    total.failed += count.failed;
    total.skipped += count.skipped;
  }
  console.log(`\n${describeCount(total)}`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

await main(process.argv.slice(2));
