import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { complaintDesk, type ComplaintDesk } from '../support/complaintDesk.ts';
import type { TestServer } from '../support/testServer.ts';
import { openPages, type Pages } from './openPages.ts';
import type { Person } from './person.ts';

// What an office does at the desk beside the machine itself: several at once, somebody else's words taken down, notes
// that residents never see, a number that is not looked at unnoticed, text that is hidden and kept, a table to take away.

const WIRES = '单元门口电线垂下来了，小孩够得着。';
const PAINT = '楼道墙皮刚刷完就掉。';
const NOTE = '物业的老张知道总闸在哪。';

let pages: Pages;
let server: TestServer;
let desk: ComplaintDesk;
let admin: Person;
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
  desk = await complaintDesk(server);
  admin = await pages.come('admin-1', 'desktop');
});
afterAll(() => pages.close());

const field = (id: string): Locator => admin.page.locator(`#${id}`).filter({ visible: true });
const pick = (words: string) =>
  admin.page.locator('label.pick').filter({ hasText: words }).filter({ visible: true }).first().click();
const state = async (complaintId: string) => (await desk.see('admin-1', complaintId)).reply.state;

test('several are dispatched at once, after a look at what will happen to each', async () => {
  const wires = await desk.filed('resident-1', { category: 'safety', text: WIRES, phone: '13900000001' });
  const paint = await desk.inProgress('resident-2', { category: 'workQuality', text: PAINT });
  await admin.open('/desk/index');
  await admin.words(WIRES).waitFor();
  await admin.page.keyboard.press('j');
  await admin.page.keyboard.press('x');
  await admin.page.keyboard.press('ArrowDown');
  await admin.page.keyboard.press('x');
  await admin.words('选中 2 件，一起办').waitFor();
  await admin.press('一起派单');
  await admin.words('请先选派给哪个单位').waitFor();
  await field('bulk-organisation').selectOption({ label: '演示物业' });
  await admin.words('先受理，再派单').waitFor();
  await admin.words('现在是“办理中”，不能派单，不动').waitFor();
  await admin.press('确定派单，共 1 件');
  await admin.words('已处理 1 件，共 1 件').waitFor();
  expect([await state(wires), await state(paint)]).toEqual(['assigned', 'inProgress']);
});

test('several are merged into the one that stays, and each is told how it came out', async () => {
  const [stays, same, taken] = [
    await desk.filed('resident-3', { category: 'outage', text: '一号楼又停水了。' }),
    await desk.filed('resident-4', { category: 'outage', text: '我家也停水。' }),
    await desk.filed('resident-5', { category: 'outage', text: '停水，没人通知。' }),
  ];
  await admin.open('/desk/index?category=outage');
  for (const complaintId of [stays, same, taken]) {
    const { number } = (await desk.see('admin-1', complaintId)).reply;
    const box = admin.page.getByLabel(`选中 ${number}`);
    await admin.page.locator('.desk__pick').filter({ has: box, visible: true }).click();
  }
  await admin.words('选中 3 件，一起办').waitFor();
  await admin.press('合并成一件');
  await admin.words('请先选保留哪一件').waitFor();
  const { number } = (await desk.see('admin-1', stays)).reply;
  await field('bulk-into').selectOption(stays);
  await admin.words('保留，继续办理').waitFor();
  await admin.words(`并入 ${number}`).waitFor();
  // Somebody is faster with one of them.
  await desk.walk(taken, ['resident-5', 'withdraw']);
  await admin.press('确定合并，共 2 件');
  await admin.words('已处理 2 件，共 2 件，1 件没有办成').waitFor();
  await admin.words('没有办成').waitFor();
  expect(await admin.button(/再试一次/).count()).toBe(0);
  expect([await state(stays), await state(same), await state(taken)]).toEqual([
    'submitted',
    'merged',
    'withdrawn',
  ]);
  const kept = await desk.list('resident-4', { view: 'mine', communityId: 'demo-01' });
  expect(kept.items).toContainEqual(expect.objectContaining({ complaintId: stays, following: true }));
});

test('a number is looked at with a reason, and its owner reads of it', async () => {
  const [line] = (await desk.list('admin-1', { search: '电线' })).items;
  const complaintId = line?.complaintId ?? '';
  await admin.open(`/desk/case?complaintId=${complaintId}`);
  await admin.press('要联系反映人，看电话');
  await admin.press('看电话，记下这一次');
  await admin.words('请写为什么要看').waitFor();
  await field('phone-reason').fill('约上门时间');
  await admin.press('看电话，记下这一次');
  await admin.words('13900000001').waitFor();
  const looks = await server.call('GET /complaints/:complaintId/phone-looks', {
    params: { complaintId },
    as: 'resident-1',
  });
  expect(looks.reply.items.map(({ by }) => by)).toEqual(['communityAdmin']);

  await pick('内部备注');
  await field('say-text').fill(NOTE);
  await admin.press('记下内部备注');
  await admin.words('内部备注，居民看不到').waitFor();
  expect((await desk.see('resident-1', complaintId)).text).not.toContain(NOTE);

  await admin.page.locator('.entry').filter({ hasText: WIRES }).getByRole('button', { name: '隐藏' }).click();
  await admin.page.locator('input[id^="moderate-"]').fill('拍到了门牌');
  await admin.press('确定隐藏');
  await admin.words('社区已隐藏，其他居民看不到，原文保留。').waitFor();
});

test('what was heard on the telephone is taken down with its channel, and stands in the table to take away', async () => {
  await admin.open('/desk/file');
  await admin.press('登记');
  await admin.words('请选是怎么听到的').waitFor();
  await pick('电话');
  await pick('施工扰民');
  await pick('公共区域');
  await field('heard-text').fill('=东门早上六点就开始打钻');
  await admin.press('登记');
  await admin.words('电话，工作人员代为登记').waitFor();

  await admin.open('/desk/index?search=%E4%B8%9C%E9%97%A8');
  await admin.words('东门早上六点').waitFor();
  const [download] = await Promise.all([admin.page.waitForEvent('download'), admin.press('导出表格（CSV）')]);
  const table = await readFile(await download.path(), 'utf8');
  expect(table.startsWith('\ufeff')).toBe(true);
  expect(table.trimEnd().split('\r\n')).toHaveLength(2);
  expect(table).toContain("'=东门早上六点就开始打钻");
  // What the browser itself says of the one that somebody else was faster with.
  expect(admin.faults.filter((fault) => !fault.includes('status of 409'))).toEqual([]);
});
