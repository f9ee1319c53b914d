import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { buildVerifyPage } from '../../server/proof/buildVerifyPage.ts';
import { verifyBundleAtOnce } from '../../shared/proof/verifyBundle.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { newPhonePage } from '../support/browser/newPage.ts';
import { bundleText } from '../support/bundleWorkshop.ts';
import { verifyWithPython } from '../support/pythonVerifier.ts';
import { sampleRound, type SampleRound } from '../support/sampleRound.ts';
import type { BenchRow } from './benchRow.ts';

const ANSWERS = 10_000;
const TARGET_MS = 2000;
const LONGEST_TASK_MS = 100;

/** A round with as many answers as asked for, and all that goes with them: visits, withdrawals, disputes. */
async function roundWith(answers: number): Promise<SampleRound> {
  const round = await sampleRound(Math.ceil(answers * 0.87));
  const made = round.workshop.entries.filter(({ leaf }) => leaf.t === 'response').length;
  if (made < answers) throw new Error(`${made} answers, not ${answers}`);
  return round;
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

const fastest = (work: () => void): number => Math.min(...[1, 2, 3].map(() => timed(work)));

/** The longest task of the page while it verifies a file, in ms; 0 when none was longer than 50 ms. */
async function longestTask(browser: Browser, page: string, file: string): Promise<number> {
  const visit = await newPhonePage(browser);
  await visit.page.goto(pathToFileURL(page).href);
  await visit.page.evaluate(`
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
    }).observe({ type: 'longtask', buffered: false });
  `);
  await visit.page.getByLabel('核对包（名字').setInputFiles(file);
  await visit.page.locator('#verdict.good').waitFor({ timeout: 300_000 });
  const longest = Number(await visit.page.evaluate('window.longest'));
  await visit.close();
  return longest;
}

/** A bundle of ten thousand answers, opened in full: Node, the page on a phone's width, Python. */
export async function benchBundles(): Promise<readonly BenchRow[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-bundles-'));
  const browser = await launchBrowser();
  try {
    const text = bundleText((await roundWith(ANSWERS)).bundle('auditor'));
    const big = join(folder, 'big.bundle.json');
    const small = join(folder, 'small.bundle.json');
    const page = join(folder, 'verify.html');
    writeFileSync(big, text);
    writeFileSync(small, bundleText((await sampleRound(10)).bundle('auditor')));
    writeFileSync(page, (await buildVerifyPage()).html);
    const floor = fastest(() => {
      JSON.parse(text);
      createHash('sha256').update(text, 'utf8').digest();
    });
    const node = fastest(() => {
      if (verifyBundleAtOnce(nodeLedgerCrypto, { text }).code !== 0) throw new Error('not accepted');
    });
    const started = performance.now();
    if ((await verifyWithPython(big)).status !== 0) throw new Error('not accepted');
    const python = performance.now() - started;
    const calm = await longestTask(browser, page, small);
    const longest = await longestTask(browser, page, big);
    const mega = (Buffer.byteLength(text) / 1_000_000).toFixed(0);
    const row = (name: string, value: number, target: string, met: boolean): BenchRow => {
      return { name, value, floor, ratio: value / floor, unit: 'ms', target, met };
    };
    return [
      row(`bundle of 10 000 answers (${mega} MB) verified by Node`, node, '< 2 s', node < TARGET_MS),
      row('the same by Python', python, '–', true),
      {
        name: 'the same by the page on a phone: longest task',
        value: longest,
        floor: calm,
        ratio: calm === 0 ? 1 : longest / calm,
        unit: 'ms',
        target: '< 100 ms',
        met: longest < LONGEST_TASK_MS,
      },
    ];
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
