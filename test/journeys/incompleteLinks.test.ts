import { openPages, type Pages } from './openPages.ts';
import { newcomer, type Person } from './person.ts';

// A link that lost what it is about (cut off in a chat, typed by hand) is no page that loads for ever.

const CUT_OFF = [
  '/plan/drawing',
  '/round/ballot',
  '/round/review',
  '/round/receipt',
  '/round/participation',
  '/round/result',
  '/round/mine',
  '/round/choices',
  '/vote/index',
  '/vote/result',
  '/vote/rooms',
  '/vote/kit',
  '/vote/owners',
  '/vote/enter',
  '/committee/index',
  '/opinion/thread',
  '/complaint/one',
  '/complaint/filed',
  '/desk/case',
  '/photo/cover',
  '/supervise/ledger',
  '/worker/doors',
  '/worker/bindings',
  '/worker/forms',
  '/admin/round',
  '/admin/cases',
  '/admin/dispute',
  '/admin/roll',
  '/admin/firms',
  '/builder/index',
  '/builder/edit',
  '/bureau/satisfaction',
  '/documents/document',
];

let pages: Pages;
let person: Person;
beforeAll(async () => {
  pages = await openPages();
  person = await newcomer({ browser: pages.browser, url: pages.server.address, on: 'phone' });
});
afterAll(() => pages.close());

test('a page opened without what it is about says what is missing, waits for nothing and leads on', async () => {
  for (const path of CUT_OFF) {
    await person.open(path);
    await person.words(/^这个链接不完整，没有指明是.+。$/).waitFor();
    expect([path, await person.page.locator('[aria-busy]:visible').count()]).toEqual([path, 0]);
  }
  await person.press('看全部文件');
  await person.page.waitForURL(/documents\/index/);
  expect(person.faults).toEqual([]);
});
