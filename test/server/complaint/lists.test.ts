import { expectRefused } from '../../support/apiClient.ts';
import { BUILDER, PUBLIC_PLACE, SECOND_BUILDING, type ComplaintDesk } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// The queue of an office or firm, the lists of residents, what is counted by place, and the table for spreadsheets.

const house = complaintHouse({ days: true });

const PHONE = '13800001234';

describe('lists', () => {
  test('the queue holds what is in reach, filtered, page by page, with its counts', async () => {
    const first = await house.desk.filed('resident-1', { urgency: 'urgent' });
    const second = await house.desk.filed('resident-3', { place: SECOND_BUILDING, category: 'safety' });
    const third = await house.desk.inProgress('resident-2', { isPrivate: true });
    const ids = async (as: string, query: object = {}) =>
      (await house.desk.list(as, query)).items.map(({ complaintId }) => complaintId);
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
    const { number } = (await house.desk.see('admin-1', second)).reply;
    expect(await ids('admin-1', { search: number })).toEqual([second]);
    expect(await ids('admin-1', { search: '.*' })).toEqual([]);
    expect(await ids('admin-1', { communityId: 'demo-02' })).toEqual([]);

    const all = await ids('admin-1');
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Awaited<ReturnType<ComplaintDesk['list']>> = await house.desk.list('admin-1', {
        limit: '2',
        ...(cursor === '' ? {} : { cursor }),
      });
      walked.push(...page.items.map(({ complaintId }) => complaintId));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(all);
    const { counts } = await house.desk.list('admin-1', { state: 'withdrawn' });
    expect(counts.all).toBe(all.length);
    await expectRefused(house.server, 'request/invalid-field', () =>
      house.server.call('GET /complaints', { query: { cursor: 'x' }, as: 'admin-1' }),
    );
  });

  test('what is late comes first where lateness is asked for', async () => {
    const late = await house.desk.filed('resident-1', { text: '很久没有人受理的一件' });
    house.server.clock.forward(2 * 86_400_000);
    house.server.forgetSessions();
    const { items, counts } = await house.desk.list('admin-1', { clock: 'overdue' });
    expect(items.map(({ complaintId }) => complaintId)).toContain(late);
    const due = items.map(({ clock }) => clock?.dueAt ?? '');
    expect(due).toEqual([...due].sort());
    expect(counts.overdue).toBe(items.length);
    expect(items.every(({ clock }) => clock?.standing === 'overdue')).toBe(true);
  });

  test('a firm’s open ones come by deadline over all pages, those without a deadline last', async () => {
    const filed: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      filed.push(await house.desk.inProgress('resident-4'));
      house.server.clock.forward(60_000);
    }
    const urgent = await house.desk.inProgress('resident-4', { urgency: 'urgent' });
    const undated = filed.slice(1, 4);
    await house.server.database.connection
      .collection<{ readonly _id: string }>('complaints')
      .updateMany({ _id: { $in: undated } }, { $set: { 'folded.soonAt': null, 'folded.dueAt': null } });
    const walk = async (query: object): Promise<readonly string[]> => {
      const walked: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Awaited<ReturnType<ComplaintDesk['list']>> = await house.desk.list('handler-1', {
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
    const whole = await house.desk.list('handler-1', { state: 'open', order: 'due' });
    expect(whole.items.map(({ complaintId }) => complaintId)).toEqual(due);
    const deadlines = whole.items.flatMap(({ clock }) => (clock === null ? [] : [clock.dueAt]));
    expect(deadlines).toEqual([...deadlines].sort());
    expect((await house.desk.list('handler-1', { order: 'newest', clock: 'soon' })).nextCursor).toBeNull();
    await expectRefused(house.server, 'request/invalid-field', () =>
      house.server.send('GET', '/api/v1/complaints?order=oldest', { as: 'handler-1' }),
    );
  });

  test('公共区域 is a place to filter by, like a building', async () => {
    const outside = await house.desk.filed('resident-2', { place: PUBLIC_PLACE });
    const inside = await house.desk.filed('resident-2', { place: SECOND_BUILDING });
    for (const [as, query] of [
      ['admin-1', {}],
      ['resident-5', { view: 'public' }],
    ] as const) {
      const { items } = await house.desk.list(as, { ...query, buildingId: 'public' });
      const ids = items.map(({ complaintId }) => complaintId);
      expect(ids).toContain(outside);
      expect(ids).not.toContain(inside);
      expect(items.every(({ place }) => place.kind === 'public')).toBe(true);
    }
  });

  test('places count by building what the caller may read', async () => {
    const { items } = (
      await house.server.call('GET /communities/:communityId/complaints/places', {
        params: { communityId: 'demo-01' },
        as: 'resident-5',
      })
    ).reply;
    expect(items.at(-1)).toMatchObject({ buildingId: null, name: '公共区域' });
    expect(items[0]).toMatchObject({ buildingId: 'demo-01-b1', name: '1号楼' });
    const shown = (await house.desk.list('resident-5', { view: 'public' })).items.length;
    expect(items.reduce((sum, { all }) => sum + all, 0)).toBe(shown);
    for (const as of ['resident-other', 'admin-9', 'visitor-1'])
      await expectRefused(house.server, 'request/not-found', () =>
        house.server.call('GET /communities/:communityId/complaints/places', {
          params: { communityId: 'demo-01' },
          as,
        }),
      );
  });

  test('organisations of a 小区 are for its offices and firms', async () => {
    const ask = (as: string) =>
      house.server.call('GET /communities/:communityId/organisations', {
        params: { communityId: 'demo-01' },
        as,
      });
    for (const as of ['admin-1', 'handler-1', 'bureau-1'])
      expect((await ask(as)).reply.items.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['演示施工单位', '演示物业']),
      );
    await expectRefused(house.server, 'identity/role-may-not', () => ask('resident-1'));
    await expectRefused(house.server, 'request/not-found', () => ask('admin-9'));
  });
});

test('a firm does not find by words that are held from it', async () => {
  const complaintId = await house.desk.inProgress('resident-1', { text: '楼顶有一个独角兽形状的水渍' });
  const found = async (as: string) =>
    (await house.desk.list(as, { search: '独角兽' })).items.map((line) => line.complaintId);
  expect(await found('handler-1')).toEqual([complaintId]);
  const entryId = (await house.desk.see('admin-1', complaintId)).reply.entries[0]?.entryId;
  await house.desk.walk(complaintId, ['admin-1', 'moderate', { entryId, act: 'hold', reason: '先看看' }]);
  expect(await found('handler-1')).toEqual([]);
  expect(await found('admin-1')).toEqual([complaintId]);
});

describe('the table for spreadsheets', () => {
  test('has the queue’s rows, no number, and no cell that a spreadsheet would run', async () => {
    for (const text of ['=HYPERLINK("http://x")', '+1+1', '-2+3', '@SUM(A1)', '"引号", 逗号\n换行'])
      await house.desk.filed('resident-2', { text, phone: PHONE });
    const heard = await house.server.send('GET', '/api/v1/exports/complaints.csv?communityId=demo-01', {
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
    const audit = (await house.server.call('GET /audit', { query: { limit: '5' }, as: 'inspector-1' })).reply
      .items;
    expect(audit[0]?.act === 'complaints.export' || audit[1]?.act === 'complaints.export').toBe(true);
  });

  test('holds nothing out of reach, and is not for residents', async () => {
    const { text } = await house.server.send('GET', '/api/v1/exports/complaints.csv', { as: 'admin-9' });
    expect(text.trim().split('\r\n')).toHaveLength(1);
    await expectRefused(house.server, 'identity/role-may-not', () =>
      house.server.send('GET', '/api/v1/exports/complaints.csv', { as: 'resident-1' }),
    );
    // Nothing of it comes into the audit log of a community that the caller has nothing to do with.
    for (const [as, communityId] of [
      ['admin-9', 'demo-01'],
      ['handler-1', 'demo-09'],
      ['admin-1', 'nowhere'],
    ] as const)
      await expectRefused(house.server, 'request/not-found', () =>
        house.server.send('GET', `/api/v1/exports/complaints.csv?communityId=${communityId}`, { as }),
      );
  });
});

test('lists tell a firm, even one with nothing to do, whose moves it may follow, and nobody else', async () => {
  expect((await house.desk.list('handler-1')).firmCommunityIds).toEqual(['demo-01']);
  for (const as of ['admin-1', 'resident-1', 'inspector-1'])
    expect(await house.desk.list(as)).not.toHaveProperty('firmCommunityIds');
  const live = await house.server.live('handler-1');
  live.say({ op: 'subscribe', topics: { 'complaints:demo-01': null } });
  expect(await live.next()).toMatchObject({ topic: 'complaints:demo-01' });
});
