import { randomUUID } from 'node:crypto';
import type { ComplaintRecord } from '../../../server/complaint/complaintModel.ts';
import { chineseCalendar } from '../../../server/complaint/workingCalendar.ts';
import { foldComplaint } from '../../../shared/complaint/foldComplaint.ts';
import { expectRefused } from '../../support/apiClient.ts';
import {
  BUILDER,
  complaintDesk,
  PROPERTY,
  SECOND_BUILDING,
  type ComplaintDesk,
} from '../../support/complaintDesk.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// The machine over HTTP (domain, verb table): who may say which verb, what is refused and with which code, races, and
// that what is sent twice happens once. The table itself is tried out in test/shared/complaint.

let server: TestServer;
let desk: ComplaintDesk;
beforeAll(async () => {
  server = await startTestServer();
  desk = await complaintDesk(server);
});
afterAll(() => server.stop());
// A day between the tests, so that nobody's day is full.
afterEach(() => {
  server.clock.forward(86_400_000);
  server.forgetSessions();
});

test('a complaint goes from filing to 居民确认解决, and every step stands in it with its author’s role', async () => {
  const complaintId = await desk.done('resident-1');
  const before = (await desk.see('resident-1', complaintId)).reply;
  expect(before).toMatchObject({ state: 'done', holderWords: '等您确认', may: ['confirm', 'reopen'] });
  const confirmed = (await desk.say('resident-1', complaintId, 'confirm', { rating: 5 })).reply;
  expect(confirmed).toMatchObject({ state: 'confirmed', rating: 5, may: [], clock: null });
  expect(confirmed.entries.map(({ kind, by, state }) => [kind, by, state])).toEqual([
    ['filed', 'filer', 'submitted'],
    ['accept', 'communityAdmin', 'accepted'],
    ['assign', 'communityAdmin', 'assigned'],
    ['start', 'handler', 'inProgress'],
    ['done', 'handler', 'done'],
    ['confirm', 'filer', 'confirmed'],
  ]);
  expect(confirmed.entries[2]?.organisationName).toBe('演示施工单位');
  expect(confirmed.entries[4]?.photos).toHaveLength(1);
});

test('what staff say goes through the audit trail, what a filer says does not', async () => {
  const complaintId = await desk.done('resident-1');
  await desk.walk(complaintId, ['resident-1', 'confirm']);
  const lines = (await server.call('GET /audit', { query: { limit: '100' }, as: 'inspector-1' })).reply.items;
  const about = lines.filter(({ target }) => target === complaintId).map(({ act }) => act);
  expect(about.sort()).toEqual(
    ['complaint.accept', 'complaint.assign', 'complaint.done', 'complaint.start'].sort(),
  );
});

