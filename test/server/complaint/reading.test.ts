import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import {
  BUILDER,
  complaintDesk,
  PUBLIC_PLACE,
  SECOND_BUILDING,
  type ComplaintDesk,
} from '../../support/complaintDesk.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Who reads what of a complaint (issue: names and phones never; internal notes are separate and never leak; each look at
// a telephone number is in the audit log that the resident can read), the lists, and the table for spreadsheets.

let server: TestServer;
let desk: ComplaintDesk;
beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
});
afterAll(() => server.stop());
afterEach(() => {
  server.clock.forward(86_400_000);
  server.forgetSessions();
});

const PHONE = '13800001234';
const SECRET = '内部只给工作人员看的话';

test('a note among staff is on no route, export or socket of anybody else', async () => {
  const complaintId = await desk.inProgress('resident-1');
  await desk.walk(complaintId, ['resident-2', 'follow', { follow: true }]);
  const photos = [await desk.photo('handler-1', '#aa1122')];
  await desk.walk(
    complaintId,
    ['handler-1', 'entries', { text: SECRET, internal: true, photos }],
    ['admin-1', 'entries', { text: SECRET, internal: true }],
  );
  for (const as of ['admin-1', 'worker-1', 'handler-1', 'bureau-1', 'inspector-1'])
    expect((await desk.see(as, complaintId)).text).toContain(SECRET);
  const live = await server.live('resident-1');
  live.say({ op: 'subscribe', topics: { [`complaint:${complaintId}`]: null, 'complaints:demo-01': null } });
  for (const as of ['resident-1', 'resident-2', 'resident-3']) {
    for (const path of [
      `/complaints/${complaintId}`,
      `/complaints/${complaintId}/phone-looks`,
      '/complaints?view=mine',
      '/complaints?view=public',
      '/complaints?view=queue',
      `/complaints?search=${encodeURIComponent(SECRET)}`,
      `/complaints?view=public&search=${encodeURIComponent(SECRET)}`,
      '/exports/complaints.csv',
      '/complaints/rates',
      '/communities/demo-01/complaints/places',
    ]) {
      const { text } = await server.send('GET', `/api/v1${path}`, { as });
      expect([as, path, text.includes(SECRET)]).toEqual([as, path, false]);
      expect(text).not.toContain(photos[0]);
    }
    const again = await desk.say(as, complaintId, 'entries', { text: '好的' });
    expect(again.text).not.toContain(SECRET);
  }
  for (let count = 0; count < 2; count += 1) expect(JSON.stringify(await live.next())).not.toContain(SECRET);
  await expectRefused(server, 'identity/role-may-not', () =>
    desk.say('resident-1', complaintId, 'entries', { text: SECRET, internal: true }),
  );
});

test('neighbours read it without filer, numbers, doors, names and what was asked on the way', async () => {
  const text = '1号楼2单元301室的王大爷说漏水，电话13800001234';
  const complaintId = await desk.filed('resident-1', {
    text,
    phone: PHONE,
    place: { ...PUBLIC_PLACE, words: '张阿姨家门口' },
  });
  await desk.walk(complaintId, ['worker-1', 'entries', { text: '您几点在家？', asksFiler: true }]);
  const seen = await desk.see('resident-2', complaintId);
  for (const hidden of [
    '13800001234',
    '301',
    '王大爷',
    '张阿姨',
    'demo-resident-1',
    server.world.homeOf('resident-1'),
    '几点在家',
    'accountId',
    'hasPhone',
    'clientKey',
  ])
    expect(seen.text).not.toContain(hidden);
  expect(seen.reply).toMatchObject({ mine: false, may: [] });
  expect(seen.reply.entries.map(({ kind }) => kind)).toEqual(['filed']);
  expect((await desk.see('worker-1', complaintId)).reply.text).toBe(text);
  // Nor are they found by what they may not read.
  for (const search of ['王大爷', '王大', '王', '301', '138', '13800001234'])
    expect((await desk.list('resident-2', { view: 'public', search })).items).toEqual([]);
  expect((await desk.list('resident-2', { view: 'public', search: '漏水' })).items.length).toBeGreaterThan(0);
});

