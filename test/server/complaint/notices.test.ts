import type { NoticeRecord } from '../../../server/notice/noticeModel.ts';
import { complaintHouse } from '../../support/complaintHouse.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Whom a complaint obliges us to tell: of acceptance, 办结 and 未解决, whoever follows it of its outcome, a household for
// which staff wrote something down, whoever has to decide or may stop. A message never says what the complaint is about.

const house = complaintHouse();

const notices = () => house.server.database.connection.collection<NoticeRecord>('notices');
const owedFor = async (
  complaintId: string,
  most: number,
): Promise<readonly (readonly [string, string])[]> => {
  const find = () =>
    notices().find({ 'link.complaintId': complaintId }).sort({ owedAt: 1, _id: 1 }).toArray();
  return waitUntil(async () => {
    const found = await find();
    if (found.length < most) throw new Error(`${found.length} are to be told of ${complaintId}`);
    return found.map(({ addressee, reason }) => [addressee, reason] as const);
  });
};

test('the filer hears of acceptance and 办结, the firm of the dispatch and of 未解决', async () => {
  const complaintId = await house.desk.done('resident-1', { text: '秘密的一句话' });
  await house.desk.walk(
    complaintId,
    ['admin-1', 'entries', { text: '内部的话', internal: true }],
    ['resident-1', 'reopen', { text: '还漏' }],
  );
  const owed = await owedFor(complaintId, 4);
  expect([...owed].sort()).toEqual(
    [
      ['account:demo-resident-1', 'complaintAccepted'],
      ['account:demo-resident-1', 'complaintDone'],
      ['grant:handler~organisation:demo-builder', 'complaintAssigned'],
      ['grant:handler~organisation:demo-builder', 'complaintReopened'],
    ].sort(),
  );
  expect(JSON.stringify(await notices().find().toArray())).not.toContain('秘密的一句话');
});

test('a message says whether it is for a person or for an office, whoever holds both', async () => {
  const complaintId = await house.desk.done('resident-1');
  await owedFor(complaintId, 3);
  const read = async (as: string) =>
    (await house.server.call('GET /notices', { query: { limit: '100' }, as })).reply.items
      .filter(({ link }) => link.kind === 'complaint' && link.complaintId === complaintId)
      .map(({ toOffice }) => toOffice);
  expect(await read('resident-1')).toEqual([false, false]);
  expect(await read('handler-1')).toEqual([true]);
});

test('a household is told of what staff wrote down for it', async () => {
  const householdId = house.server.world.homeOf('resident-2');
  const complaintId = await house.desk.filed('worker-1', { heard: 'door', householdId });
  expect(await owedFor(complaintId, 1)).toEqual([[`household:${householdId}`, 'complaintHeard']]);
});

test('what was written while the outbox was away is owed later, and never twice', async () => {
  const complaintId = await house.desk.filed('resident-1');
  await house.desk.walk(complaintId, ['admin-1', 'accept']);
  await owedFor(complaintId, 1);
  await house.server.database.connection
    .collection('complaints')
    .updateOne({ _id: complaintId as never }, { $set: { toTell: true, told: 0 } });
  await waitUntil(async () => {
    const found = await house.server.database.connection
      .collection('complaints')
      .findOne({ _id: complaintId as never });
    if (found?.['toTell'] !== undefined) throw new Error('it still waits to be told of');
  });
  expect(await owedFor(complaintId, 1)).toHaveLength(1);
});

test('after the second return the bureau of the district is told', async () => {
  const complaintId = await house.desk.filed('resident-1');
  await house.desk.walk(
    complaintId,
    ['admin-1', 'accept'],
    ['admin-1', 'assign', { organisationId: 'demo-builder' }],
    ['handler-1', 'return', { text: '不是我们的' }],
    ['admin-1', 'assign', { organisationId: 'demo-property' }],
    ['handler-3', 'return', { text: '也不是' }],
  );
  const owed = (await owedFor(complaintId, 5)).filter(([, reason]) => reason === 'complaintReturned');
  expect([...owed].sort()).toEqual([
    ['grant:communityAdmin~community:demo-01', 'complaintReturned'],
    ['grant:districtBureau~region:demo-east', 'complaintReturned'],
  ]);
});

