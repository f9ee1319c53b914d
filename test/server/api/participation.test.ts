import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// GET /rounds/:roundId/participation by tier (small-cell guard), and its numbers after each act.

let server: TestServer;
let round: RoundView;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const STATES = [
  'untouched',
  'attempted',
  'unreachable',
  'refused',
  'answered',
  'pending',
  'disputed',
  'excluded',
] as const;
const WORLD = ['households', 'official', 'roundId', 'seq', 'strict', 'thresholdPercent', 'thresholdSource'];
const ask = async (as?: string, id = roundId) =>
  (
    await server.call('GET /rounds/:roundId/participation', {
      params: { roundId: id },
      ...(as !== undefined && { as }),
    })
  ).reply;
const give = (as: string) =>
  server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf(as),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as,
  });

test('a stranger, a neighbour from elsewhere and a handler see the community’s rates alone', async () => {
  for (const as of [
    undefined,
    'resident-other',
    'visitor-1',
    'handler-1',
    'committee-1',
    'worker-2',
    'admin-2',
    'bureau-other',
    'operator-1',
  ])
    expect([as, Object.keys(await ask(as)).sort()]).toEqual([as, WORLD]);
});

test('a bound resident sees the larger buildings too, staff in scope every state and channel', async () => {
  expect(Object.keys(await ask('resident-5')).sort()).toEqual([...WORLD, 'buildings'].sort());
  const staff = [...WORLD, 'buildings', 'channels', ...STATES].sort();
  for (const as of ['worker-1', 'worker-b2', 'admin-1', 'bureau-1', 'city-1', 'inspector-1'])
    expect([as, Object.keys(await ask(as)).sort()]).toEqual([as, staff]);
});

test('the states sum to the households and the channels to the answered', async () => {
  for (const id of [roundId, 'demo-02-menu', 'demo-09-menu', 'demo-09-confirmation']) {
    const view = await server.staffView(id);
    expect(STATES.reduce((sum, state) => sum + view[state], 0)).toBe(view.households);
    expect(Object.values(view.channels).reduce((sum, count) => sum + count, 0)).toBe(view.answered);
    expect(view.buildings.reduce((sum, { answered }) => sum + answered, 0)).toBe(view.answered);
  }
});

test('every acknowledged answer is in the very next reply; a resident’s buildings stand still for ten minutes', async () => {
  const before = await ask('resident-2');
  const { receipt } = (await give('resident-1')).reply;
  const world = await ask();
  expect([world.seq, world.official.answered, world.official.permille]).toEqual([receipt.seq, 18, 750]);
  const held = await ask('resident-2');
  expect(held.official.answered).toBe(18);
  expect(held).toHaveProperty('buildings', 'buildings' in before ? before.buildings : []);
  // The test begins four minutes into a period of ten: until it is over, and not a second longer than ten minutes.
  server.clock.forward(5 * 60_000);
  expect(await ask('resident-2')).toEqual(held);
  server.clock.forward(60_000);
  const later = await ask('resident-2');
  const answered = 'buildings' in later ? later.buildings.map((building) => building.answered) : [];
  expect(answered.reduce((sum, count) => sum + count, 0)).toBe(18);
});

test('many households at once are each counted once, and the last seq is the last answer’s', async () => {
  const all = await Promise.all(
    ['resident-2', 'resident-3', 'resident-4', 'resident-5'].flatMap((as) => [give(as), give(as)]),
  );
  expect(all.every(({ status }) => status === 201)).toBe(true);
  const world = await ask();
  expect(world.official).toEqual({ answered: 22, denominator: 24, permille: 916, need: 0, met: true });
  expect(world.seq).toBe(Math.max(...all.map(({ reply }) => reply.receipt.seq)));
});

test('a round that is not there has no participation', async () => {
  await expectRefused(server, 'request/not-found', () =>
    server.call('GET /rounds/:roundId/participation', { params: { roundId: 'demo-05-menu' } }),
  );
});