test('photographs are shown by addresses that end, to neighbours only once somebody has looked', async () => {
  const photo = await desk.photo('resident-1', '#334455');
  const complaintId = await desk.filed('resident-1', { photos: [photo] });
  const [own] = (await desk.see('resident-1', complaintId)).reply.photos;
  expect(own).toMatchObject({ evidenceId: photo, blurred: false });
  expect((await server.send('GET', `/api/v1${own?.thumbUrl ?? ''}`)).status).toBe(200);
  expect((await desk.see('resident-2', complaintId)).reply.photos).toEqual([]);
  await server.call('POST /evidence/:evidenceId/cover', {
    params: { evidenceId: photo },
    body: { areas: [] },
    as: 'worker-1',
  });
  expect((await desk.see('resident-2', complaintId)).reply.photos).toMatchObject([{ blurred: true }]);
  expect((await desk.list('resident-2', { view: 'public' })).items[0]?.thumbUrl).toMatch(/coveredThumb/);
});

describe('moderation', () => {
  test('keeps the original, hides it from neighbours, and shows it again', async () => {
    const complaintId = await desk.filed('resident-1', { text: '不适合公开的话' });
    await desk.walk(complaintId, ['resident-2', 'follow', { follow: true }]);
    const [filed] = (await desk.see('worker-1', complaintId)).reply.entries;
    const entryId = filed?.entryId ?? '';
    const act = (name: string) =>
      desk.say('worker-1', complaintId, 'moderate', { entryId, act: name, reason: '核实以前不公开' });
    expect((await act('hold')).status).toBe(200);
    expect((await desk.see('resident-2', complaintId)).reply).toMatchObject({ text: null });
    expect((await desk.see('resident-1', complaintId)).reply).toMatchObject({ text: '不适合公开的话' });
    expect((await act('hide')).status).toBe(200);
    await expectRefused(server, 'request/not-found', () => desk.see('resident-2', complaintId));
    expect(
      (await desk.list('resident-2', { view: 'public' })).items.map(({ complaintId: id }) => id),
    ).not.toContain(complaintId);
    expect((await desk.see('worker-1', complaintId)).reply.entries[0]).toMatchObject({
      text: '不适合公开的话',
      moderation: 'hidden',
    });
    expect((await act('restore')).status).toBe(200);
    expect((await act('restore')).status).toBe(200);
    expect((await desk.see('resident-2', complaintId)).reply.text).toBe('不适合公开的话');
    await expectRefused(server, 'request/invalid-field', () =>
      desk.say('worker-1', complaintId, 'moderate', { entryId: 'entry-0', act: 'hide', reason: '没有' }),
    );
  });

  test('of another community is not there', async () => {
    const complaintId = await desk.filed('resident-1');
    await expectRefused(server, 'request/not-found', () =>
      desk.say('worker-2', complaintId, 'moderate', { entryId: 'entry-0', act: 'hide', reason: '没有' }),
    );
  });
});

