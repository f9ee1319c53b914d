import { randomUUID } from 'node:crypto';
import type { LinkTarget, OpinionWork } from '../../../shared/opinion/opinion.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// 你说了，我们改了: what a resident writes, what became of it, who may read it (issue rules 7; small-cell guard;
// roles and scopes). The texts are personal: sealed at rest, masked above the community, absent from logs.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const communityId = 'demo-01';
const params = { communityId };
const SENTENCE = '楼下路灯太暗，我姓王的邻居张大爷摔过一跤，电话 13800001234';

const write = (as: string | undefined, more: object = {}) =>
  server.call('POST /communities/:communityId/opinions', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: as?.startsWith('resident') === true ? server.world.homeOf(as) : 'unknown',
      text: SENTENCE,
      mayPublish: true,
      ...more,
    },
    ...(as !== undefined && { as }),
  });
const written = async (as: string, text: string, more: object = {}): Promise<string> =>
  (await write(as, { text, ...more })).reply.opinionId;
const heardAt = (channel: string) => ({ channel, householdId: undefined });
const hearInSecond = (as: string, text: string) =>
  server.call('POST /communities/:communityId/opinions', {
    params: { communityId: 'demo-02' },
    body: { clientKey: randomUUID(), channel: 'meeting', text, mayPublish: true },
    as,
  });
const list = async (as: string, query: object = {}) =>
  (await server.call('GET /opinions', { query: { limit: '100', ...query }, as })).reply;
const seen = (as: string | undefined, opinionId: string) =>
  server.call('GET /opinions/:opinionId', { params: { opinionId }, ...(as !== undefined && { as }) });
const link = (as: string, opinionId: string, target: LinkTarget, more: object = {}) =>
  server.call('POST /opinions/:opinionId/links', {
    params: { opinionId },
    body: { clientKey: randomUUID(), target, ...more },
    as,
  });
const planTarget = async (): Promise<LinkTarget> => {
  const plan = (await server.call('GET /communities/:communityId/plan', { params })).reply;
  const [item] = plan.items;
  return { kind: 'item', planVersionId: plan.planVersionId, itemId: item?.itemId ?? '', changed: true };
};

describe('writing an opinion', () => {
  test('is for the own household: a visitor, staff without a channel and people from elsewhere may not', async () => {
    await expectRefused(server, 'session/not-signed-in', () => write(undefined));
    for (const as of ['bureau-1', 'inspector-1', 'visitor-1'])
      await expectRefused(server, 'identity/role-may-not', () => write(as));
    await expectRefused(server, 'request/not-found', () =>
      write('resident-other', { householdId: server.world.homeOf('resident-1') }),
    );
    await expectRefused(server, 'request/not-found', () =>
      write('resident-1', { householdId: server.world.homeOf('resident-2') }),
    );
    await expectRefused(server, 'request/invalid-field', () => write('worker-1', { householdId: undefined }));
    await expectRefused(server, 'request/not-found', () => write('worker-2', heardAt('call')));
  });

  test('has words, and is about an item of the plan if about any', async () => {
    for (const text of ['', '   ', '\u200b', '长'.repeat(501)])
      await expectRefused(server, 'request/invalid-field', () => write('resident-1', { text }));
    for (const more of [
      { itemId: 'no-such-item' },
      { mayPublish: 'yes' },
      { channel: 'app' },
      { clientKey: 'x' },
    ])
      await expectRefused(server, 'request/invalid-field', () => write('resident-1', more));
  });

  test('sent again it is the same; the same key with other words is refused', async () => {
    const clientKey = randomUUID();
    const first = await write('resident-1', { clientKey, text: '单元门口请装扶手' });
    expect(first.status).toBe(201);
    const again = await write('resident-1', { clientKey, text: '单元门口请装扶手' });
    expect([again.status, again.reply.opinionId]).toEqual([200, first.reply.opinionId]);
    await expectRefused(server, 'response/idempotency-mismatch', () =>
      write('resident-1', { clientKey, text: '别的' }),
    );
  });

  test('is not without end in one day', async () => {
    const keys = Array.from({ length: 30 }, () => randomUUID());
    const heard = await Promise.all(
      keys.map((clientKey, place) => write('resident-5', { clientKey, text: `第 ${place} 条意见` })),
    );
    expect(heard.filter(({ status }) => status === 201)).toHaveLength(20);
    const kept = heard.findIndex(({ status }) => status === 201);
    const again = await write('resident-5', { clientKey: keys[kept], text: `第 ${kept} 条意见` });
    expect(again.status).toBe(200);
    const refused = await expectRefused(server, 'opinion/too-many-today', () => write('resident-5'));
    expect(refused['most']).toBe(20);
    server.clock.forward(86_400_001);
    server.forgetSessions();
    expect((await write('resident-5')).status).toBe(201);
  });

  test('is what a worker hears on the telephone too, without a household', async () => {
    const heard = (await write('worker-1', { ...heardAt('call'), text: '电话里说：院里积水' })).reply;
    expect([heard.channel, heard.mine, heard.words]).toEqual(['call', false, '电话里说：院里积水']);
  });
});

