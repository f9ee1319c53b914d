import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { expectNoSeriousAxeFindings } from '../support/browser/expectNoSeriousAxeFindings.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { enlargeText, newcomer, signedIn, type Person } from './person.ts';

// 示范二小区's owners decide about a parking place (民法典第二百七十八条第一款第八项) and how its income is used.
const communityId = 'demo-02';
const roundId = 'demo-02-statutory-parking';
const finished = 'demo-02-statutory-fund';

describe('业主表决 from the ballot to the result', () => {
  let server: DemoServer;
  let browser: Browser;
  let owner: Person;
  const everybody: Person[] = [];
  const come = async (account: string, on: 'phone' | 'desktop'): Promise<Person> => {
    const person = await signedIn({ browser, url: server.url, on }, account);
    everybody.push(person);
    return person;
  };
  const shown = (person: Person): Promise<string> =>
    person.page.locator('main').filter({ visible: true }).innerText();

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  test('an owner reads on the home page that he votes once, with which area, and how many take part', async () => {
    owner = await come('resident-other', 'phone');
    await owner.words(/您名下 2 套房，合计 \d+\.\d\d㎡，按一人计算，投一票/).waitFor();
    await owner.words(/参与人数/).waitFor();
    await owner.words(/人才够三分之二/).waitFor();
  });

  test('the ballot names the rule of each matter and who will read the vote, in no word of the solicitations', async () => {
    await owner.press('现在去投票');
    await owner.words('您同意把小区北侧的空地改成全体业主共用的停车位吗？').waitFor();
    await owner.words(/4分之3以上/).waitFor();
    await owner.words(/表决事项和规则校验码：[0-9a-f ]{71}（已在这台设备上核对/).waitFor();
    await owner.words(/业主名册校验码：[0-9a-f ]{71}/).waitFor();
    await owner.words(/房号、面积和您的选择向本小区业主公开/).waitFor();
    const words = await shown(owner);
    for (const foreign of ['征集', '统计结果', '答复', '点菜']) expect(words).not.toContain(foreign);
    await expectNoSeriousAxeFindings(owner.page);
  });

  test('an unmarked matter is named, then the vote is cast, recorded and checked on the phone', async () => {
    await owner.page.getByRole('radio', { name: /^同意/ }).first().check({ force: true });
    await owner.press('投票');
    await owner.words('这一项还没有选。').waitFor();
    await owner.page.getByRole('radio', { name: /^弃权/ }).nth(1).check({ force: true });
    await owner.press('投票');
    await owner.words(/管您名下 2 套房/).waitFor();
    await owner.press('确认，投这一票');
    await owner.words(/已登记 · 第 \d+ 条/).waitFor();
    await owner.words('登记的正是您家提交的内容').waitFor();
    const mine = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId },
      as: 'resident-other',
    });
    expect(mine.reply.counted.map(({ questionId, value }) => [questionId, value])).toEqual([
      ['parking', 'yes'],
      ['income', 'indifferent'],
    ]);
  });

  test('he changes his mind before the close, and the new vote counts', async () => {
    await owner.page
      .getByRole('radio', { name: /^不同意/ })
      .first()
      .check({ force: true });
    await owner.press('改票');
    await owner.press('确认，投这一票');
    await waitUntil(async () => {
      const mine = await server.call('GET /rounds/:roundId/responses/mine', {
        params: { roundId },
        as: 'resident-other',
      });
      expect(mine.reply.counted[0]?.value).toBe('no');
    });
    await owner.words('不同意').waitFor();
  });

  test('somebody of another community is told that he is no elector here, and sees the matters all the same', async () => {
    const stranger = await come('resident-5', 'phone');
    await stranger.open(`/vote/index?roundId=${roundId}`);
    await stranger.words('您还没有绑定本小区的房屋，不能投票。').waitFor();
    expect(await stranger.button('投票').count()).toBe(0);
  });

  test('an address of the solicitations leads to the vote', async () => {
    const visitor = await newcomer({ browser, url: server.url, on: 'phone' });
    everybody.push(visitor);
    await visitor.open(`/round/ballot?roundId=${roundId}`);
    await visitor.words('业主登录以后才能投票。').waitFor();
  });

  test('a worker enters the vote of an owner who came to the meeting', async () => {
    const worker = await come('worker-2', 'phone');
    const doors = await server.call('GET /rounds/:roundId/doors', { params: { roundId }, as: 'worker-2' });
    const unit = doors.reply.buildings
      .flatMap(({ units }) => units)
      .find((each) => each.doors.some(({ state }) => state === 'untouched'));
    const door = unit?.doors.find(({ state }) => state === 'untouched');
    await worker.open(
      `/vote/enter?roundId=${roundId}&householdId=${door?.householdId ?? ''}&unitId=${unit?.unitId ?? ''}`,
    );
    await worker.words('请选在哪里投的。').waitFor();
    await worker.page.getByRole('radio', { name: /^座谈会/ }).check({ force: true });
    await worker.page.getByRole('radio', { name: /^受托人/ }).check({ force: true });
    await worker.words('请先拍下委托书原件。').waitFor();
    await worker.page.getByRole('radio', { name: /^业主本人/ }).check({ force: true });
    for (const at of [0, 1]) {
      await worker.page.getByRole('radio', { name: /^同意/ }).nth(at).check({ force: true });
    }
    await worker.press('登记这一票');
    await worker.words(/已登记 · 第 \d+ 条/).waitFor();
  });

  test('the admin prints the convening kit and reads the owners’ register', async () => {
    const admin = await come('admin-2', 'desktop');
    await admin.open(`/vote/kit?roundId=${roundId}`);
    await admin.words('业主表决通知').waitFor();
    for (const paper of ['召集说明', '授权委托书', '议事规则', '会议记录', '本次共有业主 27 人'])
      expect(await shown(admin)).toContain(paper);
    await admin.button('打印').waitFor();
    await admin.open(`/vote/owners?communityId=${communityId}`);
    await admin.words(/按表决口径 27 人/).waitFor();
    expect(await shown(admin)).not.toMatch(/演示业主\d/);
    await expectNoSeriousAxeFindings(admin.page);
  });

  test('the finished vote shows four lines, the remedy, and to an owner the list of rooms', async () => {
    await owner.open(`/vote/result?roundId=${finished}`);
    await owner.words('参与人数 24 ≥ 2/3 × 27 = 18').waitFor();
    const words = await shown(owner);
    for (const line of ['参与面积', '同意人数', '同意面积', '一年内', '请求人民法院予以撤销'])
      expect(words).toContain(line);
    for (const foreign of ['征集', '统计结果', '点菜']) expect(words).not.toContain(foreign);
    // One vote a person, however many dwellings: what came by which way is counted in owners.
    const ways = await owner.page.getByLabel('票的来源').innerText();
    expect(ways).toMatch(/\d 位业主/);
    expect(ways).not.toMatch(/\d 户/);
    await expectNoSeriousAxeFindings(owner.page);
    await owner.press(/看逐户名单/);
    await owner.words('只给本小区业主查阅，您的查看已记入审计日志。').waitFor();
    await owner.words('1号楼1单元101').waitFor();
  });

  test('the public reads whether each line holds, and at 30 px nothing is lost', async () => {
    const visitor = await newcomer({ browser, url: server.url, on: 'phone' });
    everybody.push(visitor);
    await enlargeText(visitor);
    await visitor.open(`/vote/result?roundId=${finished}`);
    await visitor.words(/同意人数 ＞ 1\/2 × 参与人数/).waitFor();
    expect(await visitor.button(/看逐户名单/).count()).toBe(0);
    const width = await visitor.page.evaluate('[document.documentElement.scrollWidth, window.innerWidth]');
    const [content = 0, frame = 0] = Array.isArray(width) ? width.map(Number) : [];
    expect(content).toBeLessThanOrEqual(frame);
  });

  test('a count beside an official system claims no force of its own', async () => {
    const visitor = await newcomer({ browser, url: server.url, on: 'desktop' });
    everybody.push(visitor);
    await visitor.open('/vote/result?roundId=demo-17-statutory-fund');
    await visitor.words('这里的计票只供核对，效力以官方系统形成的决议为准。').waitFor();
    expect(await shown(visitor)).not.toContain('具有法律约束力');
    await visitor.page.locator('.banner--info', { hasText: '定稿' }).waitFor();
  });

  test('a member of the committee records a meeting and a decision that everybody reads beside the plan', async () => {
    const member = await come('committee-1', 'phone');
    await member.open('/committee/index?communityId=demo-01');
    await member.words('成员 5 人').waitFor();
    await member.page.getByLabel('地点').fill('活动室');
    for (const who of [/^主任/, /^副主任/, /^记录员/])
      await member.page.getByRole('checkbox', { name: who }).check({ force: true });
    await member.page.getByLabel('会议记录').fill('看了路灯的位置。');
    await member.press('登记会议');
    await member.words('会议已登记。').waitFor();
    await member.page.getByLabel('决定了什么').fill('同意路灯的位置');
    await member.page.getByLabel('内容和理由').fill('晚上回家看得清楚。');
    await member.page
      .getByRole('radio', { name: /到会 3 人/ })
      .first()
      .check({ force: true });
    await member.page.getByLabel('同意人数', { exact: true }).fill('3');
    await member.press('公开登记这项决定');
    await member.words('决定已公开登记。').waitFor();
    const visitor = await newcomer({ browser, url: server.url, on: 'desktop' });
    everybody.push(visitor);
    await visitor.open('/plan/index?communityId=demo-01');
    await visitor.words('同意路灯的位置').waitFor();
    await visitor.words(/委员会 5 人，到会 3 人，同意 3 人/).waitFor();
  });

  test('the admin closes the vote, and the owner reads at once what is missing and that nothing passed', async () => {
    const admin = await come('admin-2', 'desktop');
    await admin.open(`/admin/round?roundId=${roundId}`);
    await admin.button('召集文书：通知、委托书、表决票').waitFor();
    const closed = await server.call('POST /rounds/:roundId/close', { params: { roundId }, as: 'admin-2' });
    expect(closed.status).toBe(200);
    await admin.open(`/admin/round?roundId=${roundId}`);
    await admin.press('看计票结果');
    await admin.words(/表决无效：参与表决的业主还差 \d+ 人/).waitFor();
    await owner.open(`/vote/index?roundId=${roundId}`);
    await owner.words('表决已经截止。').waitFor();
    await owner.press('看计票结果');
    await owner.words(/参与人数 \d+ ≥ 2\/3 × 27 = 18/).waitFor();
    // How the ballots came, what disputed ones could change, and of which moment the bundle is.
    await owner.words('现在没有还没处理的异议。').waitFor();
    await owner.words('这些票是怎么来的').waitFor();
    await owner.words('核对包里是截止时封存的暂定计票').waitFor();
  });

  test('no page caused an error', () => {
    expect(everybody.map(({ faults }) => faults)).toEqual(everybody.map(() => []));
  });
});
