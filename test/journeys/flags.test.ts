import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { enterAtDoor } from '../support/enterAtDoor.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import type { Person } from './person.ts';

// Against invented answers (ledger rules, 6): the worker finds the flag about the own entries from home and says how it was;
// an admin reviews it from home; residents have no way to it.

const roundId = 'demo-09-confirmation';
const SAID = '四户在楼下开会，一起登记的。';

let pages: Pages;
beforeAll(async () => {
  pages = await openPages();
  const { server } = pages;
  for (const [index, householdId] of server.world.untouched(roundId).slice(0, 4).entries()) {
    const visitedAt = server.clock.now() - (60 - index * 10) * 1000;
    await enterAtDoor(server, { roundId, householdId, as: 'worker-9', visitedAt });
  }
  await waitUntil(async () => {
    const { items } = (await server.call('GET /staff-flags', { query: {}, as: 'admin-9' })).reply;
    expect(items).toHaveLength(1);
  });
});
afterAll(() => pages.close());

const isInOrder = async ({ page, faults }: Person): Promise<void> => {
  expect(await layoutFaults(page)).toEqual([]);
  await expectNoSeriousAxeFindings(page);
  expect(faults).toEqual([]);
};

/** Each entry of a flag leads to its line in the record. */
async function leadsToTheEntry(person: Person): Promise<void> {
  await person
    .button(/^第 \d+ 条$/)
    .first()
    .click();
  await person.words('按编号查一条').waitFor();
  await person.words(/^(这一条还没有公开，或者还没有这一条。|手机算过，校验码对)$/).waitFor();
  await person.page.goBack();
  await person.words('登记簿里的 4 条：').waitFor();
}

test('the worker reads what looks odd about the own entries, and says how it was', async () => {
  const worker = await pages.come('worker-9', 'phone');
  await worker.press(/^登记提示/);
  await worker.words('一分钟里登记了 4 户上门').waitFor();
  await worker.words('内部，未复核').waitFor();
  await leadsToTheEntry(worker);
  await worker.press('交给复核的人');
  await worker.words('请写一两句').waitFor();
  await worker.page.getByLabel('当时是怎么回事').filter({ visible: true }).fill(SAID);
  await worker.press('交给复核的人');
  await worker.words(`：${SAID}`).waitFor();
  await isInOrder(worker);
  await worker.leave();
});

test('an admin reviews it with a sentence', async () => {
  const admin = await pages.come('admin-9', 'desktop');
  await admin.press(/^登记提示/);
  await admin.words(`：${SAID}`).waitFor();
  await admin.page.locator('.staffnav__entry--here').filter({ hasText: '登记提示', visible: true }).waitFor();
  await admin.page.locator('label.pick').filter({ hasText: '说明属实' }).filter({ visible: true }).click();
  await admin.page.getByLabel('依据').filter({ visible: true }).fill('看了签到表，四户都在。');
  await isInOrder(admin);
  await admin.press('完成复核');
  await admin.words('看了签到表，四户都在。').waitFor();
  await admin.words('已复核').waitFor();
  expect(await admin.button('完成复核').count()).toBe(0);
  await isInOrder(admin);
  await admin.leave();
});

test('a resident has no way to it, and the address opens nothing', async () => {
  const resident = await pages.come('owner-9', 'phone');
  expect(await resident.button(/登记提示/).count()).toBe(0);
  await resident.open('/worker/flags');
  await resident.words('没有权限').or(resident.words('不能')).first().waitFor();
  expect(await resident.page.locator('main').filter({ visible: true }).innerText()).not.toContain(SAID);
  await resident.leave();
});
