import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { forgingProxy, type ForgingProxy } from '../support/forgingProxy.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';
import { nodesByRole, textOf } from '../support/weapp/weappNode.ts';
import { waitUntil } from '../support/waitUntil.ts';

const communityId = 'demo-01';
const recorded = /已登记 · 第 \d+ 条/;

/** Opens the mini program on a new phone and signs in under 我的 as the demonstration offers it. */
async function signedIn(baseUrl: string, account: string): Promise<Weapp> {
  const weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl });
  await weapp.open('me/index');
  await weapp.tap(await weapp.awaitRole('button', new RegExp(`\\s${account} ·`)));
  await weapp.awaitText('退出登录');
  await weapp.open('home/index');
  return weapp;
}

/** From the home page to a ballot in which everything that must be answered is. */
async function fillBallot(weapp: Weapp): Promise<void> {
  await weapp.tap(await weapp.awaitRole('button', '现在去答复'));
  await weapp.awaitPage('round/ballot');
  await weapp.awaitRole('button', '看一遍，再提交');
  const required = () => weapp.allByClass('ask').filter((question) => textOf(question).includes('必答'));
  for (const place of required().keys()) {
    const question = required()[place];
    const [option] =
      question === undefined ? [] : [...nodesByRole(question, 'radio'), ...nodesByRole(question, 'checkbox')];
    if (option === undefined) throw new Error('a required question has nothing to tap');
    await weapp.tap(option);
  }
  await weapp.awaitText('必答的都选好了，还没有提交。');
}

async function review(weapp: Weapp): Promise<void> {
  await weapp.tap(weapp.findByRole('button', '看一遍，再提交'));
  await weapp.awaitPage('round/review');
}

const submit = async (weapp: Weapp): Promise<void> => weapp.tap(await weapp.awaitRole('button', /^提交$/));

