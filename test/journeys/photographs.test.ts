import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { PhotoCovering } from '../../shared/evidence/evidenceApi.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { complaintDesk } from '../support/complaintDesk.ts';
import type { TestServer } from '../support/testServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { layoutFaults } from './layoutFaults.ts';
import { openPages, type Pages } from './openPages.ts';
import { enlargeText, type Person } from './person.ts';

// A resident's photographs on a weak network, and the desk that covers faces and plates before the neighbours see them.

let pages: Pages;
let server: TestServer;
let resident: Person;
let worker: Person;
beforeAll(async () => {
  pages = await openPages();
  ({ server } = pages);
  [resident, worker] = await Promise.all([
    pages.come('resident-1', 'phone'),
    pages.come('worker-1', 'desktop'),
  ]);
});
afterAll(() => pages.close());

const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
const picture = (side: number) =>
  sharp({ create: { width: 2 * side, height: side, channels: 3, background: '#fff', noise } })
    .jpeg()
    .toBuffer();
async function choose(person: Person, button: string | RegExp, ...sides: number[]): Promise<void> {
  const files = await Promise.all(
    sides.map(async (side) => ({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await picture(side) })),
  );
  const [chooser] = await Promise.all([person.page.waitForEvent('filechooser'), person.press(button)]);
  await chooser.setFiles(files);
}
const tiles = (person: Person): Locator => person.page.locator('.photo').filter({ visible: true });
const states = (person: Person) =>
  person.page.locator('.photo__state').filter({ visible: true }).allInnerTexts();
const looksRight = async (person: Person): Promise<void> => {
  expect(await layoutFaults(person.page)).toEqual([]);
  await expectNoSeriousAxeFindings(person.page);
};
const uploads = (page: Page): { count: number } => {
  const seen = { count: 0 };
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('/api/v1/evidence')) seen.count += 1;
  });
  return seen;
};

