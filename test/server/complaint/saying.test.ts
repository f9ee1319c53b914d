import type { ComplaintRecord } from '../../../server/complaint/complaintModel.ts';
import { chineseCalendar } from '../../../server/complaint/workingCalendar.ts';
import { foldComplaint } from '../../../shared/complaint/foldComplaint.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { SECOND_BUILDING } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// Who speaks on a complaint beside its verbs: its filer, its followers, those who work on it; nobody for the own household,
// nobody after its end, and a question stops the clocks.

const house = complaintHouse({ days: true });

test('who filed it meets it as its filer, also one who works there', async () => {
  const complaintId = await house.desk.filed('worker-at-home', {
    householdId: house.server.world.homeOf('worker-at-home'),
    place: SECOND_BUILDING,
  });
  expect((await house.desk.see('worker-at-home', complaintId)).reply).toMatchObject({
    mine: true,
    may: ['withdraw'],
  });
  await expectRefused(house.server, 'identity/role-may-not', () =>
    house.desk.say('worker-at-home', complaintId, 'accept'),
  );
});

/** A complaint of another member of the household of a worker. */
async function filedAtHomeOf(as: string, more: object = {}): Promise<string> {
  const complaintId = await house.desk.filed('resident-2', { place: SECOND_BUILDING, ...more });
  await house.server.database.connection
    .collection<ComplaintRecord>('complaints')
    .updateOne({ _id: complaintId }, { $set: { householdId: house.server.world.homeOf(as) } });
  return complaintId;
}

test('nobody works on what somebody of the own household filed', async () => {
  const complaintId = await filedAtHomeOf('worker-at-home');
  const seen = (await house.desk.see('worker-at-home', complaintId)).reply;
  expect(seen).toMatchObject({ mine: false, may: [] });
  const entryId = seen.entries[0]?.entryId;
  for (const [verb, body] of [
    ['accept', {}],
    ['reject', { text: '不办' }],
    ['moderate', { entryId, act: 'hide', reason: '不好' }],
  ] as const)
    await expectRefused(house.server, 'case/own-household', () =>
      house.desk.say('worker-at-home', complaintId, verb, body),
    );
  await expectRefused(house.server, 'identity/role-may-not', () =>
    house.desk.say('worker-at-home', complaintId, 'entries', { text: '马上来' }),
  );
});

test('what somebody of the own household filed is read as a neighbour reads it, and a private one not at all', async () => {
  const open = await filedAtHomeOf('worker-at-home', { text: '1号楼301室漏水，电话13800001234' });
  await house.desk.walk(open, ['admin-1', 'entries', { text: '内部的话', internal: true }]);
  const seen = await house.desk.see('worker-at-home', open);
  for (const hidden of ['301', '13800001234', '内部的话']) expect(seen.text).not.toContain(hidden);
  const shut = await filedAtHomeOf('worker-at-home', { category: 'conflict', text: '家里的矛盾' });
  expect((await house.desk.see('worker-1', shut)).reply.text).toBe('家里的矛盾');
  await expectRefused(house.server, 'request/not-found', () => house.desk.see('worker-at-home', shut));
  for (const [verb, body] of [
    ['accept', {}],
    ['entries', { text: '马上来', internal: true }],
  ] as const)
    await expectRefused(house.server, 'request/not-found', () =>
      house.desk.say('worker-at-home', shut, verb, body),
    );
  for (const view of ['queue', 'public', 'mine'])
    expect(JSON.stringify(await house.desk.list('worker-at-home', { view }))).not.toContain(shut);
  const table = await house.server.send('GET', '/api/v1/exports/complaints.csv', { as: 'worker-at-home' });
  expect(table.text).not.toContain('家里的矛盾');
});

test('a reason in which there is nothing to read is none', async () => {
  const complaintId = await house.desk.filed('resident-3', { phone: '13800001234' });
  const entryId = (await house.desk.see('admin-1', complaintId)).reply.entries[0]?.entryId;
  for (const reason of ['\u200b', '\u2060\ufeff', `a${'\u0301'.repeat(9)}`])
    for (const [verb, body] of [
      ['moderate', { entryId, act: 'hide' }],
      ['phone', {}],
    ] as const)
      await expectRefused(house.server, 'request/invalid-field', () =>
        house.server.send('POST', `/api/v1/complaints/${complaintId}/${verb}`, {
          as: 'admin-1',
          body: JSON.stringify({ ...body, reason }),
        }),
      );
  expect((await house.desk.see('admin-1', complaintId)).reply.version).toBe(1);
});

