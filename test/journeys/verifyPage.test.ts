import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { buildVerifyPage } from '../../server/proof/buildVerifyPage.ts';
import { bundleText } from '../support/bundleWorkshop.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { newPhonePage } from '../support/browser/newPage.ts';
import { sampleRound } from '../support/sampleRound.ts';

// The page that verifies without a server: one file, opened from disk, with the network off.

const SLOW_MS = 300_000;
/** Twice what a person feels as a stutter; a machine under test is four times slower than a usual one. */
const LONGEST_TASK_MS = 200;

let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'verify-page-'));
  writeFileSync(join(folder, 'verify.html'), (await buildVerifyPage()).html);
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function openPage() {
  const visit = await newPhonePage(browser);
  await visit.page.context().setOffline(true);
  await visit.page.goto(pathToFileURL(join(folder, 'verify.html')).href);
  return visit;
}

test('a small bundle passes, and the page has no barrier', async () => {
  const visit = await openPage();
  await expectNoSeriousAxeFindings(visit.page);
  const file = join(folder, 'small.bundle.json');
  writeFileSync(file, bundleText((await sampleRound(20)).bundle('world')));
  await visit.page.getByLabel('核对包（名字').setInputFiles(file);
  await visit.page.getByText('通过。公布的户数和登记簿一致').waitFor();
  expect(await visit.page.locator('li.ok').count()).toBeGreaterThan(8);
  await expectNoSeriousAxeFindings(visit.page);
  expect(visit.faults.list).toEqual([]);
  await visit.close();
});

test('a changed bundle, and a head from another log, are told step by step', async () => {
  const visit = await openPage();
  const { page } = visit;
  const text = bundleText((await sampleRound(20)).bundle('world'));
  const file = join(folder, 'changed.bundle.json');
  writeFileSync(file, text.replace('"via":"app"', '"via":"web"'));
  await page.getByLabel('核对包（名字').setInputFiles(file);
  await page.getByText('没有通过（30）').waitFor();
  const sound = join(folder, 'sound.bundle.json');
  writeFileSync(sound, text);
  await page.getByLabel('核对包（名字').setInputFiles(sound);
  await page.getByText('通过。公布的户数和登记簿一致').waitFor();
  await page.getByText('有别处的存根').click();
  await page.getByLabel('公示栏上或手机里的存根').fill(`5 ${'00'.repeat(32)}`);
  await page.getByRole('button', { name: '再核对一遍' }).click();
  await page.getByText('没有通过（20）').waitFor();
  expect(await page.locator('li.failed').textContent()).toContain('登记簿被改过，或者有两本');
  await visit.close();
});

test(
  'ten thousand answers are counted again while the page stays alive',
  async () => {
    const round = await sampleRound(9400);
    const answers = round.workshop.entries.filter(({ leaf }) => leaf.t === 'response').length;
    expect(answers).toBeGreaterThan(10_000);
    const file = join(folder, 'big.bundle.json');
    writeFileSync(file, bundleText(round.bundle('auditor')));
    const visit = await openPage();
    const { page } = visit;
    await page.evaluate(`
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
      }).observe({ type: 'longtask', buffered: false });
    `);
    await page.getByLabel('核对包（名字').setInputFiles(file);
    await page.getByText('正在算').first().waitFor();
    await page.getByText('通过。逐户重新数过').waitFor({ timeout: SLOW_MS });
    expect(await page.evaluate('window.longest')).toBeLessThan(LONGEST_TASK_MS);
    expect(visit.faults.list).toEqual([]);
    await visit.close();
  },
  SLOW_MS,
);