describe('answering in WeChat', () => {
  let server: DemoServer;
  let roundId: string;
  const phones: Weapp[] = [];

  const takePhone = async (account: string, baseUrl = server.url): Promise<Weapp> => {
    const weapp = await signedIn(baseUrl, account);
    phones.push(weapp);
    return weapp;
  };
  const answered = async (): Promise<number> => {
    const { reply } = await server.call('GET /rounds/:roundId/participation', { params: { roundId } });
    return reply.official.answered;
  };

  beforeAll(async () => {
    server = await startDemoServer();
    const { reply } = await server.call('GET /communities/:communityId', { params: { communityId } });
    roundId = reply.openRounds[0]?.roundId ?? '';
  });
  afterAll(async () => {
    await Promise.all(phones.map((phone) => phone.close()));
    await server.stop();
  });

  describe('with a network', () => {
    let weapp: Weapp;
    let before: number;
    beforeAll(async () => {
      before = await answered();
      weapp = await takePhone('resident-5');
    });

    test('the home page says how many households are missing', async () => {
      await weapp.awaitText(`还差 ${20 - before} 户就够 80%`);
      await weapp.awaitText(`${before}/24 户`);
    });

    test('the plan shows the works by class, how they will look, and the five fields of the notice board', async () => {
      await weapp.tap(await weapp.awaitRole('button', /看方案/));
      await weapp.awaitPage('plan/index');
      for (const words of [
        '基础类 · 应改尽改（5 项）',
        '完善类 · 能改多改（6 项）',
        '提升类 · 积极推进（3 项）',
      ])
        await weapp.awaitText(words);
      await weapp.awaitText('改好后的样子：进行雨污管网清理、疏通、整修，实现雨污分流');
      await weapp.awaitText('手机核对过了：看到的就是公布的那一版。');
      for (const field of ['项目概况', '改造内容', '开竣工时间', '住建部门责任人', '投诉电话'])
        weapp.findByText(field);
      weapp.back();
      await weapp.awaitPage('home/index');
    });

    test('a ballot with nothing chosen says how much is missing and goes no further', async () => {
      await weapp.tap(await weapp.awaitRole('button', '现在去答复'));
      await weapp.tap(await weapp.awaitRole('button', '看一遍，再提交'));
      await weapp.awaitText(/还有 \d+ 题没选好，还不能提交/);
      expect(weapp.page).toBe('round/ballot');
      weapp.back();
      await weapp.awaitPage('home/index');
    });

    test('the answer is handed in from the review and its receipt is checked on the phone, step by step', async () => {
      await fillBallot(weapp);
      await review(weapp);
      expect(await answered()).toBe(before);
      await submit(weapp);
      await weapp.awaitPage('round/receipt');
      await weapp.awaitText('您的答复已登记');
      await weapp.awaitText(recorded);
      const steps = weapp.allByClass('slip__check').map(textOf);
      expect(steps.length).toBeGreaterThanOrEqual(5);
      expect(steps.filter((step) => !/^✓.*，通过$/s.test(step))).toEqual([]);
      for (const words of ['计入', '自己核对', /登记时的存根：共 \d+ 条/]) await weapp.awaitText(words);
    });

    test('the rate has risen by one household', async () => {
      expect(await answered()).toBe(before + 1);
      await weapp.tap(await weapp.awaitRole('button', '看征集进度'));
      await weapp.awaitPage('round/participation');
      await weapp.awaitText(`${before + 1}/24 户`);
    });

    test('the answer came by the channel of the mini program', async () => {
      const { reply } = await server.call('GET /rounds/:roundId/participation', {
        params: { roundId },
        as: 'worker-1',
      });
      expect('channels' in reply && reply.channels.app).toBeGreaterThanOrEqual(1);
    });
  });

  test('without a network the answer waits as 未上传 and is recorded once when it is back', async () => {
    const before = await answered();
    const weapp = await takePhone('resident-4');
    await fillBallot(weapp);
    weapp.setOnline(false);
    await review(weapp);
    await submit(weapp);
    await weapp.awaitText('未上传：您的答复还没有登记');
    await weapp.awaitText('1 条未上传，联网后会自动上传。');
    expect(await answered()).toBe(before);
    weapp.setOnline(true);
    await weapp.awaitPage('round/receipt');
    await weapp.awaitText(recorded);
    expect(weapp.allByText('未上传')).toEqual([]);
    const { reply } = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId },
      as: 'resident-4',
    });
    expect(reply.history).toHaveLength(1);
    expect(await answered()).toBe(before + 1);
  });

  test('no page had a console error, an exception or a move to nowhere', () => {
    expect(phones.flatMap(({ faults }) => faults)).toEqual([]);
  });

  describe('with somebody between the phone and the server', () => {
    let proxy: ForgingProxy;
    beforeAll(async () => {
      proxy = await forgingProxy(server.url);
    });
    afterAll(() => proxy.stop());

    const swapDigit = (hex: string): string => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
    const forgeries = [
      {
        what: 'leaf',
        account: 'resident-1',
        step: '这一条没有被改过',
        forge: (reply: string) =>
          reply.replace(/"tm":(\d+)/, (_, time: string) => `"tm":${Number(time) + 1}`),
      },
      {
        what: 'answers',
        account: 'resident-2',
        step: '登记的正是您家提交的内容',
        forge: (reply: string) => reply.replace(/"value":"yes"/, '"value":"no"'),
      },
      {
        what: 'head',
        account: 'resident-3',
        step: '登记簿的签名是真的',
        forge: (reply: string) =>
          reply.replace(
            /"publicKey":"([0-9a-f]{64})"/,
            (_, key: string) => `"publicKey":"${swapDigit(key)}"`,
          ),
      },
    ];

    test.each(forgeries)(
      'a receipt with a forged $what is never shown as 已登记',
      async ({ account, step, forge }) => {
        const forged: boolean[] = [];
        proxy.forge = (reply) => {
          const altered = forge(reply);
          forged.push(altered !== reply);
          return altered;
        };
        const weapp = await takePhone(account, proxy.url);
        await fillBallot(weapp);
        await review(weapp);
        await submit(weapp);
        await weapp.awaitText('服务器说已登记，但手机核对没有通过。');
        await waitUntil(() => expect(forged).toEqual([true]));
        expect(weapp.page).toBe('round/review');
        expect(weapp.text()).not.toMatch(recorded);
        expect(weapp.text()).not.toContain('您的答复已登记');
        const failed = weapp
          .allByClass('slip__check')
          .map(textOf)
          .filter((text) => text.includes('没有通过'));
        expect(failed.some((text) => text.includes(step))).toBe(true);
      },
    );
  });
});
