import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';
import { eachNode, nodesByRole, textOf, type WeappNode } from '../support/weapp/weappNode.ts';
import { waitUntil } from '../support/waitUntil.ts';

const roundId = 'demo-01-survey';

// Every type of question in the real weapp build, with the questions that hang on an earlier answer.
describe('a ballot with every type of question in WeChat', () => {
  let server: DemoServer;
  let weapp: Weapp;

  const asked = (title: string): WeappNode | undefined =>
    weapp.allByClass('ask').find((question) => textOf(question).includes(title));
  const question = (title: string): Promise<WeappNode> =>
    waitUntil(() => {
      const found = asked(title);
      if (found === undefined) throw new Error(`${title} is not asked`);
      return found;
    });
  const options = (node: WeappNode): WeappNode[] => [
    ...nodesByRole(node, 'radio'),
    ...nodesByRole(node, 'checkbox'),
  ];
  const tap = async (title: string, option: string): Promise<void> => {
    const node = options(await question(title)).find((one) => textOf(one).includes(option));
    if (node === undefined) throw new Error(`${title} has no ${option}`);
    await weapp.tap(node);
  };
  const write = async (title: string, words: string): Promise<void> => {
    const field = eachNode(await question(title)).find(({ tag }) => tag === 'textarea');
    if (field === undefined) throw new Error(`${title} has nowhere to write`);
    await weapp.input(field, words);
  };

  beforeAll(async () => {
    server = await startDemoServer();
    const { version } = (
      await server.call('GET /rounds/:roundId/draft', { params: { roundId }, as: 'admin-1' })
    ).reply;
    const opensAt = new Date(Date.now() - 60_000).toISOString();
    const body = { version, change: { opensAt } };
    await server.call('POST /rounds/:roundId/draft', { params: { roundId }, body, as: 'admin-1' });
    const opened = await server.call('POST /rounds/:roundId/open', { params: { roundId }, as: 'admin-1' });
    expect(opened.reply.status).toBe('open');
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /\sresident-3 ·/));
    await weapp.awaitText('退出登录');
    await weapp.open('round/ballot', { roundId });
  });
  afterAll(async () => {
    await weapp.close();
    await server.stop();
  });

  test('it unfolds with the answers and folds again', async () => {
    await question('白天家里有人吗');
    expect(asked('白天施工的吵闹')).toBeUndefined();
    await tap('白天家里有人吗', '多半有人');
    await tap('白天施工的吵闹', '很不满意');
    await question('什么时候最吵');
    await tap('白天家里有人吗', '没有人');
    await waitUntil(() =>
      expect([asked('白天施工的吵闹'), asked('什么时候最吵')]).toEqual([undefined, undefined]),
    );
    await tap('白天家里有人吗', '多半有人');
    await question('什么时候最吵');
  });

  test('every type is answered, handed in and counted as it was meant', async () => {
    await write('什么时候最吵', '早上七点');
    await tap('临时材料棚', '不要');
    await write('临时材料棚', '轮椅过不去');
    await tap('需要哪些照应', '有人上夜班');
    await write('上夜班的人几点', '早上九点到下午三点');
    await tap('楼道里的活', '装扶手');
    await tap('楼道里的活', '换灯');
    const up = nodesByRole(await question('楼道里的活'), 'button').find(
      (button) => button.attributes['aria-label'] === '换灯 往前移',
    );
    if (up === undefined) throw new Error('the ranking cannot be moved');
    await weapp.tap(up);
    await tap('院子里还能添几样', '庭院灯');
    await tap('院子里还能添几样', '晾衣架');
    await weapp.awaitText(/剩下的钱不够再选/);
    for (const row of ['收工打扫', '安全围挡', '说话客气']) {
      const group = nodesByRole(await question('施工队做得怎么样'), 'radiogroup').find((one) =>
        textOf(one).includes(row),
      );
      const marks = group === undefined ? [] : nodesByRole(group, 'radio');
      const [best] = marks.slice(-1);
      if (best === undefined) throw new Error(`${row} cannot be marked`);
      await weapp.tap(best);
    }
    await write('还有什么想对施工队说的', '辛苦了');
    await weapp.awaitText('必答的都选好了，还没有提交。');
    await weapp.tap(await weapp.awaitRole('button', '看一遍，再提交'));
    await weapp.awaitPage('round/review');
    await weapp.tap(await weapp.awaitRole('button', /^提交$/));
    await weapp.awaitPage('round/receipt');
    await weapp.awaitText(/已登记 · 第 \d+ 条/);
    const mine = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId },
      as: 'resident-3',
    });
    expect(mine.reply.counted.map(({ questionId, value, reason }) => [questionId, reason ?? value])).toEqual([
      ['home-by-day', 'mostly'],
      ['noise', 1],
      ['noise-when', '早上七点'],
      ['lobby', '轮椅过不去'],
      ['help', ['quiet']],
      ['night-shift', '早上九点到下午三点'],
      ['order', ['lamp', 'rail']],
      ['yard', ['lamp-post', 'rack']],
      ['crew', { clean: 5, safe: 5, polite: 5 }],
      ['words', '辛苦了'],
    ]);
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
  });
});
