import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { verifyTwice } from '../support/verifyTwice.ts';
import { newcomer, signedIn, type Person } from './person.ts';

// What came of a round, read by somebody who is eighty and by a lawyer: 示范四小区's menu round is closed a household
// short and may still be objected to, 示范二十小区's satisfaction round is final.
const closedRound = 'demo-04-menu';
const scoredRound = 'demo-20-satisfaction';

describe('统计结果', () => {
  let server: DemoServer;
  let browser: Browser;
  let stranger: Person;
  const main = (person: Person) => person.page.locator('main').filter({ visible: true });

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    stranger = await newcomer({ browser, url: server.url, on: 'phone' });
    await stranger.open(`/round/result?roundId=${closedRound}`);
    await stranger.words('现在的存根').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('says first whether it may still change and until when to object, then the rate in one sentence', async () => {
    const words = await main(stranger).innerText();
    const { reply } = await server.call('GET /rounds/:roundId/result', { params: { roundId: closedRound } });
    const { answered, denominator } = reply.participation.official;
    const places = ['暂定', '异议期到', `${denominator} 户里有 ${answered} 户答复了`, '多少户答复了'].map(
      (word) => words.indexOf(word),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect([...places].sort((first, second) => first - second)).toEqual(places);
  });

  test('carries the margin sentence, the channels and what was done with the entries, in words', async () => {
    const { reply } = await server.call('GET /rounds/:roundId/result', { params: { roundId: closedRound } });
    await stranger.words(reply.solicitation.margin.sentence).waitFor();
    await stranger.words('这些答复是怎么来的').waitFor();
    // Disputed since the close: both numbers, and which of them the bundle has.
    const { sealed, participation } = reply;
    const now = participation.official.answered;
    expect(sealed?.answered).not.toBe(now);
    await stranger
      .words(`截止时封存的是 ${sealed?.denominator} 户里 ${sealed?.answered} 户，核对包里就是这个数`)
      .waitFor();
    for (const { count, label } of reply.questions.flatMap(({ cells }) => cells)) {
      if (count === null) continue;
      expect([label, await main(stranger).getByText(`${count} 户`).count()]).not.toEqual([label, 0]);
    }
  });

  test('no number below five households is printed beside a choice', async () => {
    const counts = await main(stranger).locator('.bar__count').allInnerTexts();
    const numbers = counts
      .map((text) => /^(\d+) 户$/.exec(text)?.[1])
      .filter((number) => number !== undefined);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers.map(Number).filter((number) => number > 0 && number < 5)).toEqual([]);
  });

  test('hands over a bundle that a verifier accepts, letter by letter', async () => {
    const [download] = await Promise.all([
      stranger.page.waitForEvent('download'),
      stranger.press('下载核对包'),
    ]);
    expect(download.suggestedFilename()).toBe(`${closedRound}.bundle.json`);
    const text = await readFile(await download.path(), 'utf8');
    const { code, steps } = await verifyTwice(text);
    expect([code, steps.filter(({ status }) => status === 'failed')]).toEqual([0, []]);
  });

  test('prints the newest head of the log, to be held beside the notice board', async () => {
    const { reply } = await server.call('GET /ledgers/:log/checkpoint', { params: { log: 'demo-04' } });
    await stranger.words(`现在的存根：共 ${reply.size} 条`).waitFor();
    await stranger.words(new RegExp(reply.root.slice(0, 8))).waitFor();
  });

  test('on paper: no buttons, every sentence and number', async () => {
    const before = await main(stranger).locator('.result__sentence, .bar__count').allInnerTexts();
    await stranger.page.emulateMedia({ media: 'print' });
    expect(await stranger.page.locator('.button').filter({ visible: true }).count()).toBe(0);
    expect(await main(stranger).locator('.result__sentence, .bar__count').allInnerTexts()).toEqual(before);
    // The page scrolls inside a box of its own; on paper nothing of it may be cut off.
    const paper = (await stranger.page.pdf({ format: 'A4' })).toString('latin1');
    expect(paper.match(/\/Type\s*\/Page[^s]/g)?.length).toBeGreaterThan(1);
    await stranger.page.emulateMedia({ media: null });
  });

  test('a final satisfaction round gives its score, on how many households it stands, and how sure it is', async () => {
    const { reply } = await server.call('GET /rounds/:roundId/result', { params: { roundId: scoredRound } });
    const overall = reply.satisfaction?.overall;
    await stranger.open(`/round/result?roundId=${scoredRound}`);
    await stranger.words('定稿').waitFor();
    const tenths = overall?.scoreTenths ?? -1;
    await stranger.words(`总分 ${Math.floor(tenths / 10)}.${tenths % 10} 分（满分 100）`).waitFor();
    await stranger.words(`${overall?.n}/${overall?.households} 户打了分`).waitFor();
    await stranger.words(/上下 \d+\.\d 分/).waitFor();
    for (const name of ['改造内容', '过程管理', '长效管理', '管通', '路平', '灯亮', '整洁', '安全', '有序']) {
      expect([name, await main(stranger).getByText(name).count()]).not.toEqual([name, 0]);
    }
  });

  test('before the close a resident learns that there is nothing to see yet, and where the progress is', async () => {
    const resident = await signedIn({ browser, url: server.url, on: 'phone' }, 'resident-1');
    await resident.open('/round/result?roundId=demo-01-menu');
    await resident.words('征集还没有截止，结果在截止后公布。').waitFor();
    await resident.press('看征集进度');
    await resident.words('这些数字是什么意思').waitFor();
    expect(resident.faults.filter((fault) => !/status of 409/.test(fault))).toEqual([]);
    await resident.leave();
  });

  test('no script error on the way', () => {
    expect(stranger.faults).toEqual([]);
  });
});
