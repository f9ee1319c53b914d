import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { screenshot } from '../support/browser/screenshot.ts';
import { enterAtDoor } from '../support/enterAtDoor.ts';
import type { TestServer } from '../support/testServer.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import type { Person } from './person.ts';

// 你说了，我们改了: one opinion from the words of a resident over the plan and the acceptance to the later score, each
// step by whom it is due, and the author reads all of it on the own phone.

const communityId = 'demo-01';
const params = { communityId };
const DAY = 86_400_000;
const SAID = '单元门口太黑，晚上回家看不见台阶，请装一盏灯。';

let pages: Pages;
let server: TestServer;
let resident: Person;
let worker: Person;
let opinionId = '';
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
});
afterAll(() => pages.close());

const plan = async () => (await server.call('GET /communities/:communityId/plan', { params })).reply;
const thread = async () =>
  (await server.call('GET /opinions/:opinionId', { params: { opinionId }, as: 'resident-1' })).reply;
const pick = (person: Person, words: string) =>
  person.page.locator('label.pick').filter({ hasText: words }).filter({ visible: true }).first().click();

test('a resident writes under 说意见, at any time, and sees that it waits', async () => {
  resident = await pages.come('resident-1', 'phone');
  await resident.press(/说意见/);
  await resident.press('交给社区');
  await resident.words('请先写几个字').waitFor();
  await resident.page.locator('#opinion-text').filter({ visible: true }).fill(SAID);
  await resident.words('写的内容已存在手机上，还没有交。').waitFor();
  await resident.press('交给社区');
  await resident.words('还没有回音').waitFor();
  await resident.words(`“${SAID}”`).waitFor();
  expect(await layoutFaults(resident.page)).toEqual([]);
  await expectNoSeriousAxeFindings(resident.page);
  opinionId = /opinionId=([\w-]+)/.exec(resident.page.url())?.[1] ?? '';
  expect(opinionId).not.toBe('');
});

test('a worker finds it on the work list by keyboard and links it to the version of the plan that changed for it', async () => {
  const { planVersionId, items } = await plan();
  const changed = items.map((item, index) =>
    index === 0 ? { ...item, name: `${item.name}（加装门口灯）` } : item,
  );
  const published = await server.call('POST /communities/:communityId/plan/versions', {
    params,
    body: { basedOn: planVersionId, items: changed, reason: '按居民意见加装单元门口灯' },
    as: 'admin-1',
  });
  expect([published.status, published.code]).toEqual([201, undefined]);

  worker = await pages.come('worker-1', 'desktop');
  await worker.press(/^意见办理/);
  await worker.words('1 条意见还没有回音').waitFor();
  await screenshot(worker.page, 'opinion-work-desktop-normal');
  expect(await layoutFaults(worker.page)).toEqual([]);
  await expectNoSeriousAxeFindings(worker.page);
  await worker.button(`办理：${SAID}`).focus();
  await worker.page.keyboard.press('Enter');
  await worker.button('记下结果').waitFor();
  await worker.page.locator('#link-target').filter({ visible: true }).selectOption({ index: 1 });
  await worker.page.locator('#link-note').filter({ visible: true }).fill('每个单元门口加一盏感应灯。');
  await worker.press('记下结果');
  await worker.words('已对应到方案').waitFor();

  const [link] = (await thread()).links;
  expect([link?.by, link?.title, link?.note]).toEqual([
    'worker',
    `改造方案第 2 版 · ${changed[0]?.name ?? ''}`,
    '每个单元门口加一盏感应灯。',
  ]);
});

test('the acceptance and the later score are linked when there are such', async () => {
  const accepted = await server.call('POST /communities/:communityId/acceptances', {
    params,
    body: { text: '联合验收合格，门口灯逐盏试过。', defectsOpen: 0, representatives: 3, dissents: [] },
    as: 'bureau-1',
  });
  expect(accepted.status).toBeLessThan(300);
  const roundId = await rated();
  // Weeks have passed: the session of then is over.
  expect(worker.faults).toEqual([]);
  await worker.leave();
  worker = await pages.come('worker-1', 'desktop');
  await worker.open(`/opinion/thread?opinionId=${opinionId}`);
  await pick(worker, '验收记录');
  await worker.page.locator('#link-target').filter({ visible: true }).selectOption({ index: 1 });
  await worker.press('记下结果');
  await worker.words('已验收').waitFor();
  await pick(worker, '后来的评分');
  await worker.page
    .locator('#link-target')
    .filter({ visible: true })
    .selectOption({ value: `${roundId} marks lamps` });
  await worker.press('记下结果');
  await worker.words('已有后来的评分').waitFor();
  expect((await thread()).links.map(({ target }) => target.kind)).toEqual(['item', 'acceptance', 'score']);
});

/** A round of satisfaction that seventeen households answer; its id, closed. */
async function rated(): Promise<string> {
  const drafted = await server.call('POST /communities/:communityId/rounds', {
    params,
    body: { kind: 'satisfaction' },
    as: 'admin-1',
  });
  const { roundId, terms } = drafted.reply;
  server.clock.forward(Date.parse(terms.opensAt) - server.clock.now() + DAY / 100);
  server.forgetSessions();
  const act = (verb: 'open' | 'close') =>
    server.call(`POST /rounds/:roundId/${verb}`, { params: { roundId }, as: 'admin-1' });
  const opened = await act('open');
  expect([opened.status, opened.text]).toEqual([200, opened.text]);
  for (const householdId of server.world.answered('demo-01-menu').slice(0, 17))
    await enterAtDoor(server, { roundId, householdId, as: 'worker-1', visitedAt: server.clock.now() });
  const closed = await act('close');
  expect([closed.status, closed.text]).toEqual([200, closed.text]);
  return roundId;
}

test('its author reads on the phone who did what when, from the words to the score', async () => {
  expect(resident.faults).toEqual([]);
  await resident.leave();
  resident = await pages.come('resident-1', 'phone');
  await resident.open(`/speak/index?communityId=${communityId}`);
  await resident.words('已有后来的评分').waitFor();
  await resident.button(new RegExp(SAID)).click();
  for (const words of [
    '每个单元门口加一盏感应灯。',
    '联合竣工验收',
    '按这条意见改了',
    '社区工作人员',
    '（17 户打分',
    '只有您和办理的工作人员能看到原话。',
  ])
    await resident.words(words).waitFor();
  await screenshot(resident.page, 'opinion-phone-normal', { fullPage: true });
  expect(await layoutFaults(resident.page)).toEqual([]);
  await expectNoSeriousAxeFindings(resident.page);
});

test('the neighbours read it once a worker has published a version without names', async () => {
  await worker.open(`/opinion/thread?opinionId=${opinionId}`);
  await worker.page.locator('#publish-words').filter({ visible: true }).fill('有住户反映单元门口晚上太黑。');
  await worker.press('公开');
  await worker.words('已经公开').waitFor();
  const neighbour = await pages.come('resident-2', 'phone');
  await neighbour.open(`/opinion/published?communityId=${communityId}`);
  await neighbour.words('“有住户反映单元门口晚上太黑。”').waitFor();
  await neighbour.words('每个单元门口加一盏感应灯。').waitFor();
  expect(await neighbour.page.locator('main').filter({ visible: true }).innerText()).not.toContain(
    '看不见台阶',
  );
  for (const { faults } of [resident, worker, neighbour]) expect(faults).toEqual([]);
});
