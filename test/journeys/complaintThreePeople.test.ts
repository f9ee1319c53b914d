import type { Locator } from 'playwright-core';
import sharp from 'sharp';
import type { ComplaintRateRow } from '../../shared/complaint/complaintRates.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { screenshot } from '../support/browser/screenshot.ts';
import { complaintDesk } from '../support/complaintDesk.ts';
import type { TestServer } from '../support/testServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import type { Person } from './person.ts';

// 办结不等于解决 (domain.md, Complaints): one complaint through the hands of a resident, an office and a firm, three
// browsers at once. Nobody reloads anything: what one does, the others see by the socket.

const communityId = 'demo-01';
const SAID = '楼道顶上漏水，接了三天的盆，台阶很滑。';

let pages: Pages;
let server: TestServer;
let resident: Person;
let admin: Person;
let handler: Person;
let before: ComplaintRateRow;
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
  // The firms of 示范一小区.
  await complaintDesk(server);
  before = await totals();
  [resident, admin, handler] = await Promise.all([
    pages.come('resident-1', 'phone'),
    pages.come('admin-1', 'desktop'),
    pages.come('handler-1', 'phone'),
  ]);
});
afterAll(() => pages.close());

async function totals(): Promise<ComplaintRateRow> {
  const rates = await server.call('GET /complaints/rates', { query: { communityId }, as: 'admin-1' });
  return rates.reply.total;
}

const photoOf = (background: string) =>
  sharp({ create: { width: 320, height: 240, channels: 3, background } })
    .jpeg()
    .toBuffer();

/** Chooses a photograph with the button and waits until it has been taken over. */
async function addPhoto(person: Person, button: string, background: string): Promise<void> {
  const [chooser] = await Promise.all([person.page.waitForEvent('filechooser'), person.press(button)]);
  await chooser.setFiles({ name: 'IMG_1.jpg', mimeType: 'image/jpeg', buffer: await photoOf(background) });
  await person.words(/已上传/).waitFor();
}

const field = (person: Person, id: string): Locator =>
  person.page.locator(`#${id}`).filter({ visible: true });
const pick = (person: Person, words: string) =>
  person.page.locator('label.pick').filter({ hasText: words }).filter({ visible: true }).first().click();
/** The firm's card of this complaint. */
const card = (): Locator => handler.page.locator('.card').filter({ hasText: SAID }).filter({ visible: true });

async function looksRight(person: Person): Promise<void> {
  expect(await layoutFaults(person.page)).toEqual([]);
  await expectNoSeriousAxeFindings(person.page);
}

test('a resident files with a photograph, and the office sees it arrive', async () => {
  await admin.press(/^诉求办理/);
  await admin.words(/还在办 \d+ 件/).waitFor();
  await handler.press(/^派给我的诉求/);
  await handler.words(/件要办|现在没有派给您的诉求/).waitFor();

  await resident.open(`/complaint/file?communityId=${communityId}`);
  await pick(resident, '漏水返修');
  await field(resident, 'complaint-text').fill(SAID);
  await addPhoto(resident, '拍照或选照片', '#5b6b0b');
  await resident.press('交给社区');
  await resident.words(/已登记 · 编号/).waitFor();
  await looksRight(resident);
  await resident.press('看办理进度');
  await resident.words('待受理').waitFor();

  await admin.words(SAID).waitFor();
  await screenshot(admin.page, 'complaint-queue-desktop-normal');
  await looksRight(admin);
});

test('the office accepts and dispatches it by keyboard; filer and firm see it at once', async () => {
  await admin.page.keyboard.press('?');
  await admin.words('键盘快捷键').waitFor();
  await admin.page.keyboard.press('?');
  await admin.page.keyboard.press('/');
  await admin.page.keyboard.type('接了三天的盆');
  await admin.page.keyboard.press('Tab');
  await waitUntil(async () =>
    expect(await admin.page.locator('[id^="case-"]').filter({ visible: true }).count()).toBe(1),
  );
  expect(admin.page.url()).toContain('search=');
  await admin.page.reload();
  await admin.words(SAID).waitFor();
  expect(await admin.page.locator('[id^="case-"]').filter({ visible: true }).count()).toBe(1);
  await admin.page.keyboard.press('j');
  await admin.page.keyboard.press('Enter');

  await admin.press('受理');
  await admin.press('确定受理');
  await resident.words('已受理').waitFor();
  await dispatch();
  await resident.words('已派单').waitFor();
  await card().waitFor();
  await screenshot(admin.page, 'complaint-desk-desktop-normal', { fullPage: true });
  await looksRight(admin);
});

