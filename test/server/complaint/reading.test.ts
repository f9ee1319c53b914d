import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { PUBLIC_PLACE } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// Who reads what of a complaint: names and telephone numbers never, notes among staff nobody else, each look at a number in
// the audit log that its owner can read; what is held or hidden is kept.

const house = complaintHouse({ days: true });

const PHONE = '13800001234';
const SECRET = '内部只给工作人员看的话';

test('a note among staff is on no route, export or socket of anybody else', async () => {
  const complaintId = await house.desk.inProgress('resident-1');
  await house.desk.walk(complaintId, ['resident-2', 'follow', { follow: true }]);
  const photos = [await house.desk.photo('handler-1', '#aa1122')];
  await house.desk.walk(
    complaintId,
    ['handler-1', 'entries', { text: SECRET, internal: true, photos }],
    ['admin-1', 'entries', { text: SECRET, internal: true }],
  );
  for (const as of ['admin-1', 'worker-1', 'handler-1', 'bureau-1', 'inspector-1'])
    expect((await house.desk.see(as, complaintId)).text).toContain(SECRET);
  const live = await house.server.live('resident-1');
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
      const { text } = await house.server.send('GET', `/api/v1${path}`, { as });
      expect([as, path, text.includes(SECRET)]).toEqual([as, path, false]);
      expect(text).not.toContain(photos[0]);
    }
    const again = await house.desk.say(as, complaintId, 'entries', { text: '好的' });
    expect(again.text).not.toContain(SECRET);
  }
  for (let count = 0; count < 2; count += 1) expect(JSON.stringify(await live.next())).not.toContain(SECRET);
  await expectRefused(house.server, 'identity/role-may-not', () =>
    house.desk.say('resident-1', complaintId, 'entries', { text: SECRET, internal: true }),
  );
});

test('neighbours read it without filer, numbers, doors, names and what was asked on the way', async () => {
  const text = '1号楼2单元301室的王大爷说漏水，电话13800001234';
  const complaintId = await house.desk.filed('resident-1', {
    text,
    phone: PHONE,
    place: { ...PUBLIC_PLACE, words: '张阿姨家门口' },
  });
  await house.desk.walk(complaintId, ['worker-1', 'entries', { text: '您几点在家？', asksFiler: true }]);
  const seen = await house.desk.see('resident-2', complaintId);
  for (const hidden of [
    '13800001234',
    '301',
    '王大爷',
    '张阿姨',
    'demo-resident-1',
    house.server.world.homeOf('resident-1'),
    '几点在家',
    'accountId',
    'hasPhone',
    'clientKey',
  ])
    expect(seen.text).not.toContain(hidden);
  expect(seen.reply).toMatchObject({ mine: false, may: [] });
  expect(seen.reply.entries.map(({ kind }) => kind)).toEqual(['filed']);
  expect((await house.desk.see('worker-1', complaintId)).reply.text).toBe(text);
  // Nor are they found by what they may not read.
  for (const search of ['王大爷', '王大', '王', '301', '138', '13800001234'])
    expect((await house.desk.list('resident-2', { view: 'public', search })).items).toEqual([]);
  expect(
    (await house.desk.list('resident-2', { view: 'public', search: '漏水' })).items.length,
  ).toBeGreaterThan(0);
});

test('photographs are shown by addresses that end, to neighbours only once somebody has looked', async () => {
  const photo = await house.desk.photo('resident-1', '#334455');
  const complaintId = await house.desk.filed('resident-1', { photos: [photo] });
  const [own] = (await house.desk.see('resident-1', complaintId)).reply.photos;
  expect(own).toMatchObject({ evidenceId: photo, blurred: false });
  expect((await house.server.send('GET', `/api/v1${own?.thumbUrl ?? ''}`)).status).toBe(200);
  expect((await house.desk.see('resident-2', complaintId)).reply.photos).toEqual([]);
  await house.server.call('POST /evidence/:evidenceId/cover', {
    params: { evidenceId: photo },
    body: { areas: [] },
    as: 'worker-1',
  });
  expect((await house.desk.see('resident-2', complaintId)).reply.photos).toMatchObject([{ blurred: true }]);
  expect((await house.desk.list('resident-2', { view: 'public' })).items[0]?.thumbUrl).toMatch(
    /coveredThumb/,
  );
});

