import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';

// Filing a complaint in WeChat, on the demonstration as `npm start` serves it: from the home page to the number, and
// from a staircase without a signal (domain.md, Complaints).

const communityId = 'demo-01';
const SAID = '单元门口的路灯不亮，晚上看不见台阶。';
const LATER = '三楼窗户关不严，冷风灌进来。';

describe('a complaint, in WeChat', () => {
  let server: DemoServer;
  let weapp: Weapp;
  let folder: string;
  const photo = async (name: string, background: string): Promise<string> => {
    const path = join(folder, name);
    await sharp({ create: { width: 640, height: 480, channels: 3, background } })
      .jpeg()
      .toFile(path);
    return path;
  };
  const mine = async () => {
    const query = { view: 'mine', communityId, limit: '100' } as const;
    const { reply } = await server.call('GET /complaints', { as: 'resident-1', query });
    return reply.items.filter((line) => line.mine);
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'photos-'));
    server = await startDemoServer();
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
  });
  afterAll(async () => {
    await weapp.close();
    await server.stop();
    await rm(folder, { recursive: true });
  });

  test('from home: kind, words and a photograph, and a number comes back', async () => {
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /\sresident-1 ·/));
    await weapp.awaitText('退出登录');
    await weapp.open('home/index');
    await weapp.tap(await weapp.awaitRole('button', /^报诉求/));
    await weapp.awaitPage('complaint/file');

    await weapp.tap(await weapp.awaitRole('radio', /漏水返修/));
    await weapp.input(await weapp.awaitRole('textbox', '怎么回事？'), SAID);
    weapp.device.photos = [await photo('lamp.jpg', '#5b6b0b')];
    await weapp.tap(await weapp.awaitRole('button', '拍照或选照片'));
    await weapp.awaitText('✓ 已上传');
    await weapp.tap(await weapp.awaitRole('button', '交给社区'));
    await weapp.awaitPage('complaint/filed');
    await weapp.awaitText(/已登记 · 编号/);
    await weapp.awaitText(/等社区受理/);
  });

  test('it stands under 我的诉求 with its photograph, in the household’s building', async () => {
    const filed = (await mine()).find(({ text }) => text === SAID);
    expect([filed?.placeWords.includes('1号楼'), filed?.thumbUrl === null]).toEqual([true, false]);
    expect(weapp.text()).toContain(filed?.number);
    await weapp.open('complaint/mine', { communityId });
    await weapp.awaitText(SAID);
  });

  test('without a signal it is kept, 未上传, photograph included', async () => {
    await weapp.open('complaint/file', { communityId });
    await weapp.tap(await weapp.awaitRole('radio', /施工质量/));
    await weapp.input(await weapp.awaitRole('textbox', '怎么回事？'), LATER);
    weapp.setOnline(false);
    weapp.device.photos = [await photo('window.jpg', '#0b5b6b')];
    await weapp.tap(await weapp.awaitRole('button', '拍照或选照片'));
    await weapp.awaitText(/等待上传|会自动重传/);
    await weapp.tap(await weapp.awaitRole('button', '交给社区'));
    await weapp.awaitText('未上传：您的诉求还没有登记');
    expect((await mine()).some(({ text }) => text === LATER)).toBe(false);
  });

  test('the app is closed and opened again with a signal: it goes by itself, and once', async () => {
    const { device } = weapp;
    expect(weapp.faults).toEqual([]);
    await weapp.close();
    weapp = await openWeapp({
      dist: distFolder('weapp'),
      baseUrl: server.url,
      device: { storage: device.storage },
    });
    await weapp.open('home/index');
    await waitUntil(async () => expect((await mine()).map(({ text }) => text)).toContain(LATER));
    const filed = (await mine()).filter(({ text }) => text === LATER);
    expect(filed.map(({ thumbUrl }) => thumbUrl === null)).toEqual([false]);
    await weapp.open('complaint/file', { communityId });
    await weapp.awaitText('每写一个字都会自动存在手机上。');
  });

  test('what neighbours see has neither name nor door', async () => {
    await weapp.open('complaint/public', { communityId });
    await weapp.awaitText(SAID);
    expect(weapp.text()).not.toMatch(/单元 \d{3}|1\d{10}/);
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
    expect(server.output()).not.toMatch(/"level":50/);
  });
});
