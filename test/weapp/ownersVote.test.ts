import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';
import { textOf } from '../support/weapp/weappNode.ts';
import { waitUntil } from '../support/waitUntil.ts';

// The owner's ballot in the real weapp build: rule and disclosure read, matters marked, cast, receipt checked.
describe('an owner votes in WeChat', () => {
  let server: DemoServer;
  let weapp: Weapp;
  beforeAll(async () => {
    server = await startDemoServer();
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /\sresident-other ·/));
    await weapp.awaitText('退出登录');
    await weapp.open('vote/index', { roundId: 'demo-02-statutory-parking' });
  });
  afterAll(async () => {
    await weapp.close();
    await server.stop();
  });

  test('he reads with what he votes, by which rule, and who will read it', async () => {
    await weapp.awaitText(/您名下 2 套房，合计 \d+\.\d\d㎡，按一人计算，投一票/);
    await weapp.awaitText(/民法典第二百七十八条第一款第八项/);
    await weapp.awaitText(/房号、面积和您的选择向本小区业主公开/);
  });

  test('an unmarked matter keeps the vote back', async () => {
    await weapp.tap(await weapp.awaitRole('button', '投票'));
    await weapp.awaitText('这一项还没有选。');
  });

  test('marked, confirmed and cast, it is recorded and its receipt holds on the phone', async () => {
    const [first] = weapp.allByRole('radio').filter((radio) => textOf(radio).includes('同意'));
    if (first === undefined) throw new Error('nothing to mark');
    await weapp.tap(first);
    const abstain = () => weapp.allByRole('radio').filter((radio) => textOf(radio).includes('弃权'))[1];
    const second = abstain();
    if (second === undefined) throw new Error('no second matter');
    await weapp.tap(second);
    await weapp.tap(await weapp.awaitRole('button', '投票'));
    await weapp.tap(await weapp.awaitRole('button', '确认，投这一票'));
    await weapp.awaitText(/已登记 · 第 \d+ 条/);
    await waitUntil(() => {
      const steps = weapp.allByClass('slip__check').map(textOf);
      expect(steps.length).toBeGreaterThanOrEqual(5);
      expect(steps.filter((step) => !/^✓.*，通过$/s.test(step))).toEqual([]);
    });
    const mine = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId: 'demo-02-statutory-parking' },
      as: 'resident-other',
    });
    expect(mine.reply.history.at(-1)).toMatchObject({ channel: 'app', by: 'self', counted: true });
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
  });
});