describe('who reads an opinion', () => {
  let opinionId = '';
  beforeAll(async () => {
    opinionId = await written('resident-2', SENTENCE);
  });

  test('its author and the workers of the place as it was written, officials above without numbers and names', async () => {
    const own = (await seen('resident-2', opinionId)).reply;
    expect([own.words, own.mine, own.relation]).toEqual([SENTENCE, true, 'owner']);
    for (const as of ['worker-1', 'admin-1']) {
      const work = (await seen(as, opinionId)).reply as OpinionWork;
      expect([work.words, work.open, work.building]).toEqual([SENTENCE, true, '1号楼']);
    }
    for (const as of ['bureau-1', 'inspector-1']) {
      const work = (await seen(as, opinionId)).reply as OpinionWork;
      expect(work.words).toBe('楼下路灯太暗，我姓王的邻居（人名略）摔过一跤，电话 （电话略）');
      expect(work.building).toBeUndefined();
    }
  });

  test('nobody else: not the neighbours, not the household’s others, not staff of other places', async () => {
    for (const as of [undefined, 'resident-1', 'resident-other', 'worker-2', 'admin-2', 'bureau-other'])
      expect((await seen(as, opinionId)).code).toBe('request/not-found');
    for (const as of ['worker-2', 'admin-2', 'bureau-other'])
      expect((await list(as)).items.map((item) => item.opinionId)).not.toContain(opinionId);
    const mine = await server.call('GET /communities/:communityId/opinions/mine', {
      params,
      as: 'resident-1',
    });
    expect(mine.reply.items.map((item) => item.opinionId)).not.toContain(opinionId);
  });

  test('a worker of one building reads that building’s', async () => {
    expect((await seen('worker-b2', opinionId)).code).toBe('request/not-found');
    const second = await written('resident-3', '二号楼的雨水管漏');
    expect((await seen('worker-b2', second)).status).toBe(200);
  });

  test('it stands sealed in the database and nowhere in the log', async () => {
    const stored = await server.database.connection.collection('opinions').find().toArray();
    const kept = JSON.stringify(stored);
    for (const word of ['路灯太暗', '张大爷', '13800001234']) {
      expect(kept).not.toContain(word);
      expect(server.logged.join('\n')).not.toContain(word);
    }
  });

  test('every look of staff is in the audit log', async () => {
    await seen('admin-1', opinionId);
    const { items } = (await server.call('GET /audit', { as: 'inspector-1', query: { limit: '10' } })).reply;
    expect(items.map(({ act, target }) => [act, target])).toContainEqual(['opinions.view', opinionId]);
  });
});

