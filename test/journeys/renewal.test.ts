import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { fillBallot, handIn, requiredQuestions, tapFirst } from './ballotTaps.ts';
import { signedIn, type Person } from './person.ts';

// 示范一小区: 24 households, 17 have answered; 80 % of 24 is 20 whole households (东河区2024年方案 三、（一）1).
const communityId = 'demo-01';

describe('the story of one renovation', () => {
  let server: DemoServer;
  let browser: Browser;
  let roundId: string;
  let first: Person;
  let second: Person;
  let worker: Person;
  let admin: Person;
  const everybody: Person[] = [];

  const come = async (account: string, on: 'phone' | 'desktop'): Promise<Person> => {
    const person = await signedIn({ browser, url: server.url, on }, account);
    everybody.push(person);
    return person;
  };
  const answered = async (): Promise<number> => {
    const { reply } = await server.call('GET /rounds/:roundId/participation', { params: { roundId } });
    return reply.official.answered;
  };
  const recordSize = async (): Promise<number> => {
    const { reply } = await server.call('GET /ledgers/:log/checkpoint', { params: { log: communityId } });
    return reply.size;
  };
  const tryToMove = async (): Promise<void> => {
    await admin.page.getByRole('radio', { name: /^方案编制/ }).check({ force: true });
    await admin.press('变更阶段');
    await admin.press('确认变更');
  };
  /** A page that was loaded again would have lost the mark. */
  const mark = (person: Person): Promise<unknown> => person.page.evaluate('window.neverLoadedAgain = true');
  const isMarked = (person: Person): Promise<unknown> => person.page.evaluate('window.neverLoadedAgain');

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    const { reply } = await server.call('GET /communities/:communityId', { params: { communityId } });
    roundId = reply.openRounds[0]?.roundId ?? '';
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('a resident sees on the home page where the renovation stands and how many households are missing', async () => {
    first = await come('resident-1', 'phone');
    await first.words('还差 3 户就够 80%').waitFor();
    await first.words('17/24 户').waitFor();
    await first.words('依据：东河区2024年城镇老旧小区改造方案 三、（一）1').waitFor();
    for (const part of ['看方案', '说意见', '做选择', '来监督'])
      await first.button(new RegExp(part)).first().waitFor();
  });

  test('the plan tells what is done by class, how it will look, what it costs, when, and the five fields of the notice board', async () => {
    const { page } = first;
    await first.press(/看方案/);
    await page.getByRole('heading', { name: '公示栏' }).waitFor();
    await first.words('还差前置条件：征集率').waitFor();
    const shown = await page.locator('main').filter({ visible: true }).innerText();
    for (const words of [
      '基础类 · 应改尽改（5 项）',
      '完善类 · 能改多改（6 项）',
      '提升类 · 积极推进（3 项）',
      '改好后的样子：进行雨污管网清理、疏通、整修，实现雨污分流',
      '一共 14 项，总投资 98.7 万元',
      '约 800 元',
      '还差前置条件：征集率',
      '手机核对过了：看到的就是公布的那一版。',
    ])
      expect(shown).toContain(words);
    expect(await page.getByRole('term').filter({ visible: true }).allInnerTexts()).toEqual([
      '项目概况',
      '改造内容',
      '开竣工时间',
      '住建部门责任人',
      '投诉电话',
    ]);
    const fields = await page.getByRole('definition').filter({ visible: true }).allInnerTexts();
    expect(fields.filter((field) => field.trim() === '')).toEqual([]);
    await first.press('返回');
  });

  test('an unfinished ballot says so, loudly, and every tap is kept when the page is loaded again', async () => {
    await first.press('现在去答复');
    await first.words(/题目校验码：[0-9a-f ]{71}（已在这台设备上核对/).waitFor();
    await first.words(/住户名册校验码：[0-9a-f ]{71}/).waitFor();
    await first.press('看一遍，再提交');
    const missing = (await requiredQuestions(first)).length;
    await first.words(`还有 ${missing} 题没选好，还不能提交`).waitFor();
    const [one, two] = await requiredQuestions(first);
    if (one === undefined || two === undefined) throw new Error('the ballot asks fewer than two questions');
    await tapFirst(one);
    await tapFirst(two);
    await first.words('✓ 已自动保存在手机上').waitFor();
    await first.page.reload();
    await first.words('这是您上次没有提交的选择，接着填就行。').waitFor();
    const again = (await requiredQuestions(first)).slice(0, 3);
    const picked = await Promise.all(again.map((question) => question.locator('input:checked').count()));
    expect(picked).toEqual([1, 1, 0]);
    await first.words(`还有 ${missing - 2} 题没选好`).waitFor();
    await first.press('返回');
    await first.words(`还有 ${missing - 2} 题没选好，还没有提交。`).waitFor();
    await first.press('先离开');
    await first.words('您有一份还没有提交的选择').waitFor();
    expect(await answered()).toBe(17);
  });

  test('the answer becomes a receipt whose every step the phone has checked', async () => {
    second = await come('resident-2', 'phone');
    await second.press('看征集进度');
    worker = await come('worker-1', 'desktop');
    await worker.press(/^征集工作台/);
    for (const watching of [second, worker]) {
      await watching.words('还差 3 户就够 80%').waitFor();
      await watching.words(/实时更新/).waitFor();
      await mark(watching);
    }
    await fillBallot(first);
    await first.press('看一遍，再提交');
    await first.words('还没有提交').waitFor();
    expect(await answered()).toBe(17);
    await first.press('提交');
    await first.words('您的答复已登记').waitFor();
    await first.words(/^✓? ?已登记 · 第 \d+ 条$/).waitFor();
    const checks = first.page.locator('.slip__check').filter({ visible: true });
    const steps = await checks.allInnerTexts();
    expect(steps.length).toBeGreaterThanOrEqual(5);
    expect(steps.filter((step) => !step.startsWith('✓'))).toEqual([]);
    await first.page.getByRole('img', { name: '回执二维码' }).waitFor();
  });

  test('the worker and the neighbour see the rate move without loading the page again', async () => {
    for (const watching of [second, worker]) {
      await watching.words('还差 2 户就够 80%').waitFor();
      await watching.words('18/24 户').waitFor();
      await watching.words('75.0%').waitFor();
      expect(await isMarked(watching)).toBe(true);
    }
  });

  test('a change of mind counts once and leaves both answers in the record', async () => {
    await first.press('改主意，修改我家的答复');
    await first.words('您家已经答复，下面是现在登记的选择。').waitFor();
    const stance = (await requiredQuestions(first)).at(-1);
    await stance?.getByText('不要', { exact: true }).click();
    await handIn(first);
    await first.press('我家在这一轮的全部登记');
    await first.words('现在计入的').waitFor();
    const acts = first.page.getByRole('button', { name: /^第 \d+ 条 · 答复/ });
    await acts.nth(1).waitFor();
    const [newer = '', older = ''] = await acts.allInnerTexts();
    expect(newer).toContain('计入');
    expect(older).toContain('现在不计入');
    expect(await acts.count()).toBe(2);
    expect(await answered()).toBe(18);
  });

  test('the gate refuses at 18 and at 19 households, with what is missing and the clause', async () => {
    admin = await come('admin-1', 'desktop');
    for (const missing of [2, 1]) {
      await admin.open(`/admin/stage?communityId=${communityId}`);
      await admin.words(`还差 ${missing} 户就够 80%`).waitFor();
      const before = await recordSize();
      await tryToMove();
      const refusal = admin.page.getByRole('alert').filter({ visible: true, hasText: '不能' });
      await refusal.getByText(`还差 ${missing} 户就够 80%`).waitFor();
      await refusal.getByText('东河区2024年城镇老旧小区改造方案 三、（一）1').waitFor();
      expect(await recordSize()).toBe(before);
      if (missing === 2) {
        await second.press('返回');
        await fillBallot(second);
        await handIn(second);
      }
    }
    expect(await answered()).toBe(19);
  });

  test('the twentieth answer opens the gate, and everybody who watches sees it', async () => {
    await mark(admin);
    const third = await come('resident-3', 'phone');
    await fillBallot(third);
    await handIn(third);
    await third.press('看征集进度');
    for (const watching of [third, worker, admin]) {
      await watching.words('已达到 80%').waitFor();
      await watching.words('20/24 户').waitFor();
    }
    expect(await isMarked(worker)).toBe(true);
    await tryToMove();
    await admin.words(/^已从“征集意见·点菜”进入“方案编制”，已登记 · 第 \d+ 条。$/).waitFor();
    const { reply } = await server.call('GET /communities/:communityId', { params: { communityId } });
    expect(reply.stage).toBe('design');
  });

  test('an answer given without a network waits on the phone as 未上传 and is recorded once when it is back', async () => {
    const fourth = await come('resident-4', 'phone');
    const before = await recordSize();
    await fillBallot(fourth);
    await fourth.page.context().setOffline(true);
    await fourth.press('看一遍，再提交');
    await fourth.press('提交');
    await fourth.words('未上传：您的答复还没有登记').waitFor();
    await fourth.words('1 条未上传，联网后会自动上传。').waitFor();
    expect(await recordSize()).toBe(before);
    await fourth.page.context().setOffline(false);
    await fourth.words('您的答复已登记').waitFor();
    await fourth.words('1 条未上传，联网后会自动上传。').waitFor({ state: 'hidden' });
    expect(await recordSize()).toBe(before + 1);
    expect(await answered()).toBe(21);
    await fourth.press('我家在这一轮的全部登记');
    await fourth.page.getByRole('button', { name: /^第 \d+ 条 · 答复/ }).waitFor();
    expect(await fourth.page.getByRole('button', { name: /^第 \d+ 条 · 答复/ }).count()).toBe(1);
  });

  test('no page had a script error, a refused style or an unexpected console error, and the server no warning', async () => {
    // A browser reports every request that fails for want of a network; the stage's refusal is a 409 it reports too.
    const expected = /ERR_INTERNET_DISCONNECTED|status of 409/;
    const faults = everybody.flatMap((person) => person.faults).filter((fault) => !expected.test(fault));
    expect(faults).toEqual([]);
    await waitUntil(() => expect(server.output()).not.toMatch(/"level":(?:"warn"|"error"|40|50)/));
  });
});
