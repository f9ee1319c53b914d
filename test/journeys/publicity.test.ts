import type { Browser } from 'playwright-core';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { screenshot } from '../support/browser/screenshot.ts';
import { startTestServer, type TestServer } from '../support/testServer.ts';
import { layoutFaults } from './layoutFaults.ts';
import { signedIn, type Person } from './person.ts';

// 方案公示: refused while a mandatory field is empty, put up, objected to, answered, and only then and after its days
// the gate G2 is open (domain, Publicity and Project stages).

const communityId = 'demo-09';
const DAY = 86_400_000;

describe('the publicity of a plan', () => {
  let server: TestServer;
  let browser: Browser;
  let admin: Person;
  let owner: Person;

  beforeAll(async () => {
    server = await startTestServer({}, { page: true });
    browser = await launchBrowser();
    const back = await server.call('POST /communities/:communityId/stage', {
      params: { communityId },
      as: 'admin-9',
      body: { to: 'publicity', reason: '方案有改动，重新公示' },
    });
    expect(back.status).toBe(200);
    await come();
  });
  afterAll(async () => {
    await go();
    await browser.close();
    await server.stop();
  });

  const come = async (): Promise<void> => {
    admin = await signedIn({ browser, url: server.address, on: 'desktop' }, 'admin-9');
    owner = await signedIn({ browser, url: server.address, on: 'phone' }, 'owner-9');
  };
  const go = async (): Promise<void> => {
    for (const person of [admin, owner]) {
      expect(person.faults).toEqual([]);
      await person.leave();
    }
  };
  /** Days pass; everybody has to sign in anew. */
  const daysLater = async (days: number): Promise<void> => {
    await go();
    server.clock.forward(days * DAY);
    server.forgetSessions();
    await come();
  };
  const look = async (person: Person, name: string): Promise<void> => {
    await expectNoSeriousAxeFindings(person.page);
    expect(await layoutFaults(person.page)).toEqual([]);
    await screenshot(person.page, name, { fullPage: true });
  };

  test('the board says what blocks the community and who must act', async () => {
    await admin.open('/stage/board');
    await admin.words('被什么挡住').waitFor();
    await admin.words('现行方案还没有公示').waitFor();
    await look(admin, 'stage-board-desktop-normal');
  });

  test('a notice with an empty field is not sent, and the field says so', async () => {
    await admin.open(`/stage/records?communityId=${communityId}`);
    const phone = admin.page.getByLabel('投诉电话');
    await phone.waitFor();
    const number = await phone.inputValue();
    await phone.fill('');
    await admin.press('发布公示');
    await admin.words('不能空着').waitFor();
    await look(admin, 'stage-records-desktop-normal');
    expect(await admin.button('确认发布公示').isVisible()).toBe(false);
    await phone.fill(number);
    await admin.press('发布公示');
    await admin.press('确认发布公示');
    await admin.words('已公开').waitFor();
    await admin.words('公示要满 7 天').waitFor();
  });

  test('a household reads it on the phone and objects', async () => {
    await owner.open(`/plan/notice?communityId=${communityId}`);
    await owner.words('投诉电话').waitFor();
    await owner.words('还没有人提出异议').waitFor();
    await owner.page.getByLabel('您不同意什么，希望怎么改').fill('停车位占了绿地，希望换个位置。');
    await owner.press('提出异议');
    await owner.words('异议已登记').waitFor();
    await owner.words('等待答复').waitFor();
    await look(owner, 'notice-phone-normal');
  });

  test('after the days the objection still keeps the gate closed; its answer opens it', async () => {
    await daysLater(4);
    await admin.open(`/stage/records?communityId=${communityId}`);
    await admin.words('有 1 件异议还没有公开答复').waitFor();
    await admin.page.getByLabel('答复').fill('停车位移到北侧围墙边，绿地保留。');
    await admin.press('公开答复');
    await admin.press('确认公开答复');
    await admin.words('公示要满 7 天').waitFor();
    await owner.open(`/plan/notice?communityId=${communityId}`);
    await owner.words('停车位移到北侧围墙边').waitFor();
    await daysLater(4);
    await admin.open(`/stage/records?communityId=${communityId}`);
    await admin.words('前置条件已满足，可以进入“方案确认”').waitFor();
  });

  test('a new version leaves a work out and takes one from the catalogue, with its cost and who pays', async () => {
    const { reply } = await server.call('GET /communities/:communityId/plan', { params: { communityId } });
    const [first] = reply.items;
    await admin.open(`/stage/records?communityId=${communityId}`);
    await admin.page.getByLabel('变更原因').fill('管线单位自行出资');
    await admin.press('公布新的一版');
    // Said beside the button: the works above it are longer than the screen.
    await admin.words('还没有改动').waitFor();
    expect((await admin.words('还没有改动').boundingBox())?.y).toBeGreaterThan(0);
    await admin.page
      .locator('label.pick')
      .filter({ hasText: first?.name ?? '' })
      .first()
      .click();
    await admin.page.getByLabel('从改造菜单里新增一项').selectOption({ label: '● 完善类 · 建筑节能改造' });
    await admin.page.getByLabel('造价（元）', { exact: true }).fill('480000');
    await admin.press('公布新的一版');
    await admin.words('还没有放进新的一版').waitFor();
    await admin.page.getByLabel('其中居民一共出').fill('180000');
    await admin.page.getByLabel('每户平均分摊').fill('15000');
    await admin.press('放进新的一版');
    await admin.words('新增 建筑节能改造，480,000 元').waitFor();
    await admin.press('公布新的一版');
    await admin.press('确认公布新的一版');
    await admin.words('已公开').waitFor();
    const { reply: after } = await server.call('GET /communities/:communityId/plan', {
      params: { communityId },
    });
    expect(after.items.at(-1)).toMatchObject({
      name: '建筑节能改造',
      shareFen: 15_000_00,
      funding: [
        { source: 'localFiscal', amountFen: 300_000_00 },
        { source: 'residents', amountFen: 180_000_00 },
      ],
    });
    expect(after.items.at(-1)?.legalEffect).toContain('第七项');
  });

  test('versions are compared, on the desktop and on the phone', async () => {
    for (const [person, name] of [
      [admin, 'versions-desktop-normal'],
      [owner, 'versions-phone-normal'],
    ] as const) {
      await person.open(`/plan/versions?communityId=${communityId}`);
      await person.words('新增 1 项，去掉 1 项').waitFor();
      await person.words('管线单位自行出资').waitFor();
      await look(person, name);
    }
  });

  test('the dates of a step are moved with a note, which stands beside the old and the new dates', async () => {
    const { reply: before } = await server.call('GET /communities/:communityId/plan', {
      params: { communityId },
    });
    const step = before.steps.at(-1);
    if (step === undefined) throw new Error('the plan has no timetable');
    await admin.open(`/stage/records?communityId=${communityId}`);
    await admin.press('公布新的时间');
    await admin.words('先选是哪一步').waitFor();
    await admin.page.getByRole('radio', { name: new RegExp(`^${step.name}`) }).check({ force: true });
    await admin.page.getByLabel('结束', { exact: true }).fill('2039-12-31');
    await admin.press('公布新的时间');
    await admin.words('请写明为什么改时间').waitFor();
    await admin.page.getByLabel('为什么改').fill('冬季停工，顺延');
    await admin.press('公布新的时间');
    await admin.press('确认公布新的时间');
    await admin.words('已公开').waitFor();
    await owner.open(`/plan/versions?communityId=${communityId}`);
    await owner.words('2039年12月31日').waitFor();
    await owner.page.getByText('冬季停工，顺延').first().waitFor();
    await owner.open(`/plan/index?communityId=${communityId}`);
    await owner.words('冬季停工，顺延').waitFor();
  });
});
