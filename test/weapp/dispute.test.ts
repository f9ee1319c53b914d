import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { enterAtDoor } from '../support/enterAtDoor.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';

// The household's one tap in WeChat against an entry that a worker made in its name.

const roundId = 'demo-01-menu';
const params = { roundId };

describe('这不是我们答的, in WeChat', () => {
  let server: DemoServer;
  let weapp: Weapp;
  beforeAll(async () => {
    server = await startDemoServer();
    const me = (await server.call('GET /me', { as: 'resident-2' })).reply;
    const householdId = me.households[0]?.householdId ?? '';
    await enterAtDoor(server, { roundId, householdId, as: 'worker-1', visitedAt: Date.now() });
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
  });
  afterAll(async () => {
    await weapp.close();
    await server.stop();
  });
  const counts = async (): Promise<readonly number[]> => {
    const { reply } = await server.call('GET /rounds/:roundId/participation', { params, as: 'inspector-1' });
    return 'disputed' in reply ? [reply.answered, reply.disputed] : [];
  };

  test('the household reads what was entered in its name and takes it out with one tap', async () => {
    expect(await counts()).toEqual([18, 0]);
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /\sresident-2 ·/));
    await weapp.awaitText('退出登录');
    await weapp.open('round/mine', { roundId });
    await weapp.tap(await weapp.awaitRole('button', '这不是我们答的'));
    await weapp.awaitText('有异议，正在核实');
    expect(await counts()).toEqual([17, 1]);
    expect(weapp.allByRole('button', '这不是我们答的')).toEqual([]);
  });

  test('the page for a printed slip opens without an account', async () => {
    await weapp.open('round/dispute');
    await weapp.awaitText('输入纸条上的异议码');
    await weapp.awaitRole('button', '查看登记的内容');
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
  });
});
