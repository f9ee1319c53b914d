import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import type { Page } from '../../../shared/page.ts';
import type { Heard } from '../../support/apiClient.ts';

// What can be read: accounts, communities, plans, rounds, the overview, documents, the audit log.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

/** Every item of a list, asked for two at a time. */
async function walk<Item>(
  ask: (query: Record<string, string>) => Promise<Heard<Page<Item>>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: Page<Item> = (await ask({ limit: '2', ...(cursor !== '' && { cursor }) })).reply;
    expect(page.items.length).toBeLessThanOrEqual(2);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

describe('sessions', () => {
  test('of the demonstration belong to its seventeen accounts and to nobody else', async () => {
    const { items } = (await server.call('GET /demo/accounts')).reply;
    const names = items.map(({ account }) => account);
    const told =
      'resident-1 resident-2 resident-3 resident-4 resident-5 resident-other worker-1 worker-2 admin-1 admin-2 handler-1 volunteer-1 committee-1 bureau-1 bureau-other city-1 inspector-1';
    expect(names).toEqual(expect.arrayContaining(told.split(' ')));
    for (const account of ['nobody', 'demo-resident-1', '__proto__', 'resident-1 ']) {
      const body = { method: 'demo', account };
      await expectRefused(server, 'identity/not-found', () => server.call('POST /sessions', { body }));
    }
  });

  test('tell who one is, and nothing after signing out', async () => {
    const started = await server.call('POST /sessions', { body: { method: 'demo', account: 'resident-5' } });
    expect([started.status, started.headers.get('cache-control')]).toEqual([201, 'no-store']);
    const { token, account } = started.reply;
    expect(account.households).toMatchObject([
      { communityId: 'demo-01', relation: 'tenant', status: 'approved' },
    ]);
    expect((await server.call('GET /me', { token })).reply).toEqual(account);
    expect((await server.call('DELETE /sessions/current', { token })).status).toBe(204);
    for (const key of ['GET /me', 'GET /communities'] as const)
      await expectRefused(server, 'session/not-valid', () => server.call(key, { token }));
    await expectRefused(server, 'session/not-valid', () =>
      server.call('DELETE /sessions/current', { token }),
    );
  });

  test.each([
    [{}],
    [{ method: 'demo' }],
    [{ method: 'demo', account: { $ne: null } }],
    [{ method: 'demo', account: ['resident-1'] }],
    [{ method: 'demo', account: 'resident-1', role: 'inspector' }],
    [{ method: 'admin', account: 'resident-1' }],
    [{ method: 'password', username: { $gt: '' }, password: { $gt: '' } }],
    [{ method: 'password', username: 'a' }],
    [{ method: 'wechat', code: ['c'] }],
    [{ method: 'demo', account: 'resident-1', constructor: { prototype: { admin: true } } }],
  ])('are not opened by %j', async (body) => {
    await expectRefused(server, 'request/invalid-field', () => server.call('POST /sessions', { body }));
  });

  test('by password or WeChat are refused in their own words', async () => {
    const byPassword = { method: 'password', username: 'nobody', password: 'nothing' };
    await expectRefused(server, 'session/wrong-password', () =>
      server.call('POST /sessions', { body: byPassword }),
    );
    const heard = await server.call('POST /sessions', { body: { method: 'wechat', code: 'c0de' } });
    expect([heard.status, heard.code, heard.headers.has('retry-after')]).toEqual([
      503,
      'session/wechat-unavailable',
      true,
    ]);
  });
});

describe('communities', () => {
  test('are the same to everybody, page by page, all or a region’s', async () => {
    const all = await walk((query) => server.call('GET /communities', { query }));
    expect(all.map(({ communityId }) => communityId)).toEqual(['demo-01', 'demo-02', 'demo-09', 'demo-12']);
    const west = await walk((query) =>
      server.call('GET /communities', { query: { ...query, region: 'demo-west' } }),
    );
    expect(west.map(({ communityId }) => communityId)).toEqual(['demo-12']);
    expect((await server.call('GET /communities', { query: { region: 'nowhere' } })).reply.items).toEqual([]);
    const [first] = all;
    const params = { communityId: 'demo-01' };
    expect((await server.call('GET /communities/:communityId', { params, as: 'admin-2' })).reply).toEqual(
      first,
    );
    expect(first).toMatchObject({
      households: 24,
      buildings: 2,
      stage: 'solicit',
      openRounds: [{ roundId: 'demo-01-menu' }],
    });
  });

  test('have a published plan, or none', async () => {
    const plan = (communityId: string) =>
      server.call('GET /communities/:communityId/plan', { params: { communityId } });
    const { hash, version, items, noticeBoard } = (await plan('demo-01')).reply;
    expect([hash, version > 0, items.length > 3]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      true,
      true,
    ]);
    expect(Object.values(noticeBoard).every((field) => field !== '')).toBe(true);
    await expectRefused(server, 'request/not-found', () => plan('demo-99'));
  });

  test('have rounds, the newest first, a page at a time', async () => {
    const params = { communityId: 'demo-09' };
    const rounds = await walk((query) =>
      server.call('GET /communities/:communityId/rounds', { params, query }),
    );
    expect(rounds.map(({ roundId }) => roundId)).toEqual(['demo-09-confirmation', 'demo-09-menu']);
    await expectRefused(server, 'request/invalid-field', () =>
      server.call('GET /communities/:communityId/rounds', { params, query: { cursor: 'demo-01-menu' } }),
    );
  });

  test('ask the same questions of everybody, under one hash; only the household’s own part differs', async () => {
    const params = { roundId: 'demo-01-menu' };
    const [stranger, resident, worker] = await Promise.all(
      [{}, { as: 'resident-1' }, { as: 'worker-1' }].map((as) =>
        server.call('GET /rounds/:roundId', { params, ...as }),
      ),
    );
    const { mine, ...shown } = resident?.reply ?? {};
    expect([shown, worker?.reply]).toEqual([stranger?.reply, stranger?.reply]);
    expect(mine).toMatchObject({
      mayAnswer: { ok: true },
      answered: false,
      householdId: server.world.homeOf('resident-1'),
    });
    // The roll was frozen by the same act; every entry of the round names it.
    const entries = await server.call('GET /ledgers/:log/entries', {
      params: { log: 'demo-01' },
      query: { from: 0, limit: 100 },
    });
    const ofRound = entries.reply.items.filter(({ leaf }) => leaf.round === 'demo-01-menu' && leaf.roll);
    expect(ofRound.length).toBeGreaterThan(2);
    expect(new Set(ofRound.map(({ leaf }) => leaf.roll))).toEqual(new Set([stranger?.reply.rollHash]));
    const query = { householdId: server.world.homeOf('resident-2') };
    const foreign = await server.call('GET /rounds/:roundId', { params, query, as: 'resident-1' });
    expect(foreign.reply).not.toHaveProperty('mine');
  });
});

