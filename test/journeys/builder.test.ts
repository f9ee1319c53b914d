import type { Browser, Locator } from 'playwright-core';
import { launchBrowser } from '../support/browser/launchBrowser.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { handIn } from './ballotTaps.ts';
import { signedIn, type Person } from './person.ts';

// 示范一小区 has a drafted survey with every type of question; three of them hang on an earlier answer.
const roundId = 'demo-01-survey';
const communityId = 'demo-01';

describe('a round is built, looked at, opened and answered', () => {
  let server: DemoServer;
  let browser: Browser;
  let admin: Person;
  let resident: Person;

  const draft = async () =>
    (await server.call('GET /rounds/:roundId/draft', { params: { roundId }, as: 'admin-1' })).reply;
  const preview = (): Locator => admin.page.getByRole('group', { name: '预览' });
  /** A question of the ballot in view. */
  const asked = (title: string): Locator =>
    resident.page.locator('section.ask').filter({ hasText: title, visible: true });
  const tap = (title: string, option: string): Promise<void> =>
    asked(title).locator('label.pick').filter({ hasText: option }).first().click();

  beforeAll(async () => {
    [server, browser] = await Promise.all([startDemoServer(), launchBrowser()]);
    admin = await signedIn({ browser, url: server.url, on: 'desktop' }, 'admin-1');
    resident = await signedIn({ browser, url: server.url, on: 'phone' }, 'resident-1');
  });
  afterAll(async () => {
    const faults = [...admin.faults, ...resident.faults];
    // A colleague was quicker, and a draft is nothing to a resident: both are asked for here.
    expect(faults.filter((fault) => !/status of (404|409)/.test(fault))).toEqual([]);
    await browser.close();
    await server.stop();
  });

  test('the admin finds the draft, and a resident does not', async () => {
    await admin.press(/^管理/);
    await admin.press('准备新的征集');
    // The page before names the same draft: it is pressed only once it has gone.
    await admin.words('从模板新建').waitFor();
    await admin.page
      .locator('main')
      .filter({ visible: true })
      .getByRole('button', { name: /施工期问卷/ })
      .click();
    await admin.words('检查过了，这一轮可以开始。').waitFor();
    await resident.open(`/round/ballot?roundId=${roundId}`);
    await resident.words('没有找到您要的内容').waitFor();
  });

  test('every change is saved by itself, and every fault stands at its field and on top', async () => {
    const before = (await draft()).version;
    await admin.page.getByLabel('标题', { exact: true }).fill('');
    await admin.words('现在还不能开始，有 1 处要改：').waitFor();
    await admin.page.locator('#draft-title-error').waitFor();
    await admin.page.getByLabel('标题', { exact: true }).fill('施工期问卷（第一轮）');
    await admin.words('检查过了，这一轮可以开始。').waitFor();
    const after = await waitUntil(async () => {
      const now = await draft();
      expect(now.terms.title).toBe('施工期问卷（第一轮）');
      return now;
    });
    expect(after.version).toBeGreaterThan(before);
    await admin.words('✓ 已自动保存').waitFor();
  });

  test('a question is moved with the keyboard, removed, and put back where it stood', async () => {
    const order = async (): Promise<readonly string[]> =>
      (await draft()).terms.questions.map(({ questionId }) => questionId);
    const becomes = (ids: readonly string[]) => waitUntil(async () => expect(await order()).toEqual(ids));
    const before = await order();
    const last = before.length - 2;
    const moved = before.map((id, at) => (at === last - 1 ? 'crew' : at === last ? 'yard' : id));
    expect(before.slice(last - 1, last + 1)).toEqual(['yard', 'crew']);
    await admin.button('施工队做得怎么样？ 往前移').focus();
    await admin.page.keyboard.press('Enter');
    await becomes(moved);
    await admin.press('删除：施工队做得怎么样？');
    await becomes(moved.filter((id) => id !== 'crew'));
    await admin.press('恢复');
    await becomes(moved);
    await admin.press('施工队做得怎么样？ 往后移');
    await becomes(before);
  });

  test('a condition that points at nothing is told, and put right', async () => {
    await admin.press('修改：上夜班的人几点到几点睡觉？');
    const leads = admin.page.locator('input[name="branch-night-shift"]').last();
    await leads.uncheck({ force: true });
    await admin.words(/这道必答题永远问不到/).waitFor();
    await leads.check({ force: true });
    await admin.words('检查过了，这一轮可以开始。').waitFor();
    await admin.press('收起：上夜班的人几点到几点睡觉？');
  });

  test('the preview is the residents’ own ballot: it unfolds, in normal and elder size, and answers nobody', async () => {
    const ballot = preview();
    const noise = ballot.getByRole('heading', { name: /白天施工的吵闹/ });
    expect(await noise.count()).toBe(0);
    await ballot.locator('label.pick').filter({ hasText: '多半有人' }).click();
    await noise.waitFor();
    // As wide as a phone of 375 px in its own text size, whatever the desktop enlarges.
    const textSize = (): Promise<number> =>
      admin.page.evaluate<number>(
        `Number.parseFloat(getComputedStyle(document.querySelector('.preview__page')).fontSize)`,
      );
    const normal = await textSize();
    const width = (await ballot.boundingBox())?.width ?? 0;
    expect(width / normal).toBeLessThanOrEqual(375 / 17 + 0.1);
    await admin.page.locator('label.pick').filter({ hasText: '长辈模式' }).click();
    await ballot.getByText('第 1 题，共').waitFor();
    expect((await textSize()) / normal).toBeCloseTo(22 / 17, 1);
    await ballot.getByRole('button', { name: '下一题' }).click();
    await noise.waitFor();
    await admin.page.locator('label.pick').filter({ hasText: '普通' }).click();
    // What stands around the questions too: who will see the answer, and what was fixed.
    await ballot.getByText(/^谁能看到：答复记在您家名下/).waitFor();
    await ballot.getByText(/^题目校验码：/).waitFor();
  });

  test('opening says what it fixes and shows the hash that everybody will see', async () => {
    const { version } = await draft();
    const opensAt = new Date(Date.now() - 60_000).toISOString();
    const body = { version, change: { opensAt } };
    // The clock field is typed into by hand elsewhere; a colleague's change must not be overwritten.
    await server.call('POST /rounds/:roundId/draft', { params: { roundId }, body, as: 'admin-1' });
    await admin.page.getByLabel('标题', { exact: true }).fill('别的标题');
    await admin.words('这份草稿刚刚被别人改过，您这里的改动没有保存。').waitFor();
    await admin.press('看新的内容');
    await waitUntil(async () =>
      expect(await admin.page.getByLabel('标题', { exact: true }).inputValue()).toBe('施工期问卷（第一轮）'),
    );
    const { questionHash } = await draft();
    for (const words of [
      /10 道题，其中必答 \d 道，看前面怎么答才问的 3 道/,
      '住户名册 24 户；',
      /征集率要求 80%/,
    ])
      await admin.words(words).waitFor();
    await admin.press('开始征集');
    await admin.press('确认开始');
    await admin.words('已开始征集，题目和规则从现在起不能再改。').waitFor();
    await admin.words('（和开始前显示的一样）').waitFor();
    const opened = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
    expect([opened.status, opened.questionHash, opened.title]).toEqual([
      'open',
      questionHash,
      '施工期问卷（第一轮）',
    ]);
    const { reply } = await server.call('GET /communities/:communityId', { params: { communityId } });
    expect(reply.openRounds.map((round) => round.roundId)).toContain(roundId);
  });

  test('a resident answers every type of question, and the ballot unfolds with the answers', async () => {
    await resident.open(`/round/ballot?roundId=${roundId}`);
    await asked('白天家里有人吗').waitFor();
    expect(await asked('白天施工的吵闹').count()).toBe(0);
    await tap('白天家里有人吗', '多半有人');
    await tap('白天施工的吵闹', '很不满意');
    await asked('什么时候最吵').locator('textarea').fill('早上七点');
    await tap('临时材料棚', '不要');
    await asked('临时材料棚').locator('textarea').fill('轮椅过不去');
    await tap('需要哪些照应', '有人上夜班');
    await asked('上夜班的人几点').locator('textarea').fill('早上九点到下午三点');
    await tap('楼道里的活', '装扶手');
    await tap('楼道里的活', '换灯');
    await asked('楼道里的活').getByRole('button', { name: '换灯 往前移' }).click();
    await tap('院子里还能添几样', '庭院灯');
    await tap('院子里还能添几样', '晾衣架');
    await asked('院子里还能添几样').getByText('剩下的钱不够再选').waitFor();
    for (const row of ['收工打扫', '安全围挡', '说话客气'])
      await asked('施工队做得怎么样')
        .getByRole('radiogroup', { name: row })
        .locator('label.pick')
        .last()
        .click();
    await asked('还有什么想对施工队说的').locator('textarea').fill('辛苦了');
    await resident.words('必答的都选好了，还没有提交。').waitFor();
    // A change of mind takes a follow-up away, and with it its answer.
    await asked('白天施工的吵闹').getByRole('radio', { name: '满意', exact: true }).check({ force: true });
    await waitUntil(async () => expect(await asked('什么时候最吵').count()).toBe(0));
    await handIn(resident);
    const mine = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId },
      as: 'resident-1',
    });
    expect(mine.reply.counted.map(({ questionId, value, reason }) => [questionId, reason ?? value])).toEqual([
      ['home-by-day', 'mostly'],
      ['noise', 4],
      ['lobby', '轮椅过不去'],
      ['help', ['quiet']],
      ['night-shift', '早上九点到下午三点'],
      ['order', ['lamp', 'rail']],
      ['yard', ['lamp-post', 'rack']],
      ['crew', { clean: 5, safe: 5, polite: 5 }],
      ['words', '辛苦了'],
    ]);
  });

  test('a worker writes down what a household says at the door, question by question as it unfolds', async () => {
    const worker = await signedIn({ browser, url: server.url, on: 'phone' }, 'worker-1');
    await worker.open(`/worker/doors?roundId=${roundId}`);
    await worker.page
      .getByRole('button', { name: /^101，未接触/ })
      .last()
      .click();
    await worker.press('住户当面说了，替住户登记答复');
    const said = (title: string): Locator =>
      worker.page.locator('section.spoken__question').filter({ hasText: title, visible: true });
    const pick = (title: string, option: string): Promise<void> =>
      said(title).locator('label.pick').filter({ hasText: option }).first().click();
    for (const how of ['入户', '业主'])
      await worker.page.getByRole('radio', { name: how, exact: true }).check({ force: true });
    expect(await said('上夜班的人几点').count()).toBe(0);
    await pick('白天家里有人吗', '没有人');
    await pick('临时材料棚', '无所谓');
    await pick('需要哪些照应', '有人上夜班');
    await said('上夜班的人几点').locator('textarea').fill('上午');
    await pick('楼道里的活', '刷墙');
    await pick('院子里还能添几样', '长椅');
    for (const row of ['收工打扫', '安全围挡', '说话客气'])
      await said('施工队做得怎么样')
        .getByRole('radiogroup', { name: row })
        .locator('label.pick')
        .last()
        .click();
    await worker.press('登记这一户的答复');
    await worker.press('确认登记');
    await waitUntil(async () => {
      const { reply } = await server.call('GET /rounds/:roundId/participation', { params: { roundId } });
      expect(reply.official.answered).toBe(2);
    });
    expect(worker.faults).toEqual([]);
    await worker.leave();
  });

  test('an owners’ vote is marked 辅助统计, and the number of the call-back is agreed beforehand', async () => {
    await admin.open(`/builder/index?communityId=${communityId}`);
    await admin.press('新建：业主表决');
    await admin.words('业主表决的召集和规则').waitFor();
    // As an owner meets it: the matter of the Civil Code with what it takes, and who calls the vote.
    await preview()
      .getByText(/^属于“.*民法典第二百七十八条/)
      .first()
      .waitFor();
    await preview().getByRole('heading', { name: '谁召集，怎么算' }).waitFor();
    const [agree] = await preview().locator('label.pick').filter({ hasText: /^同意/ }).all();
    await agree?.click();
    expect(await preview().locator('input:checked').count()).toBe(1);
    const votes = async () => {
      const { items } = (
        await server.call('GET /communities/:communityId/drafts', { params: { communityId }, as: 'admin-1' })
      ).reply;
      const made = items.find(({ kind }) => kind === 'statutory');
      if (made === undefined) throw new Error('there is no draft of a vote');
      return (
        await server.call('GET /rounds/:roundId/draft', { params: { roundId: made.roundId }, as: 'admin-1' })
      ).reply;
    };
    await admin.page.getByRole('checkbox', { name: /^本省有官方电子表决系统/ }).check({ force: true });
    await admin.words('本省有官方电子表决系统的，要写明系统名称和依据。').waitFor();
    await admin.page.getByLabel('官方系统的名称').fill('省业主电子投票系统');
    await admin.page.locator('#vote-system-basis').fill('省物业管理条例第三十条');
    await admin.page.getByLabel('回访抽查用的公开数字（选填）').fill('20260114');
    await preview().getByText('本省使用省业主电子投票系统（省物业管理条例第三十条）').waitFor();
    await admin.words('回访抽查用的公开数字：20260114；').waitFor();
    await preview().getByText('回访抽查用的公开数字：20260114（开始表决时公布）').waitFor();
    await waitUntil(async () => {
      const { terms, faults } = await votes();
      expect(terms.statutory?.officialSystem).toEqual({
        name: '省业主电子投票系统',
        basis: '省物业管理条例第三十条',
      });
      expect(terms.auditNumber).toBe('20260114');
      expect(faults.map(({ path }) => path)).not.toContain('statutory.officialSystem');
    });
  });
});