describe('the telephone number', () => {
  const look = (as: string, complaintId: string) =>
    server.call('POST /complaints/:complaintId/phone', {
      params: { complaintId },
      body: { reason: '约上门时间' },
      as,
    });
  const looksOf = (as: string, complaintId: string) =>
    server.call('GET /complaints/:complaintId/phone-looks', { params: { complaintId }, as });

  test('is sealed at rest, shown to whom it is assigned, and its owner reads of every look', async () => {
    const complaintId = await desk.inProgress('resident-1', { phone: PHONE });
    const stored = await server.database.connection
      .collection('complaints')
      .findOne({ _id: complaintId as never });
    expect(JSON.stringify(stored)).not.toContain(PHONE);
    await expectRefused(server, 'request/not-found', () => look('handler-3', complaintId));
    await expectRefused(server, 'request/not-found', () => look('admin-9', complaintId));
    await expectRefused(server, 'identity/role-may-not', () => look('worker-1', complaintId));
    expect((await look('handler-1', complaintId)).reply).toEqual({ phone: PHONE });
    expect((await look('admin-1', complaintId)).reply).toEqual({ phone: PHONE });
    const own = (await desk.see('resident-1', complaintId)).reply;
    expect(own.phoneLooks).toMatchObject([
      { by: 'handler', reason: '约上门时间' },
      { by: 'communityAdmin', reason: '约上门时间' },
    ]);
    expect((await looksOf('resident-1', complaintId)).reply.items).toEqual(own.phoneLooks);
    for (const as of ['resident-2', 'handler-1'])
      await expectRefused(server, 'request/not-found', () => looksOf(as, complaintId));
    const audit = (await server.call('GET /audit', { query: { limit: '20' }, as: 'inspector-1' })).reply
      .items;
    expect(
      audit.filter(({ act, target }) => act === 'complaint.phone' && target === complaintId),
    ).toHaveLength(2);
    for (const as of ['resident-1', 'resident-2', 'handler-1', 'admin-1', 'inspector-1'])
      expect((await desk.see(as, complaintId)).text).not.toContain(PHONE);
  });

  test('is not shown once the complaint has ended, nor where none was left', async () => {
    const ended = await desk.done('resident-1', { phone: PHONE });
    await desk.walk(ended, ['resident-1', 'confirm']);
    await expectRefused(server, 'complaint/phone-closed', () => look('handler-1', ended));
    await expectRefused(server, 'complaint/no-phone', async () => look('handler-1', await desk.inProgress()));
  });
});