describe('saying what became of it', () => {
  test('a link to the plan ends the waiting; the author reads who, what and when', async () => {
    const opinionId = await written('resident-2', '希望楼道装声控灯');
    const open = await list('admin-1', { communityId, state: 'open' });
    expect(open.items.map((item) => item.opinionId)).toContain(opinionId);
    const target = await planTarget();
    const linked = (await link('worker-1', opinionId, target, { note: '已写进第 1 版' })).reply;
    expect(linked.open).toBe(false);
    const after = await list('admin-1', { communityId, state: 'open' });
    expect(after.items.map((item) => item.opinionId)).not.toContain(opinionId);
    expect([after.counts.open, after.counts.linked]).toEqual([open.counts.open - 1, open.counts.linked + 1]);
    const [shown] = (await seen('resident-2', opinionId)).reply.links;
    expect([shown?.by, shown?.target, shown?.note]).toEqual(['worker', target, '已写进第 1 版']);
    expect(Date.parse(shown?.at ?? '')).toBeLessThanOrEqual(server.clock.now());
    expect(shown?.title).toMatch(/^改造方案第 1 版 · /);
  });

  test('a link that is taken back stays with its reason, and the opinion waits again', async () => {
    const opinionId = await written('resident-2', '晾衣杆挡路');
    const [made] = (await link('admin-1', opinionId, await planTarget())).reply.links;
    const undo = (linkId: string, reason: string) =>
      server.call('POST /opinions/:opinionId/links/:linkId/undo', {
        params: { opinionId, linkId },
        body: { reason },
        as: 'admin-1',
      });
    const undone = (await undo(made?.linkId ?? '', '关联错了')).reply;
    expect(undone.open).toBe(true);
    const [kept] = (await seen('resident-2', opinionId)).reply.links;
    expect(kept?.undone).toMatchObject({ by: 'communityAdmin', reason: '关联错了' });
    await expectRefused(server, 'opinion/link-undone', () => undo(made?.linkId ?? '', '再来'));
    await expectRefused(server, 'request/not-found', () => undo('link-0', '没有'));
  });

  test('why not is an answer too, and needs words', async () => {
    const opinionId = await written('resident-2', '请把电梯装到每个单元');
    await expectRefused(server, 'request/invalid-field', () =>
      link('admin-1', opinionId, { kind: 'explanation' }),
    );
    const said = await link(
      'admin-1',
      opinionId,
      { kind: 'explanation' },
      { note: '楼间距不够，规范不允许。' },
    );
    expect(said.reply.open).toBe(false);
  });

  test('points at something that is there, in this community', async () => {
    const opinionId = await written('resident-2', '墙皮掉了');
    const targets: readonly LinkTarget[] = [
      { kind: 'item', planVersionId: 'none', itemId: 'none', changed: false },
      { kind: 'clause', planVersionId: 'none', clause: 'funding', changed: false },
      { kind: 'acceptance', hash: '0'.repeat(64) },
      { kind: 'score', roundId: 'demo-01-menu', questionId: 'marks', rowId: 'lamps' },
      { kind: 'score', roundId: 'demo-02-menu', questionId: 'marks' },
    ];
    for (const target of targets)
      await expectRefused(server, 'opinion/target-unknown', () => link('admin-1', opinionId, target));
    await expectRefused(server, 'request/invalid-field', () =>
      server.call('POST /opinions/:opinionId/links', {
        params: { opinionId },
        body: { clientKey: randomUUID(), target: { kind: 'wish' } },
        as: 'admin-1',
      }),
    );
  });

  test('is the workers’ and admins’ of the place, never the author’s or an official’s', async () => {
    const opinionId = await written('resident-2', '井盖响');
    const target = await planTarget();
    for (const as of ['resident-2', 'bureau-1', 'inspector-1'])
      await expectRefused(server, 'identity/role-may-not', () => link(as, opinionId, target));
    for (const as of ['worker-2', 'admin-2'])
      await expectRefused(server, 'request/not-found', () => link(as, opinionId, target));
  });
});

