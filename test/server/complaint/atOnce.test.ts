import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { BUILDER, PROPERTY } from '../../support/complaintDesk.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';

// What is said at the same moment, and what is sent twice: everything is heard once, in an order.

const house = complaintHouse({ days: true });

test('of two handlers who finish at once one does, and the other hears that it is done', async () => {
  const complaintId = await house.desk.inProgress();
  const finish = async (as: string) =>
    house.desk.say(as, complaintId, 'done', { text: `${as} 修好了`, photos: [await house.desk.photo(as)] });
  const heard = await Promise.all([finish('handler-1'), finish('handler-2')]);
  expect(heard.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(heard.find(({ status }) => status === 409)?.code).toBe('complaint/wrong-state');
  const { entries } = (await house.desk.see('resident-1', complaintId)).reply;
  expect(entries.filter(({ kind }) => kind === 'done')).toHaveLength(1);
});

test('six who speak at once are all heard, in an order', async () => {
  const complaintId = await house.desk.inProgress();
  const heard = await Promise.all(
    Array.from({ length: 6 }, (_, index) =>
      house.desk.say(index % 2 === 0 ? 'handler-1' : 'resident-1', complaintId, 'entries', {
        text: `第 ${index} 句`,
      }),
    ),
  );
  expect(heard.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 200));
  const { entries, version } = (await house.desk.see('resident-1', complaintId)).reply;
  expect(entries.filter(({ kind }) => kind === 'said')).toHaveLength(6);
  expect(version).toBe(10);
});

test('forty who speak at once are all heard', async () => {
  const complaintId = await house.desk.inProgress();
  const speakers = ['handler-1', 'handler-2', 'admin-1', 'worker-1'];
  const heard = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      house.desk.say(speakers[index % speakers.length], complaintId, 'entries', { text: `第 ${index} 句` }),
    ),
  );
  expect(heard.map(({ status }) => status)).toEqual(Array.from({ length: 40 }, () => 200));
  expect((await house.desk.see('admin-1', complaintId)).reply.version).toBe(44);
});

test('a verb that is sent twice is said once; the same key with something else is refused', async () => {
  const complaintId = await house.desk.filed('resident-1');
  const clientKey = randomUUID();
  const sent = await Promise.all(
    [1, 2, 3].map(() => house.desk.say('admin-1', complaintId, 'accept', { clientKey })),
  );
  expect(sent.map(({ status, reply }) => [status, reply.version])).toEqual([
    [200, 2],
    [200, 2],
    [200, 2],
  ]);
  await expectRefused(house.server, 'response/idempotency-mismatch', () =>
    house.desk.say('admin-1', complaintId, 'assign', { clientKey, organisationId: BUILDER }),
  );
  await house.desk.walk(complaintId, ['admin-1', 'assign', { organisationId: BUILDER }]);
  // Given back, it is out of the firm's reach; the same request again still hears what became of it.
  const back = { clientKey: randomUUID(), text: '不是我们的' };
  expect((await house.desk.say('handler-1', complaintId, 'return', back)).reply.state).toBe('returned');
  expect((await house.desk.say('handler-1', complaintId, 'return', back)).reply.version).toBe(4);
  await expectRefused(house.server, 'request/not-found', () => house.desk.see('handler-1', complaintId));
  // And nothing of what is said after it has left.
  await house.desk.walk(complaintId, ['admin-1', 'entries', { text: '只给后来的人', internal: true }]);
  const again = await house.desk.say('handler-1', complaintId, 'return', back);
  expect([again.status, again.reply.version]).toEqual([200, 4]);
  expect(again.text).not.toContain('只给后来的人');
});

test('a key that comes again with another firm, photograph or reach is refused', async () => {
  const complaintId = await house.desk.filed('resident-1');
  await house.desk.walk(complaintId, ['admin-1', 'accept']);
  const clientKey = randomUUID();
  const given = { clientKey, organisationId: BUILDER };
  expect((await house.desk.say('admin-1', complaintId, 'assign', given)).status).toBe(200);
  expect((await house.desk.say('admin-1', complaintId, 'assign', given)).status).toBe(200);
  await expectRefused(house.server, 'response/idempotency-mismatch', () =>
    house.desk.say('admin-1', complaintId, 'assign', { ...given, organisationId: PROPERTY }),
  );
  const note = { clientKey: randomUUID(), text: '只在内部说', internal: true };
  expect((await house.desk.say('admin-1', complaintId, 'entries', note)).status).toBe(200);
  for (const more of [{ internal: false }, { photos: [await house.desk.photo('admin-1')] }])
    await expectRefused(house.server, 'response/idempotency-mismatch', () =>
      house.desk.say('admin-1', complaintId, 'entries', { ...note, ...more }),
    );
});

test('of two merges that cross each other one stands, so that somebody still has to act', async () => {
  for (let round = 0; round < 3; round += 1) {
    const one = await house.desk.filed('resident-1');
    const other = await house.desk.filed('resident-2');
    const heard = await Promise.all([
      house.desk.say('admin-1', one, 'merge', { into: other }),
      house.desk.say('admin-1', other, 'merge', { into: one }),
    ]);
    expect(heard.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(heard.find(({ status }) => status === 409)?.code).toMatch(/merge-into-ended|wrong-state/);
    const states = [await house.desk.see('admin-1', one), await house.desk.see('admin-1', other)];
    expect(states.map(({ reply }) => reply.state).sort()).toEqual(['merged', 'submitted']);
  }
});
