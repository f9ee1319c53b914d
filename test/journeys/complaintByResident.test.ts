import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { complaintDesk, type ComplaintDesk } from '../support/complaintDesk.ts';
import type { TestServer } from '../support/testServer.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import { enlargeText, type Person } from './person.ts';

// 办结不等于解决 (domain.md, Complaints), on the phone of a resident: filed in a few taps, never lost, followed by the
// neighbour instead of filed again, and the last word is the filer's. The office acts over the API.

const communityId = 'demo-01';
const SAID = '三楼楼道顶上漏水，接了三天的盆，台阶很滑。';

let pages: Pages;
let server: TestServer;
let desk: ComplaintDesk;
let resident: Person;
let neighbour: Person;
let complaintId = '';
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
  desk = await complaintDesk(server);
  [resident, neighbour] = await Promise.all([
    pages.come('resident-1', 'phone'),
    pages.come('resident-4', 'phone'),
  ]);
});
afterAll(() => pages.close());

const field = (person: Person, id: string): Locator =>
  person.page.locator(`#${id}`).filter({ visible: true });
const pick = (person: Person, words: string) =>
  person.page.locator('label.pick').filter({ hasText: words }).filter({ visible: true }).first().click();

async function addPhoto(person: Person, background: string): Promise<void> {
  const buffer = await sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const [chooser] = await Promise.all([
    person.page.waitForEvent('filechooser'),
    person.press('拍照或选照片'),
  ]);
  await chooser.setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer });
  await person.words('✓ 已上传').waitFor();
}

async function looksRight(person: Person): Promise<void> {
  expect(await layoutFaults(person.page)).toEqual([]);
  await expectNoSeriousAxeFindings(person.page);
}

const mainText = (person: Person) => person.page.locator('main').filter({ visible: true }).innerText();
const mine = async (as: string) => (await desk.list(as, { view: 'mine', communityId })).items;

test('what is missing is said at the top and at the question, and nothing is sent', async () => {
  await resident.press(/^报诉求/);
  await resident.press('交给社区');
  await resident.words('还有 2 处没填好，还不能提交').waitFor();
  await resident.words('请选一样最接近的').waitFor();
  await looksRight(resident);
  expect(await mine('resident-1')).toEqual([]);
});

test('a draft outlives the page: every tap is kept on the phone', async () => {
  await pick(resident, '漏水返修');
  await field(resident, 'complaint-text').fill(SAID);
  await resident.words('✓ 已自动存在手机上，还没有提交').waitFor();
  await resident.open(`/complaint/file?communityId=${communityId}`);
  await resident.words('我家这栋楼').waitFor();
  expect(await field(resident, 'complaint-text').inputValue()).toBe(SAID);
});

test('filed with a photograph: a number, who has it, until when, what comes next, and whom to call', async () => {
  await addPhoto(resident, '#5b6b0b');
  await resident.press('交给社区');
  await resident.words(/已登记 · 编号/).waitFor();
  for (const words of [/等社区受理，最迟 .+ 前受理/, '接下来', /打给.+，报编号/])
    await resident.words(words).waitFor();
  await looksRight(resident);
  const [filed, ...rest] = await mine('resident-1');
  expect(rest).toEqual([]);
  expect([filed?.text, filed?.placeWords.includes('1号楼'), filed?.thumbUrl === null]).toEqual([
    SAID,
    true,
    false,
  ]);
  complaintId = filed?.complaintId ?? '';
});

test('a neighbour who writes the same is shown it and follows instead of filing', async () => {
  await neighbour.open(`/complaint/file?communityId=${communityId}`);
  await pick(neighbour, '漏水返修');
  await field(neighbour, 'complaint-text').fill('楼道顶上漏水，台阶很滑');
  await neighbour.words('有邻居已经反映过，是同一件事吗？').waitFor();
  await looksRight(neighbour);
  await neighbour.press(/^我也遇到：/);
  await neighbour.words('您也在里面，办得怎么样，在“我的诉求”里看。').waitFor();
  expect(await mine('resident-4')).toMatchObject([{ complaintId, mine: false, following: true }]);
  expect((await desk.see('resident-1', complaintId)).reply.followers).toBe(1);
});