describe('what everybody reads', () => {
  const publish = (as: string, opinionId: string, words: string) =>
    server.call('POST /opinions/:opinionId/publish', { params: { opinionId }, body: { words }, as });
  const world = async () =>
    (await server.call('GET /communities/:communityId/opinions', { params, query: { limit: '100' } })).reply
      .items;

  test('is a version that staff wrote without names; private stays private', async () => {
    const secret = await written('resident-2', '楼上漏水', { mayPublish: false });
    await expectRefused(server, 'opinion/private', () => publish('worker-1', secret, '有住户反映楼上漏水'));
    const opinionId = await written('resident-2', SENTENCE);
    await expectRefused(server, 'opinion/names-somebody', () => publish('worker-1', opinionId, SENTENCE));
    await publish('worker-1', opinionId, '有住户反映楼下路灯太暗，有人摔倒过。');
    const shown = (await world()).find((thread) => thread.opinionId === opinionId);
    expect(shown?.words).toBe('有住户反映楼下路灯太暗，有人摔倒过。');
    expect(shown).not.toHaveProperty('relation');
    expect(JSON.stringify(await world())).not.toMatch(/张大爷|13800001234|楼上漏水|resident-2|demo-01-h/);
    expect((await seen(undefined, opinionId)).reply.words).toBe(shown?.words);

    const unpublish = () =>
      server.call('POST /opinions/:opinionId/unpublish', {
        params: { opinionId },
        body: { reason: '住户要求' },
        as: 'admin-1',
      });
    await unpublish();
    expect((await world()).map((thread) => thread.opinionId)).not.toContain(opinionId);
    await expectRefused(server, 'opinion/not-public', unpublish);
  });
});

describe('opinions that say nearly the same', () => {
  const groups = async (as = 'admin-1') =>
    (await server.call('GET /opinion-groups', { query: { communityId, limit: '100' }, as })).reply.items;
  const groupWith = async (text: string) =>
    (await groups()).find(({ opinions }) => opinions.some(({ words }) => words === text));

  test('are put together as a suggestion; a person confirms or splits', async () => {
    const texts = [
      '垃圾桶离一楼窗户太近，夏天味道大，能不能挪一挪',
      '垃圾桶离一楼窗户太近了，夏天味道很大，请挪一挪！',
      '一楼窗户离垃圾桶太近，夏天味道大，希望挪走',
    ];
    await written('resident-1', texts[0] ?? '');
    await written('resident-2', texts[1] ?? '');
    await written('resident-3', texts[2] ?? '');
    await written('resident-3', '车棚里充电的插座太少');
    const group = await waitUntil(async () => {
      const found = await groupWith(texts[0] ?? '');
      expect(found?.opinions).toHaveLength(3);
      return found;
    }, 20_000);
    expect(group?.state).toBe('suggested');
    const ids = group?.opinions.map(({ opinionId }) => opinionId) ?? [];
    const decide = (act: 'confirm' | 'split', opinionIds: readonly string[], as = 'admin-1') =>
      server.call(`POST /opinion-groups/:groupId/${act}`, {
        params: { groupId: group?.groupId ?? '' },
        body: { opinionIds },
        as,
      });
    for (const as of ['worker-2', 'admin-2'])
      await expectRefused(server, 'request/not-found', () => decide('confirm', ids, as));
    await expectRefused(server, 'identity/role-may-not', () => decide('confirm', ids, 'bureau-1'));
    await expectRefused(server, 'request/invalid-field', () => decide('confirm', [...ids, 'opinion-0']));
    await expectRefused(server, 'request/invalid-field', () => decide('confirm', ids.slice(0, 1)));
    expect((await decide('confirm', ids)).reply.state).toBe('confirmed');

    // One answer for all of them, and no number of households below k.
    const [first = ''] = ids;
    await link('admin-1', first, { kind: 'explanation' }, { note: '垃圾桶改到大门西侧', wholeGroup: true });
    for (const opinionId of ids) {
      const thread = (await seen('admin-1', opinionId)).reply;
      expect([thread.links.at(-1)?.note, thread.households]).toEqual(['垃圾桶改到大门西侧', null]);
    }

    const rest = (await decide('split', ids.slice(0, 1))).reply;
    expect(rest.opinions.map(({ opinionId }) => opinionId)).toEqual(ids.slice(1));
  });

  test('a link for the whole group needs a confirmed one', async () => {
    const opinionId = await written('resident-2', '健身器材坏了两样');
    await expectRefused(server, 'opinion/not-grouped', () =>
      link('admin-1', opinionId, { kind: 'explanation' }, { note: '已报修', wholeGroup: true }),
    );
  });
});