describe('lists', () => {
  test('the queue holds what is in reach, filtered, page by page, with its counts', async () => {
    const first = await desk.filed('resident-1', { urgency: 'urgent' });
    const second = await desk.filed('resident-3', { place: SECOND_BUILDING, category: 'safety' });
    const third = await desk.inProgress('resident-2', { isPrivate: true });
    const ids = async (as: string, query: object = {}) =>
      (await desk.list(as, query)).items.map(({ complaintId }) => complaintId);
    expect(await ids('admin-1')).toEqual(expect.arrayContaining([first, second, third]));
    expect(await ids('worker-b2')).toContain(second);
    expect(await ids('worker-b2')).not.toContain(first);
    expect(await ids('handler-1')).toContain(third);
    expect(await ids('handler-1')).not.toContain(first);
    expect(await ids('handler-3')).toEqual([]);
    expect(await ids('admin-9')).toEqual([]);
    expect(await ids('worker-2')).toEqual([]);
    expect(await ids('resident-3')).toEqual([second]);
    expect(await ids('resident-3', { view: 'queue' })).toEqual([]);
    expect(await ids('resident-3', { view: 'public' })).not.toContain(third);
    expect(await ids('admin-1', { category: 'safety' })).toEqual([second]);
    expect(await ids('admin-1', { urgency: 'urgent' })).toEqual([first]);
    expect(await ids('admin-1', { organisationId: BUILDER })).toContain(third);
    expect(await ids('admin-1', { organisationId: BUILDER })).not.toContain(first);
    expect(await ids('admin-1', { buildingId: 'demo-01-b2' })).toContain(second);
    expect(await ids('admin-1', { state: 'inProgress' })).toContain(third);
    const { number } = (await desk.see('admin-1', second)).reply;
    expect(await ids('admin-1', { search: number })).toEqual([second]);
    expect(await ids('admin-1', { search: '.*' })).toEqual([]);
    expect(await ids('admin-1', { communityId: 'demo-02' })).toEqual([]);

    const all = await ids('admin-1');
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<ComplaintDesk['list']>> = await desk.list('admin-1', {
        limit: '2',
        ...(cursor === '' ? {} : { cursor }),
      });
      walked.push(...page.items.map(({ complaintId }) => complaintId));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(all);
    const { counts } = await desk.list('admin-1', { state: 'withdrawn' });
    expect(counts.all).toBe(all.length);
    await expectRefused(server, 'request/invalid-field', () =>
      server.call('GET /complaints', { query: { cursor: 'x' }, as: 'admin-1' }),
    );
  });

  test('what is late comes first where lateness is asked for', async () => {
    const late = await desk.filed('resident-1', { text: '很久没有人受理的一件' });
    server.clock.forward(2 * 86_400_000);
    server.forgetSessions();
    const { items, counts } = await desk.list('admin-1', { clock: 'overdue' });
    expect(items.map(({ complaintId }) => complaintId)).toContain(late);
    const due = items.map(({ clock }) => clock?.dueAt ?? '');
    expect(due).toEqual([...due].sort());
    expect(counts.overdue).toBe(items.length);
    expect(items.every(({ clock }) => clock?.standing === 'overdue')).toBe(true);
  });

  test('a firm’s open ones come by deadline over all pages, those without a deadline last', async () => {
    const filed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      filed.push(await desk.inProgress('resident-4'));
      server.clock.forward(60_000);
    }
    const urgent = await desk.inProgress('resident-4', { urgency: 'urgent' });
    const undated = filed.slice(1, 4);
    await server.database.connection
      .collection<{ readonly _id: string }>('complaints')
      .updateMany({ _id: { $in: undated } }, { $set: { 'folded.soonAt': null, 'folded.dueAt': null } });
    const walk = async (query: object): Promise<readonly string[]> => {
      const walked: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Awaited<ReturnType<ComplaintDesk['list']>> = await desk.list('handler-1', {
          ...query,
          limit: '2',
          ...(cursor === '' ? {} : { cursor }),
        });
        expect(page.items.length).toBeLessThanOrEqual(2);
        walked.push(...page.items.map(({ complaintId }) => complaintId));
        cursor = page.nextCursor;
      }
      return walked;
    };
    const newest = await walk({ state: 'open' });
    const due = await walk({ state: 'open', order: 'due' });
    expect([...due].sort()).toEqual([...newest].sort());
    expect(due.slice(-3)).toEqual([...undated].sort());
    expect(due.indexOf(urgent)).toBeLessThan(due.indexOf(filed[0] ?? ''));
    const whole = await desk.list('handler-1', { state: 'open', order: 'due' });
    expect(whole.items.map(({ complaintId }) => complaintId)).toEqual(due);
    const deadlines = whole.items.flatMap(({ clock }) => (clock === null ? [] : [clock.dueAt]));
    expect(deadlines).toEqual([...deadlines].sort());
    expect((await desk.list('handler-1', { order: 'newest', clock: 'soon' })).nextCursor).toBeNull();
    await expectRefused(server, 'request/invalid-field', () =>
      server.send('GET', '/api/v1/complaints?order=oldest', { as: 'handler-1' }),
    );
  });

  test('公共区域 is a place to filter by, like a building', async () => {
    const outside = await desk.filed('resident-2', { place: PUBLIC_PLACE });
    const inside = await desk.filed('resident-2', { place: SECOND_BUILDING });
    for (const [as, query] of [
      ['admin-1', {}],
      ['resident-5', { view: 'public' }],
    ] as const) {
      const { items } = await desk.list(as, { ...query, buildingId: 'public' });
      const ids = items.map(({ complaintId }) => complaintId);
      expect(ids).toContain(outside);
      expect(ids).not.toContain(inside);
      expect(items.every(({ place }) => place.kind === 'public')).toBe(true);
    }
  });

  test('places count by building what the caller may read', async () => {
    const { items } = (
      await server.call('GET /communities/:communityId/complaints/places', {
        params: { communityId: 'demo-01' },
        as: 'resident-5',
      })
    ).reply;
    expect(items.at(-1)).toMatchObject({ buildingId: null, name: '公共区域' });
    expect(items[0]).toMatchObject({ buildingId: 'demo-01-b1', name: '1号楼' });
    const shown = (await desk.list('resident-5', { view: 'public' })).items.length;
    expect(items.reduce((sum, { all }) => sum + all, 0)).toBe(shown);
    for (const as of ['resident-other', 'admin-9', 'visitor-1'])
      await expectRefused(server, 'request/not-found', () =>
        server.call('GET /communities/:communityId/complaints/places', {
          params: { communityId: 'demo-01' },
          as,
        }),
      );
  });

  test('organisations of a 小区 are for its offices and firms', async () => {
    const ask = (as: string) =>
      server.call('GET /communities/:communityId/organisations', { params: { communityId: 'demo-01' }, as });
    for (const as of ['admin-1', 'handler-1', 'bureau-1'])
      expect((await ask(as)).reply.items.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['演示施工单位', '演示物业']),
      );
    await expectRefused(server, 'identity/role-may-not', () => ask('resident-1'));
    await expectRefused(server, 'request/not-found', () => ask('admin-9'));
  });
});