describe('a verb is refused', () => {
  test.each([
    ['accept', 'resident-1', {}],
    ['accept', 'handler-1', {}],
    ['accept', 'bureau-1', {}],
    ['reject', 'resident-1', { text: '不办' }],
    ['merge', 'handler-1', { into: 'other' }],
    ['assign', 'worker-1', { organisationId: BUILDER }],
    ['assign', 'resident-1', { organisationId: BUILDER }],
    ['start', 'admin-1', {}],
    ['return', 'admin-1', { text: '退' }],
    ['request-extension', 'admin-1', { text: '等', workingDays: 1 }],
    ['decide-extension', 'handler-1', { approve: true }],
    ['done', 'admin-1', { text: '好了' }],
    ['confirm', 'admin-1', {}],
    ['reopen', 'handler-1', { text: '没有' }],
    ['appeal', 'admin-1', { text: '申诉' }],
    ['withdraw', 'admin-1', {}],
    ['close-unresolved', 'worker-1', { text: '办不了' }],
    ['escalate', 'handler-1', { text: '督办' }],
    ['moderate', 'resident-1', { entryId: 'entry-1', act: 'hide', reason: '不好' }],
    ['moderate', 'bureau-1', { entryId: 'entry-1', act: 'hide', reason: '不好' }],
    ['phone', 'worker-1', { reason: '想打' }],
    ['follow', 'admin-1', { follow: true }],
  ])('%s of %s: that is another person’s', async (verb, as, body) => {
    const complaintId = await desk.filed('resident-1');
    await expectRefused(server, 'identity/role-may-not', () =>
      server.send('POST', `/api/v1/complaints/${complaintId}/${verb}`, {
        as,
        body: JSON.stringify(
          verb === 'moderate' || verb === 'phone' || verb === 'follow'
            ? body
            : { clientKey: randomUUID(), ...body },
        ),
      }),
    );
  });

  test.each([
    ['worker-2', 'accept', {}],
    ['worker-b2', 'accept', {}],
    ['admin-9', 'accept', {}],
    ['handler-3', 'start', {}],
    ['bureau-other', 'escalate', { text: '督办' }],
    ['resident-other', 'withdraw', {}],
    ['resident-other', 'follow', { follow: true }],
    ['visitor-1', 'entries', { text: '你好' }],
  ])('of %s (%s), for whom it is not there', async (as, verb, body) => {
    const complaintId = await desk.filed('resident-1');
    await expectRefused(server, 'request/not-found', () => desk.say(as, complaintId, verb, body));
  });

  test('in a state that does not know it', async () => {
    const complaintId = await desk.filed('resident-1');
    for (const [as, verb, body] of [
      ['resident-1', 'confirm', {}],
      ['resident-1', 'reopen', { text: '没有' }],
      ['resident-1', 'appeal', { text: '申诉' }],
      ['admin-1', 'assign', { organisationId: BUILDER }],
      ['admin-1', 'decide-extension', { approve: true }],
      ['admin-1', 'close-unresolved', { text: '办不了' }],
    ] as const) {
      await expectRefused(server, 'complaint/wrong-state', () => desk.say(as, complaintId, verb, body));
    }
    expect((await desk.see('admin-1', complaintId)).reply.version).toBe(1);
  });

  test('with a firm that does not work there, a photograph that is not there, no proof', async () => {
    const complaintId = await desk.filed('resident-1');
    await desk.walk(complaintId, ['admin-1', 'accept']);
    for (const organisationId of ['demo-elsewhere', 'nobody'])
      await expectRefused(server, 'complaint/organisation-unknown', () =>
        desk.say('admin-1', complaintId, 'assign', { organisationId }),
      );
    await desk.walk(complaintId, ['admin-1', 'assign', { organisationId: BUILDER }], ['handler-1', 'start']);
    const text = '好了';
    await expectRefused(server, 'complaint/no-proof-photo', () =>
      desk.say('handler-1', complaintId, 'done', { text }),
    );
    await expectRefused(server, 'evidence/photo-unknown', () =>
      desk.say('handler-1', complaintId, 'done', { text, photos: ['f'.repeat(64)] }),
    );
    await expectRefused(server, 'request/invalid-field', () =>
      desk.say('handler-1', complaintId, 'done', {}),
    );
    const most = await expectRefused(server, 'complaint/extension-too-long', () =>
      desk.say('handler-1', complaintId, 'request-extension', { text: '等配件', workingDays: 30 }),
    );
    expect(most['most']).toBe(10);
  });

  test('with a version that somebody else has left behind', async () => {
    const complaintId = await desk.filed('resident-1');
    await desk.walk(complaintId, ['worker-1', 'entries', { text: '明天来看' }]);
    await expectRefused(server, 'complaint/changed', () =>
      desk.say('admin-1', complaintId, 'accept', { expectedVersion: 1 }),
    );
    expect((await desk.say('admin-1', complaintId, 'accept', { expectedVersion: 2 })).status).toBe(200);
  });
});

test('of two handlers who finish at once one does, and the other hears that it is done', async () => {
  const complaintId = await desk.inProgress();
  const finish = async (as: string) =>
    desk.say(as, complaintId, 'done', { text: `${as} 修好了`, photos: [await desk.photo(as)] });
  const heard = await Promise.all([finish('handler-1'), finish('handler-2')]);
  expect(heard.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(heard.find(({ status }) => status === 409)?.code).toBe('complaint/wrong-state');
  const { entries } = (await desk.see('resident-1', complaintId)).reply;
  expect(entries.filter(({ kind }) => kind === 'done')).toHaveLength(1);
});

test('six who speak at once are all heard, in an order', async () => {
  const complaintId = await desk.inProgress();
  const heard = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      desk.say(index % 2 === 0 ? 'handler-1' : 'resident-1', complaintId, 'entries', {
        text: `第 ${index} 句`,
      }),
    ),
  );
  expect(heard.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  const { entries, version } = (await desk.see('resident-1', complaintId)).reply;
  expect(entries.filter(({ kind }) => kind === 'said')).toHaveLength(6);
  expect(version).toBe(10);
});