describe('moderation', () => {
  test('keeps the original, hides it from neighbours, and shows it again', async () => {
    const complaintId = await house.desk.filed('resident-1', { text: '不适合公开的话' });
    await house.desk.walk(complaintId, ['resident-2', 'follow', { follow: true }]);
    const [filed] = (await house.desk.see('worker-1', complaintId)).reply.entries;
    const entryId = filed?.entryId ?? '';
    const act = (name: string) =>
      house.desk.say('worker-1', complaintId, 'moderate', { entryId, act: name, reason: '核实以前不公开' });
    expect((await act('hold')).status).toBe(200);
    expect((await house.desk.see('resident-2', complaintId)).reply).toMatchObject({ text: null });
    expect((await house.desk.see('resident-1', complaintId)).reply).toMatchObject({ text: '不适合公开的话' });
    expect((await act('hide')).status).toBe(200);
    await expectRefused(house.server, 'request/not-found', () => house.desk.see('resident-2', complaintId));
    expect(
      (await house.desk.list('resident-2', { view: 'public' })).items.map(({ complaintId: id }) => id),
    ).not.toContain(complaintId);
    expect((await house.desk.see('worker-1', complaintId)).reply.entries[0]).toMatchObject({
      text: '不适合公开的话',
      moderation: 'hidden',
    });
    expect((await act('restore')).status).toBe(200);
    expect((await act('restore')).status).toBe(200);
    expect((await house.desk.see('resident-2', complaintId)).reply.text).toBe('不适合公开的话');
    await expectRefused(house.server, 'request/invalid-field', () =>
      house.desk.say('worker-1', complaintId, 'moderate', {
        entryId: 'entry-0',
        act: 'hide',
        reason: '没有',
      }),
    );
  });

  test('of another community is not there', async () => {
    const complaintId = await house.desk.filed('resident-1');
    await expectRefused(house.server, 'request/not-found', () =>
      house.desk.say('worker-2', complaintId, 'moderate', {
        entryId: 'entry-0',
        act: 'hide',
        reason: '没有',
      }),
    );
  });
});

describe('the telephone number', () => {
  const look = (as: string, complaintId: string) =>
    house.server.call('POST /complaints/:complaintId/phone', {
      params: { complaintId },
      body: { reason: '约上门时间' },
      as,
    });
  const looksOf = (as: string, complaintId: string) =>
    house.server.call('GET /complaints/:complaintId/phone-looks', { params: { complaintId }, as });

  test('is sealed at rest, shown to whom it is assigned, and its owner reads of every look', async () => {
    const complaintId = await house.desk.inProgress('resident-1', { phone: PHONE });
    const stored = await house.server.database.connection
      .collection('complaints')
      .findOne({ _id: complaintId as never });
    expect(JSON.stringify(stored)).not.toContain(PHONE);
    await expectRefused(house.server, 'request/not-found', () => look('handler-3', complaintId));
    await expectRefused(house.server, 'request/not-found', () => look('admin-9', complaintId));
    await expectRefused(house.server, 'identity/role-may-not', () => look('worker-1', complaintId));
    expect((await look('handler-1', complaintId)).reply).toEqual({ phone: PHONE });
    expect((await look('admin-1', complaintId)).reply).toEqual({ phone: PHONE });
    const own = (await house.desk.see('resident-1', complaintId)).reply;
    expect(own.phoneLooks).toMatchObject([
      { by: 'handler', reason: '约上门时间' },
      { by: 'communityAdmin', reason: '约上门时间' },
    ]);
    expect((await looksOf('resident-1', complaintId)).reply.items).toEqual(own.phoneLooks);
    for (const as of ['resident-2', 'handler-1'])
      await expectRefused(house.server, 'request/not-found', () => looksOf(as, complaintId));
    const audit = (await house.server.call('GET /audit', { query: { limit: '20' }, as: 'inspector-1' })).reply
      .items;
    expect(
      audit.filter(({ act, target }) => act === 'complaint.phone' && target === complaintId),
    ).toHaveLength(2);
    for (const as of ['resident-1', 'resident-2', 'handler-1', 'admin-1', 'inspector-1'])
      expect((await house.desk.see(as, complaintId)).text).not.toContain(PHONE);
  });

  test('is looked at with a reason that says something, and the desk reads who has looked', async () => {
    const complaintId = await house.desk.inProgress('resident-1', { phone: PHONE });
    for (const reason of ['打', '打电话', '\u200b\u200b约时间', '长'.repeat(201)])
      await expectRefused(house.server, 'request/invalid-field', () =>
        house.server.call('POST /complaints/:complaintId/phone', {
          params: { complaintId },
          body: { reason },
          as: 'handler-1',
        }),
      );
    await look('admin-1', complaintId);
    await look('handler-1', complaintId);
    const seenBy = async (as: string) =>
      (await house.desk.see(as, complaintId)).reply.phoneLooks?.map(({ by, reason }) => [by, reason]);
    const all = [
      ['communityAdmin', '约上门时间'],
      ['handler', '约上门时间'],
    ];
    for (const as of ['resident-1', 'admin-1', 'worker-1']) expect(await seenBy(as)).toEqual(all);
    expect(await seenBy('handler-1')).toEqual([['handler', '约上门时间']]);
    expect(await seenBy('resident-2')).toBeUndefined();
  });

  test('is not shown once the complaint has ended, nor where none was left', async () => {
    const ended = await house.desk.done('resident-1', { phone: PHONE });
    await house.desk.walk(ended, ['resident-1', 'confirm']);
    await expectRefused(house.server, 'complaint/phone-closed', () => look('handler-1', ended));
    await expectRefused(house.server, 'complaint/no-phone', async () =>
      look('handler-1', await house.desk.inProgress()),
    );
  });
});

test('a look at a private complaint by staff is in the audit log', async () => {
  const complaintId = await house.desk.filed('resident-2', { category: 'conflict', clientKey: randomUUID() });
  await house.desk.see('worker-1', complaintId);
  const audit = (await house.server.call('GET /audit', { query: { limit: '10' }, as: 'inspector-1' })).reply
    .items;
  expect(audit.map(({ act, target }) => [act, target])).toContainEqual(['complaint.view', complaintId]);
});
