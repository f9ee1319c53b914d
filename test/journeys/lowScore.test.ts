import { askSatisfaction } from '../support/askSatisfaction.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import type { TestServer } from '../support/testServer.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import type { Person } from './person.ts';

// Domain rules "Satisfaction": a worker makes a complaint of a low score from the work list, the neighbours read its number
// beside the result, and what was done by mistake is taken back with a reason.

let pages: Pages;
let server: TestServer;
let worker: Person;
let roundId: string;
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
  roundId = await askSatisfaction(server, (rowId) => (rowId === 'lamps' ? 2 : 5), 'final');
});
afterAll(() => pages.close());

const isInOrder = async ({ page }: Person): Promise<void> => {
  expect(await layoutFaults(page)).toEqual([]);
  await expectNoSeriousAxeFindings(page);
};
const neighbourReads = async (words: RegExp): Promise<void> => {
  const neighbour = await pages.come('resident-2', 'phone');
  await neighbour.open(`/round/result?roundId=${roundId}`);
  await neighbour.words(words).waitFor();
  await isInOrder(neighbour);
  expect(neighbour.faults).toEqual([]);
  await neighbour.leave();
};

test('from home over the work list a low score becomes a complaint with its number', async () => {
  worker = await pages.come('worker-1', 'phone');
  await worker.press(/^意见办理/);
  await worker.button(/^办理：灯亮：平均 25.0 分/).click();
  await worker.words(/“灯亮”一项得分偏低：平均 25.0 分/).waitFor();
  await isInOrder(worker);
  await worker.press('转为诉求');
  await worker.words(/^诉求 \d{6}-\d{4}：待受理/).waitFor();
  expect(await worker.button('转为诉求').count()).toBe(0);
  await isInOrder(worker);
});

test('whoever lives there reads it beside the result, and opens it', async () => {
  await neighbourReads(/→ 诉求 \d{6}-\d{4}：待受理/);
});

test('what could not be loaded is said there, and asked for again', async () => {
  const neighbour = await pages.come('resident-2', 'phone');
  const opinions = '**/api/v1/communities/*/opinions?*';
  await neighbour.page.route(opinions, (route) => route.abort());
  await neighbour.open(`/round/result?roundId=${roundId}`);
  const card = neighbour.page
    .locator('.card')
    .filter({ hasText: '打分偏低的项怎么办' })
    .filter({ visible: true });
  await card.getByRole('button', { name: '再试一次' }).waitFor();
  await isInOrder(neighbour);
  await neighbour.page.unroute(opinions);
  await card.getByRole('button', { name: '再试一次' }).click();
  await neighbour.words(/→ 诉求 \d{6}-\d{4}：待受理/).waitFor();
  await neighbour.leave();
});

test('taken back it is struck through, and the score waits on the work list again', async () => {
  await worker.button(/^撤销：诉求/).click();
  await worker.page.locator('#undo-reason').filter({ visible: true }).fill('先和物业核实');
  await worker.press('确认撤销');
  await worker.words('撤回诉求').waitFor();
  await worker.button('转为诉求').waitFor();
  expect(worker.faults).toEqual([]);
});