test('the 小区 sees what, where and how far; on a list, on the site plan and as text; never by whom', async () => {
  await desk.filed('resident-2', { category: 'conflict', text: '楼上邻居夜里吵架。' });
  await neighbour.open(`/complaint/public?communityId=${communityId}`);
  await neighbour.words(SAID).waitFor();
  await neighbour.words(/还在办 1 件/).waitFor();
  await neighbour.page.locator('.spot__count').filter({ visible: true }).first().waitFor();
  const text = await mainText(neighbour);
  expect(text).not.toContain('吵架');
  const { reply } = await server.call('GET /me', { as: 'resident-1' });
  expect(text).not.toContain(reply.name);
  expect(text).not.toMatch(/单元 \d{3}|1\d{10}/);
  await looksRight(neighbour);

  await field(neighbour, 'public-category').selectOption({ label: '安全' });
  await neighbour.words('没有这样的公开诉求。').waitFor();
});

test('the filer’s page moves by itself while the office and the firm act', async () => {
  await resident.press('看办理进度');
  await resident.words('待受理').waitFor();
  await desk.walk(
    complaintId,
    ['admin-1', 'accept'],
    ['admin-1', 'assign', { organisationId: 'demo-builder' }],
  );
  await resident.words(/已经交给演示施工单位/).waitFor();
  await desk.walk(complaintId, ['handler-1', 'start']);
  await resident.words(/正在由演示施工单位办理，最迟 .+ 前/).waitFor();
  await looksRight(resident);
});

test('a question of the office stops the clock until the filer answers it', async () => {
  await desk.walk(complaintId, ['handler-1', 'entries', { text: '哪一层漏得最厉害？', asksFiler: true }]);
  await resident.words('办理的人有话问您').waitFor();
  await field(resident, 'answer').fill('三楼和四楼之间。');
  await resident.press('回答');
  await resident.words('三楼和四楼之间。').waitFor();
  await resident.words('办理的人有话问您').waitFor({ state: 'hidden' });
});

test('办结 waits for the filer on the home page; 没解决 is as easy to say as 已解决', async () => {
  const photos = [await desk.photo('handler-1')];
  await desk.walk(complaintId, ['handler-1', 'done', { text: '已重新做防水。', photos }]);
  await resident.words('解决了没有？').waitFor();
  const sizes = await Promise.all(
    ['已解决', '没解决'].map((words) =>
      resident.page.locator('#confirm label.pick').filter({ hasText: words }).boundingBox(),
    ),
  );
  expect(Math.abs((sizes[0]?.width ?? 0) - (sizes[1]?.width ?? 9))).toBeLessThan(2);
  expect(sizes[0]?.height).toBe(sizes[1]?.height);
  await looksRight(resident);

  await resident.open('/home/index');
  await resident.words('您反映的事，说是办好了：解决了没有？').waitFor();
  await resident.press('去说一句');
  await pick(resident, '没解决');
  await resident.press('没解决，请重新办');
  await resident.words('请写几个字，说说哪里没解决').waitFor();
  await field(resident, 'reopen-reason').fill('一下雨又漏了。');
  await resident.press('没解决，请重新办');
  await resident.words(/没有解决，由演示施工单位重新办理/).waitFor();
  expect((await desk.see('resident-1', complaintId)).reply.state).toBe('reopened');
});

test('solved when the filer says so, with a mark; who said what stays in order', async () => {
  const photos = [await desk.photo('handler-1', '#123456')];
  await desk.walk(
    complaintId,
    ['handler-1', 'start'],
    ['handler-1', 'done', { text: '屋面补做一遍。', photos }],
  );
  await resident.words('解决了没有？').waitFor();
  await pick(resident, '已解决');
  await pick(resident, '满意');
  await resident.press('确认已解决');
  await resident.words('您已经确认解决').waitFor();
  for (const words of ['一下雨又漏了。', '屋面补做一遍。', '反映时', '办结时'])
    await resident.words(words).waitFor();
  expect((await desk.see('resident-1', complaintId)).reply.state).toBe('confirmed');
});

test('in 长辈模式 one question a screen at 30 px, handed in as soon as nothing that is needed is missing', async () => {
  await enlargeText(resident);
  await resident.open(`/complaint/file?communityId=${communityId}`);
  await resident.words('第 1 题，共 7 题').waitFor();
  expect(await resident.button('交给社区').count()).toBe(0);
  await pick(resident, '安全');
  await looksRight(resident);

  await resident.press('下一题');
  await resident.words('在哪里？').waitFor();
  await pick(resident, '公共区域');
  await looksRight(resident);
  await resident.press('下一题');
  await field(resident, 'complaint-text').fill('大门口的井盖翘起来了。');
  await looksRight(resident);
  await resident.press('交给社区');
  await resident.words(/已登记 · 编号/).waitFor();
  await looksRight(resident);
  await resident.press('看办理进度');
  await resident.words('待受理').waitFor();
  await looksRight(resident);
});