test('forty who speak at once are all heard', async () => {
  const complaintId = await desk.inProgress();
  const speakers = ['handler-1', 'handler-2', 'admin-1', 'worker-1'];
  const heard = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      desk.say(speakers[index % speakers.length], complaintId, 'entries', { text: `第 ${index} 句` }),
    ),
  );
  expect(heard.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
  expect((await desk.see('admin-1', complaintId)).reply.version).toBe(44);
});

test('a verb that is sent twice is said once; the same key with something else is refused', async () => {
  const complaintId = await desk.filed('resident-1');
  const clientKey = randomUUID();
  const sent = await Promise.all(
    [1, 2, 3].map(() => desk.say('admin-1', complaintId, 'accept', { clientKey })),
  );
  expect(sent.map(({ status, reply }) => [status, reply.version])).toEqual([
    [200, 2],
    [200, 2],
    [200, 2],
  ]);
  await expectRefused(server, 'response/idempotency-mismatch', () =>
    desk.say('admin-1', complaintId, 'assign', { clientKey, organisationId: BUILDER }),
  );
  await desk.walk(complaintId, ['admin-1', 'assign', { organisationId: BUILDER }]);
  // Given back, it is out of the firm's reach; the same request again still hears what became of it.
  const back = { clientKey: randomUUID(), text: '不是我们的' };
  expect((await desk.say('handler-1', complaintId, 'return', back)).reply.state).toBe('returned');
  expect((await desk.say('handler-1', complaintId, 'return', back)).reply.version).toBe(4);
  await expectRefused(server, 'request/not-found', () => desk.see('handler-1', complaintId));
  // And nothing of what is said after it has left.
  await desk.walk(complaintId, ['admin-1', 'entries', { text: '只给后来的人', internal: true }]);
  const again = await desk.say('handler-1', complaintId, 'return', back);
  expect([again.status, again.reply.version]).toEqual([200, 4]);
  expect(again.text).not.toContain('只给后来的人');
});

test('a key that comes again with another firm, photograph or reach is refused', async () => {
  const complaintId = await desk.filed('resident-1');
  await desk.walk(complaintId, ['admin-1', 'accept']);
  const clientKey = randomUUID();
  const given = { clientKey, organisationId: BUILDER };
  expect((await desk.say('admin-1', complaintId, 'assign', given)).status).toBe(200);
  expect((await desk.say('admin-1', complaintId, 'assign', given)).status).toBe(200);
  await expectRefused(server, 'response/idempotency-mismatch', () =>
    desk.say('admin-1', complaintId, 'assign', { ...given, organisationId: PROPERTY }),
  );
  const note = { clientKey: randomUUID(), text: '只在内部说', internal: true };
  expect((await desk.say('admin-1', complaintId, 'entries', note)).status).toBe(200);
  for (const more of [{ internal: false }, { photos: [await desk.photo('admin-1')] }])
    await expectRefused(server, 'response/idempotency-mismatch', () =>
      desk.say('admin-1', complaintId, 'entries', { ...note, ...more }),
    );
});

test('after the second return the district bureau dispatches', async () => {
  const complaintId = await desk.filed('resident-1');
  await desk.walk(
    complaintId,
    ['admin-1', 'accept'],
    ['admin-1', 'assign', { organisationId: BUILDER }],
    ['handler-1', 'return', { text: '不是我们的' }],
    ['admin-1', 'assign', { organisationId: PROPERTY }],
    ['handler-3', 'return', { text: '也不是我们的' }],
  );
  await expectRefused(server, 'complaint/bureau-decides', () =>
    desk.say('admin-1', complaintId, 'assign', { organisationId: BUILDER }),
  );
  const given = await desk.say('bureau-1', complaintId, 'assign', { organisationId: BUILDER });
  expect(given.reply).toMatchObject({ state: 'assigned', holderWords: '演示施工单位' });
});

test('a rejection is appealed once, and the bureau decides', async () => {
  const complaintId = await desk.filed('resident-2');
  await desk.walk(complaintId, ['worker-1', 'reject', { text: '不在改造范围' }]);
  const appealed = (await desk.say('resident-2', complaintId, 'appeal', { text: '请再看看' })).reply;
  expect(appealed).toMatchObject({ state: 'escalated', holderWords: '区住建局' });
  await desk.walk(complaintId, ['bureau-1', 'assign', { organisationId: PROPERTY }]);
});