describe('whoever has to decide, or may stop, is told', () => {
  const BUREAU = 'grant:districtBureau~region:demo-east';
  const FIRM = 'grant:handler~organisation:demo-builder';
  const OFFICE = 'grant:communityAdmin~community:demo-01';
  const toldOf = async (complaintId: string, most: number, asked: string) =>
    (await owedFor(complaintId, most)).filter(([, reason]) => reason === asked);

  test('the community of an extension that the firm asks for, and the firm when the filer then withdraws', async () => {
    const complaintId = await house.desk.inProgress('resident-1');
    await house.desk.walk(
      complaintId,
      ['handler-1', 'request-extension', { workingDays: 3, text: '等材料' }],
      ['resident-1', 'withdraw'],
    );
    expect(await toldOf(complaintId, 4, 'complaintExtensionAsked')).toEqual([
      [OFFICE, 'complaintExtensionAsked'],
    ]);
    expect(await toldOf(complaintId, 4, 'complaintWithdrawn')).toEqual([[FIRM, 'complaintWithdrawn']]);
  });

  test('the bureau of the district when the community asks to close what cannot be solved', async () => {
    const complaintId = await house.desk.inProgress('resident-1');
    await house.desk.walk(complaintId, ['admin-1', 'close-unresolved', { text: '产权单位已注销' }]);
    expect(await toldOf(complaintId, 3, 'complaintClosingAsked')).toEqual([
      [BUREAU, 'complaintClosingAsked'],
    ]);
  });

  test('the firm of what was decided about its extension, granted or not', async () => {
    for (const approve of [true, false]) {
      const complaintId = await house.desk.inProgress('resident-1');
      await house.desk.walk(
        complaintId,
        ['handler-1', 'request-extension', { workingDays: 3, text: '等材料' }],
        ['admin-1', 'decide-extension', { approve, text: '知道了' }],
      );
      const owed = await owedFor(complaintId, approve ? 5 : 4);
      expect(owed).toContainEqual([FIRM, 'complaintExtensionDecided']);
      expect(owed.some(([, reason]) => reason === 'complaintExtended')).toBe(approve);
    }
  });

  test('the community when the bureau refuses to close, and all who worked on it when it does close', async () => {
    const complaintId = await house.desk.inProgress('resident-1');
    await house.desk.walk(
      complaintId,
      ['admin-1', 'close-unresolved', { text: '产权单位已注销' }],
      ['bureau-1', 'close-unresolved', { approve: false, text: '再找一次' }],
    );
    expect(await toldOf(complaintId, 4, 'complaintClosingRefused')).toEqual([
      [OFFICE, 'complaintClosingRefused'],
    ]);
    await house.desk.walk(
      complaintId,
      ['admin-1', 'close-unresolved', { text: '找过，确实没有' }],
      ['bureau-1', 'close-unresolved', { approve: true }],
    );
    const closed = await toldOf(complaintId, 8, 'complaintClosed');
    expect(closed.map(([addressee]) => addressee).sort()).toEqual(
      ['account:demo-resident-1', OFFICE, FIRM].sort(),
    );
  });

  test('nobody of a withdrawal before a firm was at work', async () => {
    const complaintId = await house.desk.filed('resident-1');
    await house.desk.walk(complaintId, ['admin-1', 'accept'], ['resident-1', 'withdraw']);
    await waitUntil(async () => {
      const left = await house.server.database.connection
        .collection('complaints')
        .findOne({ _id: complaintId as never, toTell: true });
      if (left !== null) throw new Error('it still waits to be told of');
    });
    expect(await owedFor(complaintId, 1)).toEqual([['account:demo-resident-1', 'complaintAccepted']]);
  });
});

describe('whoever follows a complaint', () => {
  const toldFollowers = async (complaintId: string, most: number) =>
    (await owedFor(complaintId, most))
      .filter(([, reason]) => reason === 'complaintFollowed')
      .map(([addressee]) => addressee)
      .sort();

  test('is told of 办结, the filer of a complaint that was merged into it too', async () => {
    const into = await house.desk.inProgress('resident-1');
    const merged = await house.desk.filed('resident-2');
    await house.desk.walk(into, ['resident-3', 'follow', { follow: true }]);
    await house.desk.walk(merged, ['admin-1', 'merge', { into }]);
    const photos = [await house.desk.photo('handler-1')];
    await house.desk.walk(into, ['handler-1', 'done', { text: '修好了', photos }]);
    expect(await toldFollowers(into, 5)).toEqual(['account:demo-resident-2', 'account:demo-resident-3']);
  });

  test('is told nothing once moved away', async () => {
    const bindings = house.server.database.connection.collection('bindings');
    const complaintId = await house.desk.inProgress('resident-1');
    for (const as of ['resident-3', 'resident-4'])
      await house.desk.walk(complaintId, [as, 'follow', { follow: true }]);
    const ended = { accountId: 'demo-resident-4', live: true };
    expect((await bindings.updateMany(ended, { $unset: { live: 1 } })).modifiedCount).toBeGreaterThan(0);
    await house.desk.walk(complaintId, ['resident-1', 'withdraw']);
    expect(await toldFollowers(complaintId, 4)).toEqual(['account:demo-resident-3']);
  });

  test('is told when its filer takes it back, and of nothing on the way there', async () => {
    const complaintId = await house.desk.inProgress('resident-1');
    await house.desk.walk(complaintId, ['resident-3', 'follow', { follow: true }]);
    await house.desk.walk(complaintId, ['worker-1', 'entries', { text: '明天来看' }]);
    await owedFor(complaintId, 3);
    expect(await toldFollowers(complaintId, 3)).toEqual([]);
    await house.desk.walk(complaintId, ['resident-1', 'withdraw']);
    expect(await toldFollowers(complaintId, 5)).toEqual(['account:demo-resident-3']);
  });

  test('is told nothing of one that was hidden since', async () => {
    const complaintId = await house.desk.inProgress('resident-1');
    await house.desk.walk(complaintId, ['resident-3', 'follow', { follow: true }]);
    const entryId = (await house.desk.see('admin-1', complaintId)).reply.entries[0]?.entryId;
    await house.desk.walk(
      complaintId,
      ['admin-1', 'moderate', { entryId, act: 'hide', reason: '核实以前不公开' }],
      ['resident-1', 'withdraw'],
    );
    expect(await toldFollowers(complaintId, 3)).toEqual([]);
  });
});
