import { randomUUID } from 'node:crypto';
import type { RollChange } from '../../../shared/round/case/rollAmendment.ts';
import type { Participation } from '../../../shared/round/counting/participation.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { silentDoors, votersOf } from '../../support/voters.ts';

// domain.md, edge cases: “sale mid-round | a vote already cast stands; if none, the new owner votes”.

let server: TestServer;
let questionHash: string;
beforeAll(async () => {
  server = await startTestServer();
  questionHash = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply.questionHash;
});
afterAll(() => server.stop());

const roundId = 'demo-02-statutory-parking';
const params = { communityId: 'demo-02' };
const answers = ['parking', 'income'].map((questionId) => ({ questionId, value: 'yes' }));

const turnout = async (): Promise<NonNullable<Participation['electors']>> => {
  const { reply } = await server.call('GET /rounds/:roundId/participation', {
    params: { roundId },
    as: 'admin-2',
  });
  if (reply.electors === undefined) throw new Error('no turnout by persons and area');
  return reply.electors;
};
const ask = (change: RollChange, as = 'worker-2') =>
  server.call('POST /communities/:communityId/roll-amendments', {
    params,
    as,
    body: { clientKey: randomUUID(), change, words: '不动产权证编号演示-1' },
  });
async function approve(amendmentId: string): Promise<void> {
  const approved = await server.call('POST /roll-amendments/:amendmentId/approve', {
    params: { amendmentId },
    as: 'admin-2',
    body: { words: '核对无误' },
  });
  expect(approved.reply.state).toBe('approved');
}
async function sell(change: Extract<RollChange, { kind: 'sale' }>): Promise<string> {
  const { amendmentId } = (await ask(change)).reply;
  await approve(amendmentId);
  return amendmentId;
}
const ownersOf = async (door: string): Promise<readonly string[]> => {
  const register = await server.call('GET /communities/:communityId/owners', { params, as: 'admin-2' });
  return register.reply.owners
    .filter(({ dwellings }) => dwellings.some(({ householdId }) => householdId === door))
    .map(({ ownerId }) => ownerId);
};
const voters = () => votersOf(server.world.world.communities, roundId);
const elected = (door: string) =>
  voters().all.find(({ dwellings }) => dwellings.some(({ householdId }) => householdId === door));
const castFor = (householdId: string) =>
  server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    as: 'worker-2',
    body: { clientKey: randomUUID(), householdId, questionHash, answers, channel: 'meeting' },
  });

test('if none was cast, the buyer of an only dwelling votes, and there are as many persons as before', async () => {
  const [door = ''] = silentDoors(voters().silent).single;
  const before = await turnout();
  await sell({ kind: 'sale', householdId: door });
  const after = await turnout();
  expect([after.people.total, after.area.total]).toEqual([before.people.total, before.area.total]);
  const cast = await castFor(door);
  expect(cast.status).toBe(201);
  // He steps into the seller's place in the frozen roll.
  expect(cast.reply.receipt.opening.owner?.value).toBe(elected(door)?.electorId);
  expect((await turnout()).people.participating).toBe((before.people.participating ?? 0) + 1);
});

test('one of two dwellings sold before the owner has voted: one person more, the areas stay', async () => {
  const home = server.world.homeOf('resident-other');
  const second = elected(home)?.dwellings[1]?.householdId ?? '';
  const before = await turnout();
  await sell({ kind: 'sale', householdId: second });
  const after = await turnout();
  expect([after.people.total, after.area.total]).toEqual([before.people.total + 1, before.area.total]);
  const mine = await server.call('GET /rounds/:roundId', { params: { roundId }, as: 'resident-other' });
  expect(mine.reply.mine?.elector?.dwellings).toBe(1);
});

test('a vote already cast stands: neither persons, area nor choice change, and the register names the buyer', async () => {
  const voted = voters().all.find(
    (elector) => !voters().silent.includes(elector) && !elector.joint && elector.dwellings.length === 1,
  );
  const door = voted?.dwellings[0]?.householdId ?? '';
  const before = await turnout();
  await sell({ kind: 'sale', householdId: door });
  expect(await turnout()).toEqual(before);
  expect(await ownersOf(door)).toEqual([expect.stringMatching(/^demo-02-buyer-/)]);
});

test('bought by an owner of the register: one person, areas added', async () => {
  const [, , , door = ''] = silentDoors(voters().silent).single;
  const buyerId = elected(server.world.homeOf('resident-other'))?.electorId ?? '';
  const before = await turnout();
  await sell({ kind: 'sale', householdId: door, buyerId });
  const after = await turnout();
  expect([after.people.total, after.area.total]).toEqual([before.people.total - 1, before.area.total]);
});

test('a sale of a dwelling or to an owner that is not there is refused, and nobody approves his own', async () => {
  const [, , , , door = ''] = silentDoors(voters().silent).single;
  await expectRefused(server, 'amendment/not-there', () => ask({ kind: 'sale', householdId: 'demo-01-h1' }));
  await expectRefused(server, 'amendment/not-there', () =>
    ask({ kind: 'sale', householdId: door, buyerId: 'nobody' }),
  );
  const { amendmentId } = (await ask({ kind: 'sale', householdId: door }, 'admin-2')).reply;
  await expectRefused(server, 'case/already-asked', () => ask({ kind: 'sale', householdId: door }));
  const own = await server.call('POST /roll-amendments/:amendmentId/approve', {
    params: { amendmentId },
    as: 'admin-2',
    body: { words: '自己批' },
  });
  expect(own.code).toBe('case/own-request');
});

test('the approval of an old sale said again leaves the dwelling with its last buyer', async () => {
  const [, , door = ''] = silentDoors(voters().silent).single;
  const firstBuyer = elected(server.world.homeOf('resident-other'))?.electorId ?? '';
  const older = await sell({ kind: 'sale', householdId: door, buyerId: firstBuyer });
  expect(await ownersOf(door)).toEqual([firstBuyer]);
  await sell({ kind: 'sale', householdId: door });
  const lastBuyer = await ownersOf(door);
  expect(lastBuyer).toEqual([expect.stringMatching(/^demo-02-buyer-/)]);
  await approve(older);
  expect(await ownersOf(door)).toEqual(lastBuyer);
});

test('the approval of the last sale said again brings the register up to it after a failure in between', async () => {
  const [, , door = ''] = silentDoors(voters().silent).single;
  const last = await sell({ kind: 'sale', householdId: door });
  const buyer = await ownersOf(door);
  await server.database.connection.collection('ownerships').deleteMany({ householdId: door });
  expect(await ownersOf(door)).toEqual([]);
  await approve(last);
  expect(await ownersOf(door)).toEqual(buyer);
});
