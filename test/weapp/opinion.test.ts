import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';

// The resident's side of 你说了，我们改了 in WeChat, on the demonstration as `npm start` serves it.

const communityId = 'demo-01';
const SAID = '请把单元门口的台阶修平。';

describe('an opinion, in WeChat', () => {
  let server: DemoServer;
  let weapp: Weapp;
  beforeAll(async () => {
    server = await startDemoServer();
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
  });
  afterAll(async () => {
    await weapp.close();
    await server.stop();
  });

  test('what the household said before stands there with what became of it', async () => {
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /\sresident-1 ·/));
    await weapp.awaitText('退出登录');
    await weapp.open('speak/index', { communityId });
    await weapp.awaitText(/台阶太高/);
    await weapp.awaitText('已对应到方案');
  });

  test('a resident writes, hands in, and sees that it waits', async () => {
    await weapp.input(await weapp.awaitRole('textbox', '您想说什么'), SAID);
    await weapp.awaitText('写的内容已存在手机上，还没有交。');
    await weapp.tap(await weapp.awaitRole('button', '交给社区'));
    await weapp.awaitPage('opinion/thread');
    await weapp.awaitText(`“${SAID}”`);
    await weapp.awaitText('还没有回音');
    const work = await server.call('GET /opinions', {
      as: 'worker-1',
      query: { communityId, state: 'open' },
    });
    expect(work.reply.items.map(({ words }) => words)).toContain(SAID);
  });

  test('what a finished renovation made of its residents’ words is there for everybody, without names', async () => {
    await weapp.open('opinion/published', { communityId: 'demo-20' });
    await weapp.awaitText('“有住户反映楼道灯坏了很久，晚上上楼不安全。”');
    await weapp.awaitText('每层装一盏声控灯，写进方案。');
    await weapp.awaitText(/灯亮：平均/);
    await weapp.awaitText(/楼间距不够/);
  });

  test('the near-duplicates of the demonstration are suggested as one group', async () => {
    const groups = await server.call('GET /opinion-groups', { as: 'admin-1', query: { communityId } });
    expect(groups.reply.items.map(({ state, opinions }) => [state, opinions.length])).toEqual([
      ['suggested', 3],
    ]);
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
    expect(server.output()).not.toMatch(/"level":50/);
  });
});
