import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { uploadPhoto } from '../support/uploadPhoto.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';

// A complaint in WeChat, on the demonstration as `npm start` serves it: from the home page to the number, from a staircase
// without a signal, met by a neighbour too, and to the filer's last word.

const communityId = 'demo-01';
const SAID = '单元门口的路灯不亮，晚上看不见台阶。';
const OUTAGE = '没通知就停水，一天没来。';
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

  test('on a weak network each photograph says how far it is, and goes on by itself; none is sent twice', async () => {
    await weapp.open('complaint/file', { communityId });
    await weapp.tap(await weapp.awaitRole('radio', /停水停电/));
    await weapp.input(await weapp.awaitRole('textbox', '怎么回事？'), OUTAGE);
    const before = weapp.network.requests.length;
    weapp.network.stallUploads(40);
    weapp.device.photos = [await photo('tap.jpg', '#6b0b5b'), await photo('meter.jpg', '#0b6b2b')];
    await weapp.tap(await weapp.awaitRole('button', '拍照或选照片'));
    await weapp.awaitText('正在上传 40%');
    await weapp.awaitText('等待上传');
    weapp.setOnline(false);
    await weapp.awaitText(/会自动重传（已试 1 次）/);
    weapp.setOnline(true);
    await waitUntil(() => expect(weapp.allByText('✓ 已上传')).toHaveLength(2));
    await weapp.tap(await weapp.awaitRole('button', '交给社区'));
    await weapp.awaitPage('complaint/filed');
    await weapp.awaitText('2 张');
    const arrived = weapp.network.requests
      .slice(before)
      .filter(({ path, status }) => path.endsWith('/evidence') && status === 201);
    expect(arrived).toHaveLength(2);
  });

  test('the worker covers a face with a finger; only then a neighbour sees the photograph, covered', async () => {
    const filed = (await mine()).find(({ text }) => text === SAID);
    const params = { complaintId: filed?.complaintId ?? '' };
    const neighbours = async () =>
      (await server.call('GET /complaints/:complaintId', { params, as: 'resident-4' })).reply.photos;
    expect(await neighbours()).toEqual([]);

    const desk = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
    await desk.open('me/index');
    await desk.tap(await desk.awaitRole('button', /\sworker-1 ·/));
    await desk.awaitText('退出登录');
    await desk.open('desk/case', params);
    await desk.tap(await desk.awaitRole('button', '遮挡第 1 张'));
    await desk.awaitPage('photo/cover');
    await desk.awaitText('还没有人看过这张照片，其他居民看不到它。');
    desk.device.frames.set('#cover-surface', { left: 20, top: 100, width: 320, height: 240 });
    await desk.drag(desk.findByClass('cover'), { x: 52, y: 124 }, { x: 148, y: 220 });
    await desk.awaitRole('button', /^第 1 个框，离左边 10%，离上边 10%/);
    await desk.tap(desk.findByRole('button', '右移 →'));
    await desk.tap(await desk.awaitRole('button', '遮住这 1 处，其他居民可以看'));
    await desk.awaitText('已遮住 1 处，其他居民只看到遮挡后的照片。');
    expect(desk.faults).toEqual([]);
    await desk.close();

    const [seen, ...rest] = await neighbours();
    expect([seen?.blurred, rest]).toEqual([true, []]);
    const covering = await server.call('GET /evidence/:evidenceId/cover', {
      params: { evidenceId: seen?.evidenceId ?? '' },
      as: 'worker-1',
    });
    expect(covering.reply.areas).toEqual([{ x: 120, y: 100, width: 300, height: 400 }]);
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

  test('我也遇到 is a tap on a neighbour’s, and a tap takes it back', async () => {
    const query = { view: 'public', communityId, state: 'open', limit: '100' } as const;
    const theirs = async () =>
      (await server.call('GET /complaints', { as: 'resident-1', query })).reply.items;
    const other = (await theirs()).find((line) => !line.mine && !line.following);
    const complaintId = other?.complaintId ?? '';
    const followed = async () =>
      (await theirs()).find((line) => line.complaintId === complaintId)?.following ?? false;
    await weapp.open('complaint/one', { complaintId });
    await weapp.tap(await weapp.awaitRole('button', '我也遇到'));
    await weapp.awaitText(/您也在里面/);
    expect(await followed()).toBe(true);
    await weapp.tap(await weapp.awaitRole('button', /再按一下取消/));
    await weapp.awaitRole('button', '我也遇到');
    expect(await followed()).toBe(false);
  });

  test('办结 is not solved: 没解决 sends it back, the page moves by itself, 已解决 ends it', async () => {
    const complaintId = (await mine()).find(({ text }) => text === SAID)?.complaintId ?? '';
    const say = async (as: string, verb: string, body: object = {}): Promise<void> => {
      const sent = { as, body: JSON.stringify({ clientKey: randomUUID(), ...body }) };
      expect((await server.send('POST', `/api/v1/complaints/${complaintId}/${verb}`, sent)).status).toBe(200);
    };
    const at = { ...server, address: server.url };
    const finish = async (text: string): Promise<void> => {
      await say('handler-1', 'start');
      await say('handler-1', 'done', { text, photos: [await uploadPhoto(at, 'handler-1', undefined)] });
    };
    await say('admin-1', 'accept');
    await say('admin-1', 'assign', { organisationId: 'demo-builder' });
    await finish('换了灯泡。');

    await weapp.open('complaint/one', { complaintId });
    await weapp.tap(await weapp.awaitRole('radio', '没解决'));
    await weapp.tap(await weapp.awaitRole('button', '没解决，请重新办'));
    await weapp.awaitText('请写几个字，说说哪里没解决');
    await weapp.input(await weapp.awaitRole('textbox', '哪里没解决'), '又灭了。');
    await weapp.tap(await weapp.awaitRole('button', '没解决，请重新办'));
    await weapp.awaitText(/没有解决，由演示施工单位重新办理/);

    await finish('换了整条线路。');
    await weapp.tap(await weapp.awaitRole('radio', '已解决'));
    await weapp.tap(await weapp.awaitRole('radio', /^很满意/));
    await weapp.tap(await weapp.awaitRole('button', '确认已解决'));
    await weapp.awaitText(/您已经确认解决/);
    const seen = await server.call('GET /complaints/:complaintId', {
      params: { complaintId },
      as: 'resident-1',
    });
    expect(seen.reply).toMatchObject({ state: 'confirmed', rating: 5, reopenings: 1 });
  });

  test('撤回 is asked once more, in the page', async () => {
    const complaintId = (await mine()).find(({ text }) => text === LATER)?.complaintId ?? '';
    await weapp.open('complaint/one', { complaintId });
    await weapp.tap(await weapp.awaitRole('button', '撤回诉求'));
    await weapp.awaitText(/撤回以后不再办理，也不能恢复/);
    await weapp.tap(await weapp.awaitRole('button', '撤回'));
    await weapp.awaitText(/您已经撤回/);
    expect((await mine()).find((line) => line.complaintId === complaintId)?.state).toBe('withdrawn');
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
    expect(server.output()).not.toMatch(/"level":50/);
  });
});