test('a firm does not find by words that are held from it', async () => {
  const complaintId = await desk.inProgress('resident-1', { text: '楼顶有一个独角兽形状的水渍' });
  const found = async (as: string) =>
    (await desk.list(as, { search: '独角兽' })).items.map((line) => line.complaintId);
  expect(await found('handler-1')).toEqual([complaintId]);
  const entryId = (await desk.see('admin-1', complaintId)).reply.entries[0]?.entryId;
  await desk.walk(complaintId, ['admin-1', 'moderate', { entryId, act: 'hold', reason: '先看看' }]);
  expect(await found('handler-1')).toEqual([]);
  expect(await found('admin-1')).toEqual([complaintId]);
});

describe('the table for spreadsheets', () => {
  test('has the queue’s rows, no number, and no cell that a spreadsheet would run', async () => {
    for (const text of ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '"引号", 逗号\n换行'])
      await desk.filed('resident-2', { text, phone: PHONE });
    const heard = await server.send('GET', '/api/v1/exports/complaints.csv?communityId=demo-01', {
      as: 'admin-1',
    });
    expect(heard.status).toBe(200);
    expect(heard.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(heard.headers.get('content-disposition')).toContain('attachment');
    const table = heard.text;
    expect(table.replace(/^\ufeff/, '').split('\r\n')[0]).toMatch(/^编号,小区,类别/);
    for (const cell of [
      `"'=HYPERLINK(""http://x"")"`,
      `,'+1+1,`,
      `,'-2+3,`,
      `,'@SUM(A1),`,
      `"""引号"", 逗号\n换行"`,
    ])
      expect(table).toContain(cell);
    expect(table).not.toContain(PHONE);
    expect(table).not.toMatch(/(^|,|\r\n)"?[=+@\t-]/);
    const audit = (await server.call('GET /audit', { query: { limit: '5' }, as: 'inspector-1' })).reply.items;
    expect(audit[0]?.act === 'complaints.export' || audit[1]?.act === 'complaints.export').toBe(true);
  });

  test('holds nothing out of reach, and is not for residents', async () => {
    const { text } = await server.send('GET', '/api/v1/exports/complaints.csv', { as: 'admin-9' });
    expect(text.trim().split('\r\n')).toHaveLength(1);
    await expectRefused(server, 'identity/role-may-not', () =>
      server.send('GET', '/api/v1/exports/complaints.csv', { as: 'resident-1' }),
    );
    // Nothing of it comes into the audit log of a community that the caller has nothing to do with.
    for (const [as, communityId] of [
      ['admin-9', 'demo-01'],
      ['handler-1', 'demo-09'],
      ['admin-1', 'nowhere'],
    ] as const)
      await expectRefused(server, 'request/not-found', () =>
        server.send('GET', `/api/v1/exports/complaints.csv?communityId=${communityId}`, { as }),
      );
  });
});

test('a look at a private complaint by staff is in the audit log', async () => {
  const complaintId = await desk.filed('resident-2', { category: 'conflict', clientKey: randomUUID() });
  await desk.see('worker-1', complaintId);
  const audit = (await server.call('GET /audit', { query: { limit: '10' }, as: 'inspector-1' })).reply.items;
  expect(audit.map(({ act, target }) => [act, target])).toContainEqual(['complaint.view', complaintId]);
});

test('lists tell a firm, even one with nothing to do, whose moves it may follow, and nobody else', async () => {
  expect((await desk.list('handler-1')).firmCommunityIds).toEqual(['demo-01']);
  for (const as of ['admin-1', 'resident-1', 'inspector-1'])
    expect(await desk.list(as)).not.toHaveProperty('firmCommunityIds');
  const live = await server.live('handler-1');
  live.say({ op: 'subscribe', topics: { 'complaints:demo-01': null } });
  expect(await live.next()).toMatchObject({ topic: 'complaints:demo-01' });
});
