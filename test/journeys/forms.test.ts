import sharp from 'sharp';
import type { Browser } from 'playwright-core';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { readPdf } from '../support/readPdf.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { layoutFaults } from './layoutFaults.ts';
import { signedIn, type Person } from './person.ts';

// Somebody without a phone, counted the same: a paper form from the printer to the second person who reads it
// (ledger.md, "Against invented answers" 2).

const roundId = 'demo-01-menu';

describe('a paper form', () => {
  let server: DemoServer;
  let browser: Browser;
  let admin: Person;
  let worker: Person;
  let serials: readonly string[];
  const answered = async (): Promise<number> =>
    (await server.call('GET /rounds/:roundId/participation', { params: { roundId } })).reply.official
      .answered;

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    admin = await signedIn({ browser, url: server.url, on: 'desktop' }, 'admin-1');
    worker = await signedIn({ browser, url: server.url, on: 'phone' }, 'worker-1');
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  /** Fills what is shown from the paper: the first choice of every required question. */
  async function fill(person: Person): Promise<void> {
    const questions = person.page
      .locator('section.spoken__question')
      .filter({ hasText: '必答', visible: true });
    for (const question of await questions.all()) await question.locator('label.pick').first().click();
  }

  test('gets its number from the record and is printed with it', async () => {
    await admin.open(`/admin/round?roundId=${roundId}`);
    await admin.press('纸质表：印制、收回、核对');
    await admin.words(/印制 6 份/).waitFor();
    await admin.page.locator('#form-count').fill('2');
    await admin.press('登记编号');
    const [download] = await Promise.all([
      admin.page.waitForEvent('download'),
      admin.page.getByRole('button', { name: /，2 份/ }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const { pages } = await readPdf(new Uint8Array(Buffer.concat(chunks)));
    expect(pages[0]?.text).toContain('本批 2 份');
    const { batches } = (await server.call('GET /forms', { query: { roundId }, as: 'admin-1' })).reply;
    serials = batches.at(-1)?.serials ?? [];
    expect(serials).toHaveLength(2);
    expect(await layoutFaults(admin.page)).toEqual([]);
    await expectNoSeriousAxeFindings(admin.page);
  });

  test('is keyed at the household with its number and photograph, and counts at once', async () => {
    const before = await answered();
    await worker.open(`/worker/doors?roundId=${roundId}`);
    await worker.page
      .getByRole('button', { name: /^102，/ })
      .first()
      .click();
    await worker.press(/替住户登记/);
    await worker.page.locator('label.pick').filter({ hasText: '纸质表' }).first().click();
    await worker.page.locator('label.pick').filter({ hasText: '业主' }).first().click();
    await fill(worker);
    await worker.press('登记这一户的答复');
    await worker.words('请照表填写编号').waitFor();
    const [serial = ''] = serials;
    await worker.page.locator('#form-serial').fill(`${serial.slice(0, 5)}-${serial.slice(5)}`.toLowerCase());
    const [chooser] = await Promise.all([
      worker.page.waitForEvent('filechooser'),
      worker.press('拍下这张表'),
    ]);
    const picture = sharp({ create: { width: 320, height: 440, channels: 3, background: '#fffbe6' } });
    await chooser.setFiles({
      name: 'form.jpg',
      mimeType: 'image/jpeg',
      buffer: await picture.jpeg().toBuffer(),
    });
    await worker.words(/已上传/).waitFor();
    await worker.press('登记这一户的答复');
    await worker.press('确认登记');
    await worker.words(/已登记/).waitFor();
    await waitUntil(async () => expect(await answered()).toBe(before + 1));
  });

  test('is read again by a second person from the photograph', async () => {
    await worker.open(`/worker/forms?roundId=${roundId}`);
    await worker.words('您录入的，请同事核对').waitFor();
    await admin.open(`/worker/forms?roundId=${roundId}`);
    await admin.page.getByRole('button', { name: new RegExp(`编号 ${serials[0] ?? 'none'}`) }).click();
    await admin.page.getByRole('img', { name: /的纸质表照片/ }).waitFor();
    await admin.press('核对这一份');
    await admin.words(/还有 \d+ 题没填/).waitFor();
    await fill(admin);
    expect(await layoutFaults(admin.page)).toEqual([]);
    await expectNoSeriousAxeFindings(admin.page);
    await admin.press('核对这一份');
    await admin.words('两个人读的一样，核对完成。').waitFor();
    await admin.press('下一份');
    await admin.words('没有等着核对的表。').waitFor();
  });

  test('is counted in before the close by its number', async () => {
    await admin.page.locator('#received-serials').fill(serials.join('\n'));
    await admin.press('登记收回 2 份');
    await admin.press('确认登记');
    await admin.words(/登记收回 2 份，已录入 1 份，其中 1 份由第二人核对过/).waitFor();
    expect([...admin.faults, ...worker.faults]).toEqual([]);
  });
});
