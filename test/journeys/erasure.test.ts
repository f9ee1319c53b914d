import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { ballot } from '../support/ballot.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startTestServer, type TestServer } from '../support/testServer.ts';
import { layoutFaults } from './layoutFaults.ts';
import { enlargeText, signedIn, type Person } from './person.ts';

// 清除: a year and a day after the final result a household wishes that what it said goes (ledger.md: after `resultFinal`
// and the period in which a decision can be challenged, one year); one person asks, another agrees.

const roundId = 'demo-01-menu';
const params = { roundId };
const DAY = 86_400_000;

describe('清除', () => {
  let server: TestServer;
  let browser: Browser;
  const everybody: Person[] = [];
  const come = async (account: string, on: 'phone' | 'desktop'): Promise<Person> => {
    const person = await signedIn({ browser, url: server.address, on }, account);
    everybody.push(person);
    return person;
  };
  const later = (days: number): void => {
    server.clock.forward(days * DAY);
    server.forgetSessions();
  };
  const answered = async (): Promise<number> =>
    (await server.call('GET /rounds/:roundId/participation', { params })).reply.official.answered;

  beforeAll(async () => {
    server = await startTestServer({}, { page: true });
    browser = await launchBrowser();
    const { reply: round } = await server.call('GET /rounds/:roundId', { params });
    const given = await server.call('POST /rounds/:roundId/responses', {
      params,
      body: {
        clientKey: randomUUID(),
        householdId: server.world.homeOf('resident-3'),
        questionHash: round.questionHash,
        answers: ballot(round.questions),
      },
      as: 'resident-3',
    });
    expect(given.status).toBe(201);
    await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
    later(9);
    const final = await server.call('POST /rounds/:roundId/finalise', { params, as: 'admin-1' });
    expect(final.code).toBeUndefined();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Fills the form in for 2号楼 1单元 501 and hands it in. */
  async function askFor(admin: Person): Promise<void> {
    await admin.open(`/admin/cases?roundId=${roundId}`);
    await admin.page.getByLabel('哪栋楼').selectOption({ label: '2号楼' });
    await admin.page.getByLabel('哪一户').selectOption({ label: '1单元 501' });
    await admin.page.getByLabel('依据').last().fill('业主本人到社区书面申请，核对了身份证和房产证。');
    await admin.press('提交申请');
  }

  test('within the year the office hears why not', async () => {
    const admin = await come('admin-1', 'desktop');
    await askFor(admin);
    await admin.words(/^结果确定满一年后才能清除/).waitFor();
    await admin.leave();
  });

  test('after the year one person asks, and cannot decide it alone', async () => {
    later(367);
    const admin = await come('admin-1', 'desktop');
    await askFor(admin);
    await admin.words('这是您申请的，要由另一个人审核。').waitFor();
    await expectNoSeriousAxeFindings(admin.page);
    expect(await layoutFaults(admin.page)).toEqual([]);
  });

  test('another reads what will be gone, is asked once more, and agrees', async () => {
    const before = await answered();
    const second = await come('worker-admin', 'phone');
    await second.open(`/admin/cases?roundId=${roundId}`);
    await second.words(/业主本人到社区书面申请/).waitFor();
    await second.page.getByLabel('审核意见').fill('申请书和身份已核对');
    await second.press('批准');
    await second.words(/^永久清除 .*501 这一轮的答复？$/).waitFor();
    expect(await answered()).toBe(before);
    await second.press('确认批准');
    await second.words('审核意见：申请书和身份已核对').waitFor();
    expect(await answered()).toBe(before);
  });

  test('the household reads what is left: no words, the sums and the proof', async () => {
    const resident = await come('resident-3', 'phone');
    await enlargeText(resident);
    for (const path of [`/round/mine?roundId=${roundId}`, `/round/receipt?roundId=${roundId}`]) {
      await resident.open(path);
      await resident.words('您家在这一轮说过的话已经清除，不能恢复。').waitFor();
      await resident.words(/公布过的户数没有变/).waitFor();
      expect(await resident.words(/还没有登记过/).count()).toBe(0);
      await expectNoSeriousAxeFindings(resident.page);
      expect(await layoutFaults(resident.page)).toEqual([]);
    }
    await resident.press('看这一轮的结果');
    await resident.words('现在的存根').waitFor();
    await resident.words(/户里有 \d+ 户答复了/).waitFor();
    await resident.open('/supervise/ledger?log=demo-01');
    await resident.words(/签名核对无误|核对无误/).waitFor();
  });

  test('no page had a script error, a refused style or an unexpected console error', () => {
    // Within the year the refusal is what a browser reports as a failed request.
    const faults = everybody.flatMap((person) => person.faults);
    expect(faults.filter((fault) => !/status of 409/.test(fault))).toEqual([]);
  });
});
