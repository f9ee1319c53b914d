import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// 名册变更: a roll never changes silently (domain.md, Roll; "split/merged dwelling mid-round: roll does not change; listed
// under 名册变更 for the next round").

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const communityId = 'demo-12';
const other = { communityId: 'demo-01' };
const params = { communityId };
const door = {
  kind: 'add',
  buildingId: 'demo-12-b1',
  unitId: 'demo-12-b1-u1',
  floor: 1,
  room: '101-2',
  areaDm2: 4210,
};
const ask = (as: string | undefined, change: object, at: { communityId: string } = params) =>
  server.call('POST /communities/:communityId/roll-amendments', {
    params: at,
    body: { clientKey: randomUUID(), change, words: '不动产登记已分户' },
    ...(as !== undefined && { as }),
  });
const decide = (verb: 'approve' | 'reject', amendmentId: string, as?: string) =>
  server.call(`POST /roll-amendments/:amendmentId/${verb}`, {
    params: { amendmentId },
    body: { words: '已核对登记簿' },
    ...(as !== undefined && { as }),
  });
const list = (as?: string) =>
  server.call('GET /communities/:communityId/roll-amendments', { params, ...(as !== undefined && { as }) });
const households = () => server.world.world.communities.find((one) => one.community._id === communityId);
const first = () => households()?.households[0]?._id ?? '';

test('asking is for the staff of the community, about a door that fits the register', async () => {
  await expectRefused(server, 'session/not-signed-in', () => ask(undefined, door));
  for (const as of ['resident-1', 'bureau-other', 'inspector-west'])
    await expectRefused(server, 'identity/role-may-not', () => ask(as, door));
  await expectRefused(server, 'request/not-found', () => ask('admin-1', door));
  for (const change of [
    { kind: 'rename' },
    { ...door, areaDm2: 0.5 },
    { ...door, room: '' },
    { kind: 'remove' },
    { kind: 'remove', householdId: first(), room: '1' },
  ])
    await expectRefused(server, 'request/invalid-field', () => ask('admin-12', change));
  for (const change of [
    { ...door, unitId: 'demo-12-b9-u9' },
    { ...door, room: households()?.households[0]?.room },
    { kind: 'remove', householdId: 'no-such-door' },
    { kind: 'remove', householdId: server.world.homeOf('resident-1') },
  ])
    await expectRefused(server, 'amendment/not-there', () => ask('admin-12', change));
});

test('it takes a second person, and the next round counts with it', async () => {
  const registered = households()?.households.length ?? 0;
  const added = (await ask('admin-12', door)).reply;
  expect([added.state, added.address]).toEqual(['waiting', '1号楼 1单元 101-2']);
  await expectRefused(server, 'case/already-asked', () => ask('worker-admin-12', door));
  await expectRefused(server, 'session/not-signed-in', () => decide('approve', added.amendmentId));
  await expectRefused(server, 'identity/role-may-not', () =>
    decide('approve', added.amendmentId, 'worker-1'),
  );
  await expectRefused(server, 'request/not-found', () => decide('approve', added.amendmentId, 'admin-1'));
  await expectRefused(server, 'request/not-found', () => decide('approve', 'demo-12~0', 'admin-12'));
  await expectRefused(server, 'case/own-request', () => decide('approve', added.amendmentId, 'admin-12'));
  const approved = await decide('approve', added.amendmentId, 'worker-admin-12');
  expect(approved.reply.state).toBe('approved');
  await expectRefused(server, 'case/not-waiting', () =>
    decide('reject', added.amendmentId, 'worker-admin-12'),
  );

  const removed = (await ask('worker-admin-12', { kind: 'remove', householdId: first() })).reply;
  expect((await decide('reject', removed.amendmentId, 'admin-12')).reply.state).toBe('rejected');
  const again = (await ask('worker-admin-12', { kind: 'remove', householdId: first() })).reply;
  await decide('approve', again.amendmentId, 'admin-12');
  const all = (await list('admin-12')).reply.items;
  expect(all.map(({ state }) => state)).toEqual(['approved', 'rejected', 'approved']);
  await expectRefused(server, 'request/not-found', () => list('admin-1'));

  // One came and one went.
  await server.call('POST /rounds/:roundId/open', { params: { roundId: 'demo-12-menu' }, as: 'admin-12' });
  const view = await server.staffView('demo-12-menu');
  expect(view.households).toBe(registered);
  const doors = await server.call('GET /rounds/:roundId/doors', {
    params: { roundId: 'demo-12-menu' },
    as: 'admin-12',
  });
  const rooms = doors.reply.buildings.flatMap(({ units }) => units.flatMap((unit) => unit.doors));
  expect(rooms.some(({ room }) => room === '101-2')).toBe(true);
  expect(rooms.some(({ householdId }) => householdId === first())).toBe(false);
});

test('the frozen roll of an open round never changes', async () => {
  const before = await server.staffView('demo-01-menu');
  const asked = await ask(
    'worker-admin',
    { kind: 'remove', householdId: server.world.answered('demo-01-menu')[0] },
    other,
  );
  await decide('approve', asked.reply.amendmentId, 'admin-1');
  const after = await server.staffView('demo-01-menu');
  expect([after.households, after.answered]).toEqual([before.households, before.answered]);
});

test('a worker asks about and reads the dwellings of his own buildings only, as of all that he enters', async () => {
  const inFirst = server.world.world.communities.find(({ community }) => community._id === 'demo-01');
  const homeIn = (buildingId: string): string =>
    inFirst?.households.find((household) => household.buildingId === buildingId)?._id ?? '';
  const doorIn = (buildingId: string) => ({ ...door, buildingId, unitId: `${buildingId}-u1` });
  const listIn = async (as: string) => {
    const listed = await server.call('GET /communities/:communityId/roll-amendments', { params: other, as });
    return listed.reply.items.map(({ amendmentId }) => amendmentId);
  };
  for (const change of [
    { kind: 'remove', householdId: homeIn('demo-01-b1') },
    { kind: 'sale', householdId: homeIn('demo-01-b1') },
    doorIn('demo-01-b1'),
  ])
    await expectRefused(server, 'amendment/not-there', () => ask('worker-b2', change, other));

  const asked = async (as: string, change: object): Promise<string> =>
    (await ask(as, change, other)).reply.amendmentId;
  const elsewhere = [
    await asked('worker-admin', doorIn('demo-01-b1')),
    await asked('worker-admin', { kind: 'sale', householdId: homeIn('demo-01-b1') }),
  ];
  const own = [
    await asked('worker-b2', doorIn('demo-01-b2')),
    await asked('worker-b2', { kind: 'sale', householdId: homeIn('demo-01-b2') }),
  ];
  const seen = await listIn('worker-b2');
  expect(seen).toEqual(expect.arrayContaining(own));
  for (const amendmentId of elsewhere) expect(seen).not.toContain(amendmentId);
  expect(await listIn('admin-1')).toEqual(expect.arrayContaining([...elsewhere, ...own]));
});