describe('what was said in a round', () => {
  test('becomes an opinion at its close, with the close’s time and no building; its words stay in the record', async () => {
    const inRound = await list('admin-2', { roundId: 'demo-02-menu' });
    expect(inRound.items.length).toBeGreaterThan(3);
    for (const item of inRound.items) {
      expect(['words', 'reason']).toContain(item.source);
      expect(item.words).toMatch(/\S/);
      expect(item).not.toHaveProperty('building');
      expect(item).not.toHaveProperty('relation');
      expect(item.at).toBe(inRound.items[0]?.at);
    }
    const [{ words = '' } = { words: '' }] = inRound.items;
    const stored = await server.database.connection.collection('opinions').find().toArray();
    expect(JSON.stringify(stored)).not.toContain(words);
    await expectRefused(server, 'opinion/too-few', () =>
      server.call('POST /opinions/:opinionId/publish', {
        params: { opinionId: inRound.items[0]?.opinionId ?? '' },
        body: { words: '有住户这样说' },
        as: 'admin-2',
      }),
    );
  });

  test('while the round is open it is nobody’s to read', async () => {
    expect((await list('admin-1', { roundId: 'demo-01-menu' })).items).toEqual([]);
  });

  test('what one household said is not published because staff wrote the same down five times', async () => {
    const { items } = await list('admin-2', { roundId: 'demo-02-menu' });
    const said = [...items].sort((a, b) => (b.words?.length ?? 0) - (a.words?.length ?? 0))[0];
    const ids = [said?.opinionId ?? ''];
    for (let count = 0; count < 5; count += 1) {
      const heard = await hearInSecond('admin-2', said?.words ?? '');
      ids.push(heard.reply.opinionId);
    }
    const group = await waitUntil(async () => {
      const query = { communityId: 'demo-02', limit: '100' };
      const groups = (await server.call('GET /opinion-groups', { query, as: 'admin-2' })).reply.items;
      const found = groups.find(({ opinions }) => {
        const members = new Set(opinions.map(({ opinionId }) => opinionId));
        return ids.every((id) => members.has(id));
      });
      expect(found).toBeDefined();
      return found;
    }, 20_000);
    const confirmed = await server.call('POST /opinion-groups/:groupId/confirm', {
      params: { groupId: group?.groupId ?? '' },
      body: { opinionIds: ids },
      as: 'admin-2',
    });
    expect(confirmed.reply.state).toBe('confirmed');
    await expectRefused(server, 'opinion/too-few', () =>
      server.call('POST /opinions/:opinionId/publish', {
        params: { opinionId: ids[0] ?? '' },
        body: { words: '有住户这样说' },
        as: 'admin-2',
      }),
    );
    expect((await seen('admin-2', ids[0] ?? '')).reply.households).toBeNull();
  });
});

test('staff write down many in a day, but not without end', async () => {
  for (let count = 0; count < 200; count += 1)
    expect((await hearInSecond('worker-2', `会上第 ${count} 位住户说的`)).status).toBe(201);
  const refused = await expectRefused(server, 'opinion/too-many-today', () =>
    hearInSecond('worker-2', '又一条'),
  );
  expect(refused['most']).toBe(200);
});