/** The office gives it to the firm that the rule suggests. */
async function dispatch(): Promise<void> {
  await admin.press('派单');
  await admin.words(/（建议）/).waitFor();
  await admin.words(/现在派出，最迟/).waitFor();
  await admin.press('确定派单');
  await admin.words(/派单给/).waitFor();
}

test('the firm gives it back with a reason, and the office dispatches it again', async () => {
  await card().getByRole('button', { name: '看全部内容，退单' }).click();
  await handler.press('退单');
  await handler.press('确定退单');
  await handler.words('请写：为什么退').waitFor();
  await field(handler, 'verb-text').fill('要先断水才能修，请社区协调后再派。');
  await handler.press('确定退单');
  await handler.words('派给我的诉求').waitFor();

  await admin.words('要先断水才能修，请社区协调后再派。').waitFor();
  await resident.words('退单').waitFor();
  await dispatch();
  await card().waitFor();
});

test('the firm starts, and ends with a proof photograph and not without', async () => {
  await work('#2b5b8b', '屋面重新做了防水，泼水试过不漏。', async () => {
    await screenshot(handler.page, 'complaint-handler-phone-normal', { fullPage: true });
    await looksRight(handler);
  });
  await admin.words('屋面重新做了防水，泼水试过不漏。').waitFor();
  await resident.words('解决了没有？').waitFor();
  await looksRight(resident);
});

/** The firm's two large buttons, one after the other. */
async function work(colour: string, words: string, look?: () => Promise<void>): Promise<void> {
  await card().getByRole('button', { name: '开始办理' }).click();
  await handler.press('确定开始办理');
  await card().getByRole('button', { name: '修好了，拍照办结' }).click();
  await field(handler, 'verb-text').fill(words);
  await handler.press('确定办结');
  await handler.words('请至少拍一张办结的照片').waitFor();
  await addPhoto(handler, '拍办结的照片', colour);
  await look?.();
  await handler.press('确定办结');
  await waitUntil(async () => expect(await card().count()).toBe(0));
}

test('the resident says that it is not solved, and the same firm has it again', async () => {
  await pick(resident, '没解决');
  await field(resident, 'reopen-reason').fill('下了一场雨，又漏了。');
  await resident.press('没解决，请重新办');
  await resident.words('未解决重办').waitFor();
  await admin.words('下了一场雨，又漏了。').waitFor();
  await card().getByText('居民说没解决 1 次').waitFor();
  await work('#8b2b5b', '找到裂缝，换了排水口，雨后复查不漏。');
});

test('solved is what the resident confirms, with a rating', async () => {
  await resident.words('解决了没有？').waitFor();
  await pick(resident, '已解决');
  await pick(resident, '很满意');
  await resident.press('确认已解决');
  await resident.words('居民确认解决').waitFor();
  await admin.words('居民确认解决').waitFor();
  await screenshot(resident.page, 'complaint-solved-phone-normal', { fullPage: true });
});

test('the rates move by this one, and a number leads to it', async () => {
  const after = await totals();
  for (const figure of ['filed', 'respondedInTime', 'confirmed', 'rated', 'satisfied'] as const)
    expect([figure, after.figures[figure]]).toEqual([figure, before.figures[figure] + 1]);
  for (const figure of ['reopenedAtEnd', 'closedUnresolved'] as const)
    expect([figure, after.figures[figure]]).toEqual([figure, before.figures[figure]]);

  await admin.press('诉求统计');
  await admin.words(/解决率 =/).waitFor();
  await screenshot(admin.page, 'complaint-rates-desktop-normal', { fullPage: true });
  await looksRight(admin);
  await admin
    .button(new RegExp(`^合计，居民确认解决 ${after.figures.confirmed} 件`))
    .filter({ visible: true })
    .click();
  await admin.words('“居民确认解决”这个数字背后').waitFor();
  await admin.words(SAID).waitFor();
  await waitUntil(async () =>
    expect(await admin.page.locator('[id^="case-"]').filter({ visible: true }).count()).toBe(
      after.figures.confirmed,
    ),
  );
});

test('where it hurts is a picture of the buildings with the same numbers as text', async () => {
  await admin.open('/desk/places');
  await admin.words('同样的内容，用数字').waitFor();
  await screenshot(admin.page, 'complaint-places-desktop-normal');
  await looksRight(admin);
  for (const { faults } of [resident, admin, handler]) expect(faults).toEqual([]);
});