test('a reply on a complaint that has ended is refused in its own words', async () => {
  const complaintId = await house.desk.filed('resident-3', { place: SECOND_BUILDING });
  await house.desk.walk(complaintId, ['resident-3', 'withdraw']);
  for (const as of ['resident-3', 'admin-1'])
    await expectRefused(house.server, 'complaint/ended', () =>
      house.desk.say(as, complaintId, 'entries', { text: '还有一句' }),
    );
  await expectRefused(house.server, 'complaint/wrong-state', () =>
    house.desk.say('admin-1', complaintId, 'accept'),
  );
});

test('a complaint that is full takes no more words, today or tomorrow, and says where they go', async () => {
  const complaintId = await house.desk.filed('resident-1');
  const stored = house.server.database.connection.collection<ComplaintRecord>('complaints');
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
    await expectRefused(house.server, 'complaint/full', () =>
      house.desk.say(as, complaintId, 'entries', { text: '还有一句' }),
    );
});

test('a question stops the clocks until its filer answers', async () => {
  const complaintId = await house.desk.inProgress();
  const asked = (
    await house.desk.say('handler-1', complaintId, 'entries', { text: '几楼？', asksFiler: true })
  ).reply;
  expect(asked.clock?.standing).toBe('paused');
  await expectRefused(house.server, 'identity/role-may-not', () =>
    house.desk.say('resident-1', complaintId, 'entries', { text: '？', asksFiler: true }),
  );
  // One question at a time, by whomever; everybody but neighbours sees that one is open and how long it may take.
  expect(asked.openQuestion?.clockWaitsUntil).toBe(asked.clock?.pauses[0]?.to);
  for (const as of ['handler-1', 'admin-1'])
    await expectRefused(house.server, 'complaint/question-open', () =>
      house.desk.say(as, complaintId, 'entries', { text: '到底几楼？', asksFiler: true }),
    );
  expect((await house.desk.see('resident-1', complaintId)).reply.openQuestion).toEqual(asked.openQuestion);
  expect((await house.desk.see('resident-2', complaintId)).reply.openQuestion).toBeUndefined();
  const answered = (await house.desk.say('resident-1', complaintId, 'entries', { text: '三楼' })).reply;
  expect(answered.clock?.standing).toBe('running');
  expect(answered.openQuestion).toBeUndefined();
  await house.desk.walk(complaintId, ['handler-1', 'entries', { text: '哪一户？', asksFiler: true }]);
  house.server.clock.forward(10 * 86_400_000);
  house.server.forgetSessions();
  const late = (await house.desk.see('handler-1', complaintId)).reply;
  expect([late.openQuestion?.clockWaitsUntil, late.clock?.standing]).toEqual([null, 'running']);
  // The filer's own list goes on asking for the answer; what neighbours list says nothing of it.
  const listed = async (as: string, view: string) =>
    (await house.desk.list(as, { view })).items.find((line) => line.complaintId === complaintId);
  expect((await listed('resident-1', 'mine'))?.openQuestion).toEqual(late.openQuestion);
  expect((await listed('resident-2', 'public'))?.openQuestion).toBeUndefined();
});

test('where nobody is known who could answer, no clock waits for an answer', async () => {
  const heard = { heard: 'call', householdId: undefined };
  const complaintId = await house.desk.filed('admin-1', heard);
  await expectRefused(house.server, 'complaint/nobody-to-ask', () =>
    house.desk.say('admin-1', complaintId, 'entries', { text: '几楼？', asksFiler: true }),
  );
  const known = await house.desk.filed('admin-1', {
    ...heard,
    householdId: house.server.world.homeOf('resident-1'),
  });
  await house.desk.walk(known, ['admin-1', 'entries', { text: '几楼？', asksFiler: true }]);
});

test('followers may add what they know; other neighbours follow first', async () => {
  const complaintId = await house.desk.filed('resident-1');
  await expectRefused(house.server, 'identity/role-may-not', () =>
    house.desk.say('resident-2', complaintId, 'entries', { text: '我家也漏' }),
  );
  await house.desk.walk(
    complaintId,
    ['resident-2', 'follow', { follow: true }],
    ['resident-2', 'follow', { follow: true }],
  );
  const said = (await house.desk.say('resident-2', complaintId, 'entries', { text: '我家也漏' })).reply;
  expect(said).toMatchObject({ followers: 1, following: true });
  expect(said.entries.at(-1)).toMatchObject({ by: 'follower', text: '我家也漏' });
  await house.desk.walk(complaintId, ['resident-2', 'follow', { follow: false }]);
  expect((await house.desk.see('resident-2', complaintId)).reply.followers).toBe(0);
});