test('the third 未解决 brings it to 督办, with its handler and a new clock', async () => {
  const complaintId = await desk.done();
  for (const round of [1, 2]) {
    await desk.walk(
      complaintId,
      ['resident-1', 'reopen', { text: `还漏 ${round}` }],
      ['handler-1', 'start'],
      ['handler-1', 'done', { text: '再补', photos: [await desk.photo('handler-1')] }],
    );
  }
  const third = (await desk.say('resident-1', complaintId, 'reopen', { text: '还是漏', rating: 1 })).reply;
  expect(third).toMatchObject({ state: 'escalated', reopenings: 3, holderWords: '演示施工单位' });
});

test('客观无法解决 takes the community and the bureau', async () => {
  const complaintId = await desk.inProgress();
  await expectRefused(server, 'complaint/closing-not-asked', () =>
    desk.say('bureau-1', complaintId, 'close-unresolved', { approve: true }),
  );
  await expectRefused(server, 'complaint/needs-reason', () =>
    desk.say('admin-1', complaintId, 'close-unresolved'),
  );
  const asked = await desk.walk(complaintId, ['admin-1', 'close-unresolved', { text: '承重墙内，不能开槽' }]);
  expect(asked).toMatchObject({ state: 'inProgress', closingAsked: { reason: '承重墙内，不能开槽' } });
  const closed = (await desk.say('bureau-1', complaintId, 'close-unresolved', { approve: true })).reply;
  expect(closed.state).toBe('closedUnresolved');
  expect((await desk.see('resident-2', complaintId)).reply.entries.map(({ text }) => text)).toContain(
    '承重墙内，不能开槽',
  );
});

test('a merge carries followers and filer over; the merged one points to the other', async () => {
  const into = await desk.filed('resident-1');
  const merged = await desk.filed('resident-4');
  for (const as of ['resident-1', 'resident-2', 'resident-4'])
    await desk.walk(merged, [as, 'follow', { follow: true }]);
  // Whoever filed a complaint is not counted among those who meet it too.
  expect((await desk.see('resident-4', merged)).reply).toMatchObject({ following: false, followers: 2 });
  await desk.walk(merged, ['admin-1', 'merge', { into, text: '同一处' }]);
  const seen = (await desk.see('resident-4', merged)).reply;
  expect(seen).toMatchObject({ state: 'merged', mergedInto: { complaintId: into } });
  const target = (await desk.see('resident-4', into)).reply;
  expect(target).toMatchObject({ following: true, followers: 2 });
  expect(target.entries.map(({ kind }) => kind)).toContain('joined');
  expect((await desk.list('resident-4')).items.map(({ complaintId }) => complaintId)).toEqual(
    expect.arrayContaining([into, merged]),
  );
  await expectRefused(server, 'complaint/merge-into-itself', () =>
    desk.say('admin-1', into, 'merge', { into }),
  );
  await expectRefused(server, 'complaint/wrong-state', () => desk.say('admin-1', merged, 'merge', { into }));
  const hidden = await desk.filed('resident-2', { isPrivate: true });
  await expectRefused(server, 'complaint/merge-private', () =>
    desk.say('admin-1', into, 'merge', { into: hidden }),
  );
  const other = await desk.filed('resident-2');
  await expectRefused(server, 'request/not-found', () =>
    desk.say('admin-1', other, 'merge', { into: 'complaint-0' }),
  );
});