test('withdrawing is asked once more, in the page', async () => {
  await resident.press('撤回诉求');
  await resident.words('撤回以后不再办理，也不能恢复').waitFor();
  await resident.press('先不');
  await resident.press('撤回诉求');
  await resident.press('撤回');
  await resident.words('您已经撤回').waitFor();
  await resident.open(`/complaint/mine?communityId=${communityId}`);
  await resident.words('我报的').waitFor();
  await looksRight(resident);
  expect((await mine('resident-1')).map(({ state }) => state).sort()).toEqual(['confirmed', 'withdrawn']);
});

test('where exactly is a tap on the site plan, moved with the keys, and a few words', async () => {
  await neighbour.open(`/complaint/file?communityId=${communityId}`);
  await pick(neighbour, '安全');
  await field(neighbour, 'complaint-text').fill('路灯的井盖松了。');
  await pick(neighbour, '公共区域');
  await field(neighbour, 'place-words').fill('东门\u200b停车场');
  await neighbour.press('在小区图上点一下（选填）');
  const plan = field(neighbour, 'place-spot');
  await plan.and(neighbour.page.locator(':not([aria-busy])')).waitFor();
  const box = await plan.boundingBox();
  if (box === null) throw new Error('the site plan is not shown');
  await plan.click({ position: { x: box.width / 4, y: box.height / 2 } });
  await neighbour.words('✓ 已标出地方，按这里去掉').waitFor();
  await plan.press('ArrowRight');
  await looksRight(neighbour);
  await neighbour.press('交给社区');
  await neighbour.words(/已登记 · 编号/).waitFor();
  const [filed] = (await mine('resident-4')).filter((line) => line.mine);
  expect(filed?.place).toMatchObject({ kind: 'public', words: '东门停车场' });
  expect(Math.abs((filed?.place.spot?.y ?? 0) - 500)).toBeLessThan(20);
  expect(filed?.place.spot?.x).toBeGreaterThan(250);
  expect(filed?.place.spot?.x).toBeLessThan(350);
  if (filed !== undefined) await desk.walk(filed.complaintId, ['resident-4', 'withdraw']);
});

test('without a network it stays on the phone, 未上传, and goes by itself, once', async () => {
  await neighbour.open(`/complaint/file?communityId=${communityId}`);
  await pick(neighbour, '停水停电');
  await field(neighbour, 'complaint-text').fill('没通知就停水，一天没来。');
  await neighbour.page.context().setOffline(true);
  await neighbour.press('交给社区');
  await neighbour.words('未上传：您的诉求还没有登记').waitFor();
  await looksRight(neighbour);
  await neighbour.page.context().setOffline(false);
  await neighbour.words(/已登记 · 编号/).waitFor();
  const own = (await mine('resident-4')).filter((line) => line.mine && line.state === 'submitted');
  expect(own.map(({ text }) => text)).toEqual(['没通知就停水，一天没来。']);
});

test('who looked at the number that was left, and why, is told to its owner', async () => {
  const withPhone = await desk.inProgress('resident-2', { phone: '13800000000' });
  await server.call('POST /complaints/:complaintId/phone', {
    params: { complaintId: withPhone },
    body: { reason: '约上门时间' },
    as: 'handler-1',
  });
  const owner = await pages.come('resident-2', 'phone');
  await owner.open(`/complaint/one?complaintId=${withPhone}`);
  await owner.words('谁看过您的电话').waitFor();
  await owner.words(/，承办单位：约上门时间$/).waitFor();
  expect(owner.faults).toEqual([]);
});

test('a photograph and a few words are five taps and one page away from the number (the camera’s own not counted)', async () => {
  const hurried = await pages.come('resident-3', 'phone');
  await hurried.button(/^报诉求/).waitFor();
  await hurried.page.evaluate(
    "window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1; }, { capture: true })",
  );
  await hurried.press(/^报诉求/);
  await pick(hurried, '财物损坏');
  await field(hurried, 'complaint-text').click();
  await hurried.page.keyboard.type('脚手架碰坏了窗台。');
  await addPhoto(hurried, '#0b5b6b');
  expect(new URL(hurried.page.url()).hash).toMatch(/^#\/complaint\/file\b/);
  await hurried.press('交给社区');
  await hurried.words(/已登记 · 编号/).waitFor();
  expect(await hurried.page.evaluate<number>('window.taps')).toBe(5);
  const [filed] = await mine('resident-3');
  expect([filed?.text, filed?.thumbUrl === null]).toEqual(['脚手架碰坏了窗台。', false]);
  await hurried.leave();
});

test('nothing went wrong on the way', () => {
  const faults = [...resident.faults, ...neighbour.faults];
  // What the browser itself says of a network that was taken away.
  expect(faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
