import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { ballot } from '../support/ballot.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { newPhonePage } from '../support/browser/newPage.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { forgingProxy, type ForgingProxy } from '../support/forgingProxy.ts';
import { verifyTwice } from '../support/verifyTwice.ts';
import { newcomer, type Person } from './person.ts';

// A resident who believes nobody: remembers the head, compares it with the notice board, takes the bundle home.

const LOG = 'demo-01';
const FINISHED = 'demo-04-menu';
const roundId = 'demo-01-menu';

// Four times slower than a usual machine.
jest.setTimeout(240_000);

let server: DemoServer;
let proxy: ForgingProxy;
let browser: Browser;
let folder: string;
let person: Person;

beforeAll(async () => {
  [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
  proxy = await forgingProxy(server.url);
  folder = mkdtempSync(join(tmpdir(), 'proof-'));
  person = await newcomer({ browser, url: proxy.url, on: 'phone' });
});
afterAll(async () => {
  await browser.close();
  await proxy.stop();
  await server.stop();
  rmSync(folder, { recursive: true });
});

const headOf = async (log: string) =>
  (await server.call('GET /ledgers/:log/checkpoint', { params: { log } })).reply;

async function answer(as: string): Promise<void> {
  const { reply: round } = await server.call('GET /rounds/:roundId', { params: { roundId }, as });
  await server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body: {
      clientKey: randomUUID(),
      householdId: round.mine?.householdId ?? '',
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as,
  });
}

test('the phone remembers the record and sees that it only grew', async () => {
  await person.open(`/supervise/ledger?log=${LOG}`);
  await person.words('这台手机第一次看到它').waitFor();
  await answer('resident-1');
  await person.open(`/supervise/ledger?log=${LOG}`);
  await person.words('后面新加了 1 条').waitFor();
});

test('the slip of the notice board is continued; a wrong one is told', async () => {
  const slip = await headOf(LOG);
  await answer('resident-2');
  await person.open(`/supervise/ledger?log=${LOG}&size=${slip.size}&root=${slip.root}`);
  await person.press('比一比');
  await person.words('接得上：存根上的每一条都原样在登记簿里').waitFor();
  await person.page.getByLabel('存根上的根').fill('ab'.repeat(32));
  await person.press('比一比');
  await person.words('接不上：登记簿和这张存根不是同一本').waitFor();
});

test('a record that was cut back is noticed at the next launch, on the first page, with both heads', async () => {
  await person.open(`/supervise/ledger?log=${LOG}`);
  await person.words('核对无误').waitFor();
  const old = await headOf(LOG);
  await answer('resident-3');
  await person.open(`/supervise/ledger?log=${LOG}`);
  await person.words('后面新加了 1 条').waitFor();
  proxy.forgeRead = (url, reply) => (url.endsWith(`/${LOG}/checkpoint`) ? JSON.stringify(old) : reply);
  await person.open('/home/index');
  await person.words('登记簿和上次看到的接不上').waitFor();
  await person.press('去看');
  await person.words('现在的存根').waitFor();
  await person.words('这台手机上次记住的存根').waitFor();
  await person.words('核对没有通过').waitFor();
  proxy.forgeRead = undefined;
  await person.open('/home/index');
  await person.open(`/supervise/ledger?log=${LOG}`);
  await person.words('核对无误').waitFor();
});

test('the bundle taken home from 来监督 is accepted by both verifiers and by the served page', async () => {
  const visit = await newcomer({ browser, url: server.url, on: 'phone' });
  await visit.open('/supervise/ledger?log=demo-04');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit
      .button(/^核对包：/)
      .first()
      .click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${FINISHED}.bundle.json`);
  const text = await readFile(await download.path(), 'utf8');
  expect((await verifyTwice(text)).code).toBe(0);
  const file = join(folder, `${FINISHED}.bundle.json`);
  await writeFile(file, text);
  const served = await newPhonePage(browser);
  await served.page.goto(`${server.url}/verify.html`);
  await served.page.getByLabel('核对包（名字').setInputFiles(file);
  await served.page.getByText('通过。公布的户数和登记簿一致').waitFor();
  expect(served.faults.list).toEqual([]);
  await served.close();
  await visit.leave();
});

test('the slip is a PDF with the head of now', async () => {
  const heard = await fetch(`${server.url}/api/v1/exports/ledgers/${LOG}/head-slip.pdf`);
  expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(
    Buffer.from(await heard.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});
