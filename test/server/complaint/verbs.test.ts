import { randomUUID } from 'node:crypto';
import type { ComplaintRecord } from '../../../server/complaint/complaintModel.ts';
import { chineseCalendar } from '../../../server/complaint/workingCalendar.ts';
import { foldComplaint } from '../../../shared/complaint/foldComplaint.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { BUILDER, PROPERTY } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// The machine over HTTP: who may say which verb, what is refused and with which code, and the courses that the counts and
// the second person decide. The table itself is tried out in everyVerb.

const house = complaintHouse({ days: true });

test('a complaint goes from filing to 居民确认解决, and every step stands in it with its author’s role', async () => {
  const complaintId = await house.desk.done('resident-1');
  const before = (await house.desk.see('resident-1', complaintId)).reply;
  expect(before).toMatchObject({ state: 'done', holderWords: '等您确认', may: ['confirm', 'reopen'] });
  const confirmed = (await house.desk.say('resident-1', complaintId, 'confirm', { rating: 5 })).reply;
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
  const complaintId = await house.desk.done('resident-1');
  await house.desk.walk(complaintId, ['resident-1', 'confirm']);
  const lines = (await house.server.call('GET /audit', { query: { limit: '100' }, as: 'inspector-1' })).reply
    .items;
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
    ['phone', 'worker-1', { reason: '想打电话' }],
    ['follow', 'admin-1', { follow: true }],
  ])('%s of %s: that is another person’s', async (verb, as, body) => {
    const complaintId = await house.desk.filed('resident-1');
    await expectRefused(house.server, 'identity/role-may-not', () =>
      house.server.send('POST', `/api/v1/complaints/${complaintId}/${verb}`, {
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
    const complaintId = await house.desk.filed('resident-1');
    await expectRefused(house.server, 'request/not-found', () => house.desk.say(as, complaintId, verb, body));
  });

  test('in a state that does not know it', async () => {
    const complaintId = await house.desk.filed('resident-1');
    for (const [as, verb, body] of [
      ['resident-1', 'confirm', {}],
      ['resident-1', 'reopen', { text: '没有' }],
      ['resident-1', 'appeal', { text: '申诉' }],
      ['admin-1', 'assign', { organisationId: BUILDER }],
      ['admin-1', 'decide-extension', { approve: true }],
      ['admin-1', 'close-unresolved', { text: '办不了' }],
    ] as const) {
      await expectRefused(house.server, 'complaint/wrong-state', () =>
        house.desk.say(as, complaintId, verb, body),
      );
    }
    expect((await house.desk.see('admin-1', complaintId)).reply.version).toBe(1);
  });

  test('with a firm that does not work there, a photograph that is not there, no proof', async () => {
    const complaintId = await house.desk.filed('resident-1');
    await house.desk.walk(complaintId, ['admin-1', 'accept']);
    for (const organisationId of ['demo-elsewhere', 'nobody'])
      await expectRefused(house.server, 'complaint/organisation-unknown', () =>
        house.desk.say('admin-1', complaintId, 'assign', { organisationId }),
      );
    await house.desk.walk(
      complaintId,
      ['admin-1', 'assign', { organisationId: BUILDER }],
      ['handler-1', 'start'],
    );
    const text = '好了';
    await expectRefused(house.server, 'complaint/no-proof-photo', () =>
      house.desk.say('handler-1', complaintId, 'done', { text }),
    );
    await expectRefused(house.server, 'evidence/photo-unknown', () =>
      house.desk.say('handler-1', complaintId, 'done', { text, photos: ['f'.repeat(64)] }),
    );
    await expectRefused(house.server, 'request/invalid-field', () =>
      house.desk.say('handler-1', complaintId, 'done', {}),
    );
    const most = await expectRefused(house.server, 'complaint/extension-too-long', () =>
      house.desk.say('handler-1', complaintId, 'request-extension', { text: '等配件', workingDays: 30 }),
    );
    expect(most['most']).toBe(10);
  });

  test('with a version that somebody else has left behind', async () => {
    const complaintId = await house.desk.filed('resident-1');
    await house.desk.walk(complaintId, ['worker-1', 'entries', { text: '明天来看' }]);
    await expectRefused(house.server, 'complaint/changed', () =>
      house.desk.say('admin-1', complaintId, 'accept', { expectedVersion: 1 }),
    );
    expect((await house.desk.say('admin-1', complaintId, 'accept', { expectedVersion: 2 })).status).toBe(200);
  });
});

test('after the second return the district bureau dispatches', async () => {
  const complaintId = await house.desk.filed('resident-1');
  await house.desk.walk(
    complaintId,
    ['admin-1', 'accept'],
    ['admin-1', 'assign', { organisationId: BUILDER }],
    ['handler-1', 'return', { text: '不是我们的' }],
    ['admin-1', 'assign', { organisationId: PROPERTY }],
    ['handler-3', 'return', { text: '也不是我们的' }],
  );
  await expectRefused(house.server, 'complaint/bureau-decides', () =>
    house.desk.say('admin-1', complaintId, 'assign', { organisationId: BUILDER }),
  );
  const given = await house.desk.say('bureau-1', complaintId, 'assign', { organisationId: BUILDER });
  expect(given.reply).toMatchObject({ state: 'assigned', holderWords: '演示施工单位' });
});

test('a rejection is appealed once, and the bureau decides', async () => {
  const complaintId = await house.desk.filed('resident-2');
  await house.desk.walk(complaintId, ['worker-1', 'reject', { text: '不在改造范围' }]);
  const appealed = (await house.desk.say('resident-2', complaintId, 'appeal', { text: '请再看看' })).reply;
  expect(appealed).toMatchObject({ state: 'escalated', holderWords: '区住建局' });
  await house.desk.walk(complaintId, ['bureau-1', 'assign', { organisationId: PROPERTY }]);
});

test('the third 未解决 brings it to 督办, with its handler and a new clock', async () => {
  const complaintId = await house.desk.done();
  for (const round of [1, 2]) {
    await house.desk.walk(
      complaintId,
      ['resident-1', 'reopen', { text: `还漏 ${round}` }],
      ['handler-1', 'start'],
      ['handler-1', 'done', { text: '再补', photos: [await house.desk.photo('handler-1')] }],
    );
  }
  const third = (await house.desk.say('resident-1', complaintId, 'reopen', { text: '还是漏', rating: 1 }))
    .reply;
  expect(third).toMatchObject({ state: 'escalated', reopenings: 3, holderWords: '演示施工单位' });
});

test('客观无法解决 takes the community and the bureau', async () => {
  const complaintId = await house.desk.inProgress();
  await expectRefused(house.server, 'complaint/closing-not-asked', () =>
    house.desk.say('bureau-1', complaintId, 'close-unresolved', { approve: true }),
  );
  await expectRefused(house.server, 'complaint/needs-reason', () =>
    house.desk.say('admin-1', complaintId, 'close-unresolved'),
  );
  const asked = await house.desk.walk(complaintId, [
    'admin-1',
    'close-unresolved',
    { text: '承重墙内，不能开槽' },
  ]);
  expect(asked).toMatchObject({ state: 'inProgress', closingAsked: { reason: '承重墙内，不能开槽' } });
  const closed = (await house.desk.say('bureau-1', complaintId, 'close-unresolved', { approve: true })).reply;
  expect(closed.state).toBe('closedUnresolved');
  expect((await house.desk.see('resident-2', complaintId)).reply.entries.map(({ text }) => text)).toContain(
    '承重墙内，不能开槽',
  );
});

test('a merge carries followers and filer over; the merged one points to the other', async () => {
  const into = await house.desk.filed('resident-1');
  const merged = await house.desk.filed('resident-4');
  for (const as of ['resident-1', 'resident-2', 'resident-4'])
    await house.desk.walk(merged, [as, 'follow', { follow: true }]);
  // Whoever filed a complaint is not counted among those who meet it too.
  expect((await house.desk.see('resident-4', merged)).reply).toMatchObject({
    following: false,
    followers: 2,
  });
  await house.desk.walk(merged, ['admin-1', 'merge', { into, text: '同一处' }]);
  const seen = (await house.desk.see('resident-4', merged)).reply;
  expect(seen).toMatchObject({ state: 'merged', mergedInto: { complaintId: into } });
  const target = (await house.desk.see('resident-4', into)).reply;
  expect(target).toMatchObject({ following: true, followers: 2 });
  expect(target.entries.map(({ kind }) => kind)).toContain('joined');
  expect((await house.desk.list('resident-4')).items.map(({ complaintId }) => complaintId)).toEqual(
    expect.arrayContaining([into, merged]),
  );
  await expectRefused(house.server, 'complaint/merge-into-itself', () =>
    house.desk.say('admin-1', into, 'merge', { into }),
  );
  await expectRefused(house.server, 'complaint/wrong-state', () =>
    house.desk.say('admin-1', merged, 'merge', { into }),
  );
  const hidden = await house.desk.filed('resident-2', { isPrivate: true });
  await expectRefused(house.server, 'complaint/merge-private', () =>
    house.desk.say('admin-1', into, 'merge', { into: hidden }),
  );
  const other = await house.desk.filed('resident-2');
  await expectRefused(house.server, 'request/not-found', () =>
    house.desk.say('admin-1', other, 'merge', { into: 'complaint-0' }),
  );
});

test('what is stored is the fold of its entries, and nothing is ever removed', async () => {
  const calendar = chineseCalendar();
  const all = await house.server.database.connection
    .collection<ComplaintRecord>('complaints')
    .find()
    .toArray();
  expect(all.length).toBeGreaterThan(20);
  for (const { terms, entries, folded, version } of all) {
    expect(foldComplaint(terms, entries, calendar)).toEqual(folded);
    expect(version).toBe(entries.length);
  }
});
