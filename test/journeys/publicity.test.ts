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

  test('versions are compared, on the desktop and on the phone', async () => {
    const plan = (await server.call('GET /communities/:communityId/plan', { params: { communityId } })).reply;
    const revised = await server.call('POST /communities/:communityId/plan/versions', {
      params: { communityId },
      as: 'admin-9',
      body: { basedOn: plan.planVersionId, items: plan.items.slice(1), reason: '管线单位自行出资' },
    });
    expect(revised.status).toBe(201);
    for (const [person, name] of [
      [admin, 'versions-desktop-normal'],
      [owner, 'versions-phone-normal'],
    ] as const) {
      await person.open(`/plan/versions?communityId=${communityId}`);
      await person.words('去掉 1 项').waitFor();
      await person.words('管线单位自行出资').waitFor();
      await look(person, name);
    }
  });
});
