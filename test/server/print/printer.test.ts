import { noticePoster } from '../../../server/print/noticePoster.ts';
import { openPrinter, type Printer } from '../../../server/print/printer.ts';
import { readPdf } from '../../support/readPdf.ts';

// "Printable A3 poster with QR" (domain, Publicity): paper that a stranger's reader opens.

const HASH = 'ab'.repeat(32);
const poster = noticePoster(
  {
    board: {
      projectOverview: '示范六小区，2栋楼、16户，建筑面积约1400平方米。',
      works: '雨污分流、道路硬化、楼道照明、䶮字也要印得出来。',
      startsOn: '2026-04-01',
      completesOn: '2026-10-31',
      responsible: '区住建局 项目科',
      complaintPhone: '0472-0000000',
    },
    planVersionId: 'demo-06-plan-2',
    planHash: 'cd'.repeat(32),
    version: 2,
    communityName: '示范六小区',
    publishedAt: '2026-11-18T02:00:00Z',
    until: '2026-11-25T02:00:00Z',
    days: 7,
  },
  { hash: HASH, address: 'https://renewal.example', communityId: 'demo-06', demo: true },
);
let printer: Printer;
beforeAll(() => {
  printer = openPrinter();
});
afterAll(() => printer.stop());

test('the poster is one A3 page with the five mandatory fields, and its QR code leads to the notice', async () => {
  const pdf = await printer.print(poster);
  const { pages, qr } = await readPdf(pdf);
  expect(pages).toHaveLength(1);
  expect([Math.round(pages[0]?.width ?? 0), Math.round(pages[0]?.height ?? 0)]).toEqual([842, 1191]);
  for (const words of [
    '项目概况',
    '改造内容',
    '开竣工时间',
    '住建部门责任人',
    '投诉电话',
    '0472-0000000',
    '区住建局 项目科',
  ])
    expect(pages[0]?.text.replace(/\s/g, '')).toContain(words.replace(/\s/g, ''));
  expect(pages[0]?.text).toContain('2026年4月1日');
  expect(qr).toBe(`https://renewal.example/#/plan/notice?communityId=demo-06&hash=${HASH}`);
});

test('its Chinese fonts are embedded as the part that is used, and it is small enough to send', async () => {
  const pdf = await printer.print(poster);
  const inside = pdf.toString('latin1');
  expect(inside.match(/\/FontFile[23]/g)?.length).toBe(2);
  expect(inside).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/);
  expect(pdf.length).toBeLessThan(300_000);
});

test('the main thread goes on while it prints', async () => {
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 5);
  await Promise.all([printer.print(poster), printer.print(poster), printer.print(poster)]);
  clearInterval(turning);
  expect(turns).toBeGreaterThan(5);
});

test('a text that does not fit goes on on a second page, and the foot of each names the notice', async () => {
  const long = { kind: 'paragraph', text: '改造内容很多。'.repeat(600) } as const;
  const { pages } = await readPdf(await printer.print({ ...poster, blocks: [...poster.blocks, long] }));
  expect(pages.length).toBeGreaterThan(1);
  for (const { text } of pages) expect(text).toContain(HASH.slice(0, 16));
});