/** Uploads a photograph for 示范一小区 as resident-1 and gives its id. */
async function sendPhoto(jpeg: Buffer): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(jpeg)], 'a.jpg'));
  const reply = await fetch(`${server.address}/api/v1/evidence?communityId=demo-01`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.tokenOf('resident-1')}` },
    body: form,
  });
  return ((await reply.json()) as { evidenceId: string }).evidenceId;
}

/** A white wall with somebody’s face, of dark lines: a tenth of each side, in the upper left quarter. */
async function withFace(): Promise<Buffer> {
  const line = { create: { width: 10, height: 60, channels: 3, background: '#000' } } as const;
  return sharp({ create: { width: 800, height: 600, channels: 3, background: '#fff' } })
    .composite([104, 124, 144, 164].map((left) => ({ input: line, left, top: 78 })))
    .jpeg()
    .toBuffer();
}

/** How many points of the large photograph on the page are dark: its lines. Fails while it is not there. */
const darkPoints = (page: Page): Promise<number> =>
  page.evaluate<number>(`(async () => {
    const image = [...document.querySelectorAll('.shots__large')].find((one) => one.checkVisibility());
    await image.decode();
    const { naturalWidth: width, naturalHeight: height } = image;
    const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, width, height);
    return data.filter((value, at) => at % 4 === 0 && value < 60).length;
  })()`);

test('photographs are chosen at once, ordered, removed and put back; after a reload none is sent again', async () => {
  const sent = uploads(resident.page);
  await resident.open('/complaint/file?communityId=demo-01');
  await choose(resident, '拍照或选照片', 201, 202, 203);
  await waitUntil(async () => expect(await states(resident)).toEqual(Array(3).fill('✓ 已上传')));
  const sizes = (): Promise<unknown> =>
    resident.page.evaluate(
      "[...document.querySelectorAll('.photo img')].filter((one) => one.checkVisibility()).map((one) => one.naturalHeight)",
    );
  await waitUntil(async () => expect(await sizes()).toEqual([201, 202, 203]));
  await resident.press('往前移，第 3 张，共 3 张');
  await resident.press('移除，第 1 张，共 3 张');
  await resident.press('撤销移除');
  await waitUntil(async () => expect(await sizes()).toEqual([201, 203, 202]));
  await looksRight(resident);
  await resident.page.reload();
  await waitUntil(async () => expect(await states(resident)).toEqual(Array(3).fill('✓ 已上传')));
  await waitUntil(async () => expect(await sizes()).toEqual([201, 203, 202]));
  expect(sent.count).toBe(3);
});

test('without a network a photograph waits on the device, and goes by itself when the page is opened again', async () => {
  await resident.page.route('**/api/v1/evidence?*', (route) => route.abort());
  await choose(resident, /^再加照片/, 204);
  await resident.words(/^网络不好，会自动重传/).waitFor();
  await looksRight(resident);
  await resident.page.unroute('**/api/v1/evidence?*');
  await resident.page.reload();
  await waitUntil(async () => expect(await states(resident)).toEqual(Array(4).fill('✓ 已上传')));
});

test('the words stay readable at 30 px', async () => {
  await enlargeText(resident);
  await resident.open('/stories/index');
  await tiles(resident).first().waitFor();
  expect(await layoutFaults(resident.page)).toEqual([]);
});

describe('the desk', () => {
  let evidenceId: string;
  const covering = async (): Promise<PhotoCovering> =>
    (await server.call('GET /evidence/:evidenceId/cover', { params: { evidenceId }, as: 'worker-1' })).reply;
  beforeAll(async () => {
    evidenceId = await sendPhoto(await picture(300));
  });

  test('frames a face with the mouse, moves it with the keys, adds another with a button', async () => {
    await worker.open(`/photo/cover?evidenceId=${evidenceId}`);
    await worker.words('还没有人看过这张照片，其他居民看不到它。').waitFor();
    const surface = worker.page.locator('#cover-surface');
    const box = await waitUntil(async () => {
      const found = await surface.boundingBox();
      if (found === null || found.height < 100) throw new Error('the photograph is not there');
      return found;
    });
    const { mouse, keyboard } = worker.page;
    await mouse.move(box.x + box.width * 0.1, box.y + box.height * 0.2);
    await mouse.down();
    await mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.3);
    await mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.6);
    await mouse.up();
    await worker.button(/^第 1 个框/).focus();
    await keyboard.press('ArrowRight');
    await keyboard.press('ArrowDown');
    await worker.press('加一个框');
    await looksRight(worker);
    await worker.press('遮住这 2 处，其他居民可以看');
    await worker.words('已遮住 2 处，其他居民只看到遮挡后的照片。').waitFor();
    const [first] = (await covering()).areas ?? [];
    expect(Math.abs((first?.x ?? 0) - 120)).toBeLessThan(5);
    expect(Math.abs((first?.width ?? 0) - 300)).toBeLessThan(5);
  });

  test('declares a photograph free only after it was asked, and takes a decision back', async () => {
    await worker.press('去掉第 2 个框');
    await worker.press('去掉第 1 个框');
    await worker.press('没有人脸和车牌，可以公开');
    await worker.press('看过了，没有人脸和车牌');
    await worker.words('已确认没有人脸和车牌，其他居民看到整张照片。').waitFor();
    await worker.press('撤回，先不给其他居民看');
    await worker.words('还没有人看过这张照片，其他居民看不到它。').waitFor();
    expect((await covering()).areas).toBeNull();
    expect(worker.faults).toEqual([]);
  });

  test('covers the face on a complaint; before, a neighbour sees no photograph, afterwards one without the face', async () => {
    const desk = await complaintDesk(server);
    const complaintId = await desk.filed('resident-1', { photos: [await sendPhoto(await withFace())] });
    const neighbour = await pages.come('resident-4', 'phone');
    await neighbour.open(`/complaint/one?complaintId=${complaintId}`);
    await neighbour.words('办理过程').waitFor();
    const shots = neighbour.page.locator('.shot').filter({ visible: true });
    expect(await shots.count()).toBe(0);

    await worker.open(`/desk/case?complaintId=${complaintId}`);
    await worker.press('遮挡第 1 张');
    await worker.press('加一个框');
    // The face is in the upper left quarter, the new frame a little to the right and below.
    for (let step = 0; step < 10; step += 1) {
      await worker.press('← 左移');
      await worker.press('↑ 上移');
    }
    await worker.press('遮住这 1 处，其他居民可以看');
    await worker.words('已遮住 1 处，其他居民只看到遮挡后的照片。').waitFor();

    await neighbour.page.reload();
    await shots.first().click();
    await waitUntil(async () => expect(await darkPoints(neighbour.page)).toBe(0));
    const owner = await pages.come('resident-1', 'phone');
    await owner.open(`/complaint/one?complaintId=${complaintId}`);
    await owner.page.locator('.shot').filter({ visible: true }).first().click();
    await waitUntil(async () => expect(await darkPoints(owner.page)).toBeGreaterThan(1000));
    await worker.open(`/desk/case?complaintId=${complaintId}`);
    await worker.words('人脸和车牌都遮过了，邻居看得到遮过的照片。').waitFor();
    expect(neighbour.faults).toEqual([]);
    await Promise.all([neighbour.leave(), owner.leave()]);
  });

  test('reads well on a phone with large words', async () => {
    const phone = await pages.come('admin-1', 'phone');
    await phone.open(`/photo/cover?evidenceId=${evidenceId}`);
    await phone.press('加一个框');
    await looksRight(phone);
    await enlargeText(phone);
    await phone.open(`/photo/cover?evidenceId=${evidenceId}`);
    await phone.press('加一个框');
    await looksRight(phone);
    await phone.leave();
  });
});
