import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { enterAtDoor } from '../support/enterAtDoor.ts';
import { newcomer, signedIn, type Person } from './person.ts';

// An answer that a household did not give, from the doorstep to the evidence (ledger.md, "Against invented answers" 3).

const roundId = 'demo-01-menu';
const params = { roundId };

describe('这不是我们答的', () => {
  let server: DemoServer;
  let browser: Browser;
  const everybody: Person[] = [];
  const come = async (account: string, on: 'phone' | 'desktop'): Promise<Person> => {
    const person = await signedIn({ browser, url: server.url, on }, account);
    everybody.push(person);
    return person;
  };
  const homeOf = async (account: string): Promise<string> =>
    (await server.call('GET /me', { as: account })).reply.households[0]?.householdId ?? '';
  const enterFor = async (account: string): Promise<number> =>
    enterAtDoor(server, {
      roundId,
      householdId: await homeOf(account),
      as: 'worker-1',
      visitedAt: Date.now(),
    });
  const answered = async (): Promise<number> =>
    (await server.call('GET /rounds/:roundId/participation', { params })).reply.official.answered;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('the household sees what was entered in its name and takes it out with one tap', async () => {
    const seq = await enterFor('resident-4');
    expect(await answered()).toBe(18);
    const resident = await come('resident-4', 'phone');
    await resident.press('做选择');
    await resident.press('我家的答复和回执');
    await resident.words(/工作人员代登记/).waitFor();
    await resident.words('如果您家没有人说过这些话').waitFor();
    await resident.press('这不是我们答的');
    await resident.words('有异议，正在核实').waitFor();
    expect(await answered()).toBe(17);
    await resident.words('没有登记内容。').waitFor();
    expect(await resident.button('这不是我们答的').count()).toBe(0);
    expect(seq).toBeGreaterThan(0);
  });

  test('the admin sees the household’s entries and settles it on evidence', async () => {
    const admin = await come('admin-1', 'desktop');
    await admin.open(`/admin/round?roundId=${roundId}`);
    await admin.press(/^核查台/);
    await admin.press(/1号楼 1单元 102 · 第 \d+ 条/);
    await admin.words('住户说的是这一条').waitFor();
    await admin.press('登记核实结果');
    await admin.words('请写明怎么核实的').waitFor();
    await admin.page.getByRole('radio', { name: /^异议成立/ }).check({ force: true });
    await admin.page.getByRole('radio', { name: '电话或当面回访' }).check({ force: true });
    await admin.page.getByLabel('怎么核实的').fill('当面回访，住户说明登记当天家里没有人。');
    await admin.press('登记核实结果');
    await admin.words('异议成立，已不计入').waitFor();
    await admin.words('电话或当面回访，当面回访，住户说明登记当天家里没有人。').waitFor();
  });

  test('whoever holds only the slip sees the same, without signing in, and disputes with one tap', async () => {
    await enterFor('resident-5');
    const householdId = await homeOf('resident-5');
    const slip = await server.call('POST /disputes/slips', {
      body: { roundId, householdId },
      as: 'worker-1',
    });
    const stranger = await newcomer({ browser, url: server.url, on: 'phone' });
    everybody.push(stranger);
    await stranger.press(/^收到登记纸条/);
    await stranger.page.getByLabel('异议码').fill('2345 6789 AB');
    await stranger.press('查看登记的内容');
    await stranger.words('纸条上的码不对或已失效，请核对后再试，或拨打纸条上的电话。').waitFor();
    await stranger.page.getByLabel('异议码').fill(slip.reply.code.toLowerCase());
    await stranger.press('查看登记的内容');
    await stranger.words('示范一小区 2号楼 1单元 302').waitFor();
    await stranger.press('这不是我们答的');
    await stranger.words('有异议，正在核实').waitFor();
    expect(await answered()).toBe(17);
  });

  test('a worker asks for an exclusion on the phone, and hears how many days of calls are missing', async () => {
    const worker = await come('worker-1', 'phone');
    await worker.open(`/worker/doors?roundId=${roundId}`);
    await worker.page
      .getByRole('button', { name: /^201，未接触/ })
      .first()
      .click();
    await worker.press('申请不计入（空置等）');
    await worker.page.getByRole('radio', { name: '长期空置，无人居住' }).check({ force: true });
    await worker.page.getByRole('radio', { name: '寄过信' }).check({ force: true });
    await worker.page.getByLabel('依据').fill('邻居说没有人住');
    await worker.press('提交申请');
    await worker.words('要 3 个不同的日期，现在登记了 0 个。').waitFor();
    await worker.page.getByRole('radio', { name: '已与邻户合并为一户' }).check({ force: true });
    await worker.press('提交申请');
    await worker.words('不计入申请已提交，等另一位管理员审核。').waitFor();
    const admin = await come('admin-1', 'desktop');
    await admin.open(`/admin/cases?roundId=${roundId}`);
    await admin.words('已与邻户合并为一户').waitFor();
    await admin.page.getByLabel('审核意见').fill('房产登记已核对');
    await admin.press('批准');
    await admin.words('已批准').waitFor();
    const view = await server.call('GET /rounds/:roundId/participation', { params });
    expect([view.reply.households, view.reply.official.denominator]).toEqual([24, 23]);
    await admin.open(`/round/participation?roundId=${roundId}`);
    await admin.words(/其中 1 户按规定不计入/).waitFor();
  });

  test('the demonstration’s objection days show a dispute, the desk and the sample', async () => {
    const admin = await come('admin-2', 'desktop');
    await admin.open('/admin/cases?roundId=demo-04-menu');
    await admin.words('有异议，正在核实').waitFor();
    await admin.words('异议不成立，仍计入').waitFor();
    await admin.words(/^工作人员和代理人登记的 \d+ 条里抽出 \d+ 条/).waitFor();
    await admin.words(/^异议期到 .*，之后才能定稿。$/).waitFor();
    await admin.open('/round/result?roundId=demo-04-menu');
    await admin.page.getByRole('heading', { name: '回访抽查' }).waitFor();
    await admin.words(/^回访了 2 条，1 条属实。$/).waitFor();
  });

  test('no page had a script error, a refused style or an unexpected console error', () => {
    // The refusals above are what a browser reports as failed requests.
    const faults = everybody
      .flatMap((person) => person.faults)
      .filter((fault) => !/status of 409/.test(fault));
    expect(faults).toEqual([]);
  });
});
