import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';

// The result of a closed round and of a scored one, as WeChat shows them to somebody who only got the link.
describe('the result in WeChat', () => {
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

  test('a closed round says first that it may still change, then how many answered, then how to check it', async () => {
    const params = { roundId: 'demo-04-menu' };
    const { reply } = await server.call('GET /rounds/:roundId/result', { params });
    const { answered, denominator } = reply.participation.official;
    await weapp.open('round/result', params);
    await weapp.awaitText('示范四小区改造菜单点菜：暂定');
    await weapp.awaitText(new RegExp(`${denominator} 户里有 ${answered} 户答复了`));
    await weapp.awaitText(reply.solicitation.margin.sentence);
    await weapp.awaitText('自己核对');
    // The head is signed and checked on the phone before it is shown.
    await weapp.awaitText(/现在的存根：共 \d+ 条/);
    expect(weapp.text()).not.toContain('打印这一页');
  });

  test('a satisfaction round gives its score and on how many households it stands', async () => {
    const params = { roundId: 'demo-20-satisfaction' };
    const { reply } = await server.call('GET /rounds/:roundId/result', { params });
    const overall = reply.satisfaction?.overall;
    await weapp.open('round/result', params);
    await weapp.awaitText(/总分 \d+\.\d 分（满分 100）/);
    await weapp.awaitText(new RegExp(`${overall?.n}/${overall?.households} 户打了分`));
    await weapp.awaitText('管通');
  });

  test('nothing failed on the way', () => {
    expect(weapp.faults).toEqual([]);
  });
});
