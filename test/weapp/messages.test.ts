import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { messageStandIn, type MessageStandIn } from '../support/messageStandIn.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';
import { nodesByRole, textOf } from '../support/weapp/weappNode.ts';

// WeChat lets a mini program send one message for each yes, and asks only inside a tap: at 提交, where somebody will want
// to hear when another answers for the household, and at 交给社区, where somebody will want to hear what becomes of it.

const TEMPLATE = 'template-household';

describe('我的消息 and its leave, in WeChat', () => {
  let wechat: MessageStandIn;
  let server: DemoServer;
  let weapp: Weapp;
  beforeAll(async () => {
    wechat = await messageStandIn();
    server = await startDemoServer({
      WECHAT_APPID: 'wx1',
      WECHAT_SECRET: 'hidden-secret',
      WECHAT_API_URL: wechat.url,
      WECHAT_TEMPLATES: `household=${TEMPLATE}:thing1,thing2,time3;progress=template-progress:thing1,thing2,time3`,
    });
    weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: server.url });
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /\sresident-5 ·/));
    await weapp.awaitText('退出登录');
  });
  afterAll(async () => {
    await weapp.close();
    await server.stop();
    await wechat.close();
  });
  /** Messages that this person may still be sent; what is asked here is a no that WeChat gave before. */
  const left = async (templateId = TEMPLATE): Promise<unknown> => {
    const said = await server.call('POST /notices/credits', {
      body: { templates: { [templateId]: 'ban' } },
      as: 'resident-5',
    });
    return said.reply.left;
  };

  test('nobody is asked before there is something to hear about', () => {
    expect(weapp.device.subscriptions).toEqual([]);
  });

  test('handing an answer in asks for the one template, and the yes is one message', async () => {
    await weapp.open('home/index');
    await weapp.tap(await weapp.awaitRole('button', '现在去答复'));
    await weapp.awaitPage('round/ballot');
    await weapp.awaitRole('button', '看一遍，再提交');
    const required = () => weapp.allByClass('ask').filter((question) => textOf(question).includes('必答'));
    for (const place of required().keys()) {
      const question = required()[place];
      const [option] =
        question === undefined
          ? []
          : [...nodesByRole(question, 'radio'), ...nodesByRole(question, 'checkbox')];
      if (option === undefined) throw new Error('a required question has nothing to tap');
      await weapp.tap(option);
    }
    await weapp.tap(weapp.findByRole('button', '看一遍，再提交'));
    await weapp.awaitPage('round/review');
    await weapp.tap(await weapp.awaitRole('button', /^提交$/));
    await weapp.awaitPage('round/receipt');
    await weapp.awaitText('您的答复已登记');
    expect(weapp.device.subscriptions).toEqual([[TEMPLATE]]);
    await waitUntil(async () => expect(await left()).toEqual({ household: 1 }));
  });

  test('handing a complaint in asks for its progress, in the same tap', async () => {
    await weapp.open('complaint/file', { communityId: 'demo-01' });
    await weapp.tap(await weapp.awaitRole('radio', /安全/));
    await weapp.input(await weapp.awaitRole('textbox', '怎么回事？'), '2号楼门口的台阶断了一块。');
    expect(weapp.device.subscriptions).toHaveLength(1);
    await weapp.tap(await weapp.awaitRole('button', '交给社区'));
    await weapp.awaitPage('complaint/filed');
    expect(weapp.device.subscriptions[1]).toEqual(['template-progress']);
    await waitUntil(async () => expect(await left('template-progress')).toEqual({ progress: 1 }));
  });

  test('我的消息 is reached from 我的, and asks only at its own button', async () => {
    await weapp.open('me/index');
    await weapp.tap(await weapp.awaitRole('button', /条没看|没有新消息/));
    await weapp.awaitPage('me/messages');
    expect(weapp.device.subscriptions).toHaveLength(2);
    await weapp.tap(await weapp.awaitRole('button', '下一条消息用微信提醒我'));
    await weapp.awaitText('下一条消息会用微信提醒您。');
    expect(weapp.device.subscriptions[2]).toEqual([TEMPLATE, 'template-progress']);
  });

  test('nothing went wrong on the way', () => {
    expect(weapp.faults).toEqual([]);
  });
});