describe('the overview', () => {
  const ask = (as: string | undefined, query = {}) =>
    server.call('GET /overview', { query, ...(as !== undefined && { as }) });

  test('is for offices, and shows each the communities of its own scope', async () => {
    await expectRefused(server, 'session/not-signed-in', () => ask(undefined));
    for (const as of ['resident-1', 'handler-1', 'volunteer-1', 'committee-1', 'visitor-1', 'operator-1'])
      await expectRefused(server, 'identity/role-may-not', () => ask(as));
    const scopes: Readonly<Record<string, readonly string[]>> = {
      'worker-1': ['demo-01'],
      'worker-2': ['demo-02'],
      'admin-1': ['demo-01'],
      'bureau-1': ['demo-01', 'demo-02', 'demo-09'],
      'bureau-other': ['demo-12'],
      'city-1': ['demo-01', 'demo-02', 'demo-09', 'demo-12'],
      'inspector-1': ['demo-01', 'demo-02', 'demo-09', 'demo-12'],
    };
    for (const [as, communities] of Object.entries(scopes)) {
      const rows = await walk((query) => ask(as, query));
      expect([as, rows.map(({ communityId }) => communityId)]).toEqual([as, communities]);
    }
    expect((await ask('bureau-1', { region: 'demo-west' })).reply.items).toEqual([]);
    expect((await ask('worker-1', { cursor: 'demo-00' })).reply.items).toHaveLength(1);
  });

  test('shows stage, both rates and what is missing', async () => {
    const [row] = (await ask('admin-1')).reply.items;
    expect(row).toMatchObject({
      stage: 'solicit',
      households: 24,
      round: {
        thresholdPercent: 80,
        official: { answered: 17, denominator: 24, permille: 708, need: 3, met: false },
        strict: { answered: 17, denominator: 24, permille: 708 },
      },
    });
  });
});

test('the documents are read-only tables that anybody may quote', async () => {
  const { items } = (await server.call('GET /documents')).reply;
  expect(items).toHaveLength(5);
  for (const { documentId } of items) {
    const one = await server.call('GET /documents/:documentId', { params: { documentId } });
    expect(one.reply).toEqual(items.find((each) => each.documentId === documentId));
  }
  await expectRefused(server, 'request/not-found', () =>
    server.call('GET /documents/:documentId', { params: { documentId: 'no-such' } }),
  );
});

describe('the audit log', () => {
  const ask = (as: string | undefined, query = {}) =>
    server.call('GET /audit', { query, ...(as !== undefined && { as }) });

  test('is for inspectors and operators', async () => {
    await expectRefused(server, 'session/not-signed-in', () => ask(undefined));
    for (const as of ['resident-1', 'worker-1', 'admin-1', 'bureau-1', 'city-1', 'visitor-1'])
      await expectRefused(server, 'identity/role-may-not', () => ask(as));
    expect((await ask('operator-1')).status).toBe(200);
    for (const cursor of ['x', '-1', '1e3', '99999999999'])
      await expectRefused(server, 'request/invalid-field', () => ask('inspector-1', { cursor }));
  });

  test('remembers who looked at doors and bindings and at itself, newest first', async () => {
    await server.call('GET /rounds/:roundId/doors', { params: { roundId: 'demo-01-menu' }, as: 'admin-1' });
    await server.call('GET /bindings', { query: { communityId: 'demo-01' }, as: 'worker-1' });
    const { items } = (await ask('inspector-1', { limit: '3' })).reply;
    expect(items.map(({ act, actor, actorRole, target }) => [act, actor, actorRole, target])).toEqual([
      ['audit.view', 'demo-inspector-1', 'inspector', 'audit'],
      ['bindings.view', 'demo-worker-1', 'worker', 'demo-01'],
      ['doors.view', 'demo-admin-1', 'communityAdmin', 'demo-01-menu'],
    ]);
    await server.call('GET /bindings', { query: { communityId: 'demo-12' }, as: 'admin-12' });
    const west = (await ask('inspector-west')).reply.items;
    expect([...new Set(west.map(({ act, target }) => `${act} ${target}`))]).toEqual([
      'audit.view audit',
      'bindings.view demo-12',
    ]);
    const all = await walk((query) => ask('inspector-1', query));
    const seqs = all.map(({ seq }) => seq);
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => b - a));
  });
});