test('of two merges that cross each other one stands, so that somebody still has to act', async () => {
  for (let round = 0; round < 3; round += 1) {
    const one = await desk.filed('resident-1');
    const other = await desk.filed('resident-2');
    const heard = await Promise.all([
      desk.say('admin-1', one, 'merge', { into: other }),
      desk.say('admin-1', other, 'merge', { into: one }),
    ]);
    expect(heard.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(heard.find(({ status }) => status === 409)?.code).toMatch(/merge-into-ended|wrong-state/);
    const states = [await desk.see('admin-1', one), await desk.see('admin-1', other)];
    expect(states.map(({ reply }) => reply.state).sort()).toEqual(['merged', 'submitted']);
  }
});

test('who filed it meets it as its filer, also one who works there', async () => {
  const complaintId = await desk.filed('worker-at-home', {
    householdId: server.world.homeOf('worker-at-home'),
    place: SECOND_BUILDING,
  });
  expect((await desk.see('worker-at-home', complaintId)).reply).toMatchObject({
    mine: true,
    may: ['withdraw'],
  });
  await expectRefused(server, 'identity/role-may-not', () =>
    desk.say('worker-at-home', complaintId, 'accept'),
  );
});

/** A complaint of another member of the household of a worker. */
async function filedAtHomeOf(as: string, more: object = {}): Promise<string> {
  const complaintId = await desk.filed('resident-2', { place: SECOND_BUILDING, ...more });
  await server.database.connection
    .collection<ComplaintRecord>('complaints')
    .updateOne({ _id: complaintId }, { $set: { householdId: server.world.homeOf(as) } });
  return complaintId;
}

test('nobody works on what somebody of the own household filed', async () => {
  const complaintId = await filedAtHomeOf('worker-at-home');
  const seen = (await desk.see('worker-at-home', complaintId)).reply;
  expect(seen).toMatchObject({ mine: false, may: [] });
  const entryId = seen.entries[0]?.entryId;
  for (const [verb, body] of [
    ['accept', {}],
    ['reject', { text: '不办' }],
    ['moderate', { entryId, act: 'hide', reason: '不好' }],
  ] as const)
    await expectRefused(server, 'case/own-household', () =>
      desk.say('worker-at-home', complaintId, verb, body),
    );
  await expectRefused(server, 'identity/role-may-not', () =>
    desk.say('worker-at-home', complaintId, 'entries', { text: '马上来' }),
  );
});

test('what somebody of the own household filed is read as a neighbour reads it, and a private one not at all', async () => {
  const open = await filedAtHomeOf('worker-at-home', { text: '1号楼301室漏水，电话13800001234' });
  await desk.walk(open, ['admin-1', 'entries', { text: '内部的话', internal: true }]);
  const seen = await desk.see('worker-at-home', open);
  for (const hidden of ['301', '13800001234', '内部的话']) expect(seen.text).not.toContain(hidden);
  const shut = await filedAtHomeOf('worker-at-home', { category: 'conflict', text: '家里的矛盾' });
  expect((await desk.see('worker-1', shut)).reply.text).toBe('家里的矛盾');
  await expectRefused(server, 'request/not-found', () => desk.see('worker-at-home', shut));
  for (const [verb, body] of [
    ['accept', {}],
    ['entries', { text: '马上来', internal: true }],
  ] as const)
    await expectRefused(server, 'request/not-found', () => desk.say('worker-at-home', shut, verb, body));
  for (const view of ['queue', 'public', 'mine'])
    expect(JSON.stringify(await desk.list('worker-at-home', { view }))).not.toContain(shut);
  const table = await server.send('GET', '/api/v1/exports/complaints.csv', { as: 'worker-at-home' });
  expect(table.text).not.toContain('家里的矛盾');
});

test('a reason in which there is nothing to read is none', async () => {
  const complaintId = await desk.filed('resident-3', { phone: '13800001234' });
  const entryId = (await desk.see('admin-1', complaintId)).reply.entries[0]?.entryId;
  for (const reason of ['\u200b', '\u2060\ufeff', `a${'\u0301'.repeat(9)}`])
    for (const [verb, body] of [
      ['moderate', { entryId, act: 'hide' }],
      ['phone', {}],
    ] as const)
      await expectRefused(server, 'request/invalid-field', () =>
        server.send('POST', `/api/v1/complaints/${complaintId}/${verb}`, {
          as: 'admin-1',
          body: JSON.stringify({ ...body, reason }),
        }),
      );
  expect((await desk.see('admin-1', complaintId)).reply.version).toBe(1);
});

test('a reply on a complaint that has ended is refused in its own words', async () => {
  const complaintId = await desk.filed('resident-3', { place: SECOND_BUILDING });
  await desk.walk(complaintId, ['resident-3', 'withdraw']);
  for (const as of ['resident-3', 'admin-1'])
    await expectRefused(server, 'complaint/ended', () =>
      desk.say(as, complaintId, 'entries', { text: '还有一句' }),
    );
  await expectRefused(server, 'complaint/wrong-state', () => desk.say('admin-1', complaintId, 'accept'));
});

test('a complaint that is full takes no more words, today or tomorrow, and says where they go', async () => {
  const complaintId = await desk.filed('resident-1');
  const stored = server.database.connection.collection<ComplaintRecord>('complaints');
  const found = await stored.findOne({ _id: complaintId });
  if (found === null) throw new Error(`${complaintId} is not there`);
  const { terms, entries: filed } = found;
  const at = filed[0]?.at ?? 0;
  const notes = Array.from({ length: 999 }, (_, index) => ({
    entryId: `entry-note-${index}`,
    at,
    by: 'worker' as const,
    kind: 'said' as const,
    text: '又去看了一次',
  }));
  const entries = [...filed, ...notes];
  const folded = foldComplaint(terms, entries, chineseCalendar());
  await stored.updateOne({ _id: complaintId }, { $set: { entries, folded, version: entries.length } });
  for (const as of ['resident-1', 'worker-1'])
    await expectRefused(server, 'complaint/full', () =>
      desk.say(as, complaintId, 'entries', { text: '还有一句' }),
    );
});

test('a question stops the clocks until its filer answers', async () => {
  const complaintId = await desk.inProgress();
  const asked = (await desk.say('handler-1', complaintId, 'entries', { text: '几楼？', asksFiler: true }))
    .reply;
  expect(asked.clock?.standing).toBe('paused');
  await expectRefused(server, 'identity/role-may-not', () =>
    desk.say('resident-1', complaintId, 'entries', { text: '？', asksFiler: true }),
  );
  // One question at a time, by whomever; everybody but neighbours sees that one is open and how long it may take.
  expect(asked.openQuestion?.clockWaitsUntil).toBe(asked.clock?.pauses[0]?.to);
  for (const as of ['handler-1', 'admin-1'])
    await expectRefused(server, 'complaint/question-open', () =>
      desk.say(as, complaintId, 'entries', { text: '到底几楼？', asksFiler: true }),
    );
  expect((await desk.see('resident-1', complaintId)).reply.openQuestion).toEqual(asked.openQuestion);
  expect((await desk.see('resident-2', complaintId)).reply.openQuestion).toBeUndefined();
  const answered = (await desk.say('resident-1', complaintId, 'entries', { text: '三楼' })).reply;
  expect(answered.clock?.standing).toBe('running');
  expect(answered.openQuestion).toBeUndefined();
  await desk.walk(complaintId, ['handler-1', 'entries', { text: '哪一户？', asksFiler: true }]);
  server.clock.forward(10 * 86_400_000);
  server.forgetSessions();
  const late = (await desk.see('handler-1', complaintId)).reply;
  expect([late.openQuestion?.clockWaitsUntil, late.clock?.standing]).toEqual([null, 'running']);
});

test('where nobody is known who could answer, no clock waits for an answer', async () => {
  const heard = { heard: 'call', householdId: undefined };
  const complaintId = await desk.filed('admin-1', heard);
  await expectRefused(server, 'complaint/nobody-to-ask', () =>
    desk.say('admin-1', complaintId, 'entries', { text: '几楼？', asksFiler: true }),
  );
  const known = await desk.filed('admin-1', { ...heard, householdId: server.world.homeOf('resident-1') });
  await desk.walk(known, ['admin-1', 'entries', { text: '几楼？', asksFiler: true }]);
});

test('followers may add what they know; other neighbours follow first', async () => {
  const complaintId = await desk.filed('resident-1');
  await expectRefused(server, 'identity/role-may-not', () =>
    desk.say('resident-2', complaintId, 'entries', { text: '我家也漏' }),
  );
  await desk.walk(
    complaintId,
    ['resident-2', 'follow', { follow: true }],
    ['resident-2', 'follow', { follow: true }],
  );
  const said = (await desk.say('resident-2', complaintId, 'entries', { text: '我家也漏' })).reply;
  expect(said).toMatchObject({ followers: 1, following: true });
  expect(said.entries.at(-1)).toMatchObject({ by: 'follower', text: '我家也漏' });
  await desk.walk(complaintId, ['resident-2', 'follow', { follow: false }]);
  expect((await desk.see('resident-2', complaintId)).reply.followers).toBe(0);
});

test('what is stored is the fold of its entries, and nothing is ever removed', async () => {
  const calendar = chineseCalendar();
  const all = await server.database.connection.collection<ComplaintRecord>('complaints').find().toArray();
  expect(all.length).toBeGreaterThan(20);
  for (const { terms, entries, folded, version } of all) {
    expect(foldComplaint(terms, entries, calendar)).toEqual(folded);
    expect(version).toBe(entries.length);
  }
});
