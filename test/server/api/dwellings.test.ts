import { randomUUID } from 'node:crypto';
import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// "One owner, several dwellings: solicitation: one per household" (domain table of edge cases).

let server: TestServer;
let homes: readonly [string, string];
beforeAll(async () => {
  server = await startTestServer();
  const { households } = (await server.call('GET /me', { as })).reply;
  const [first, second] = households.map(({ householdId }) => householdId);
  homes = [first ?? '', second ?? ''];
});
afterAll(() => server.stop());

const as = 'landlord-9';
const roundId = 'demo-09-confirmation';
const params = { roundId };
const view = async (query = {}) => (await server.call('GET /rounds/:roundId', { params, query, as })).reply;
const mineOf = (householdId: string) =>
  server.call('GET /rounds/:roundId/responses/mine', { params, query: { householdId }, as });

async function give(householdId: string, stance: string) {
  const { questionHash, questions } = await view();
  return server.call('POST /rounds/:roundId/responses', {
    params,
    body: { clientKey: randomUUID(), householdId, questionHash, answers: ballot(questions, stance) },
    as,
  });
}

test('the owner names the dwelling; unnamed, it is the first', async () => {
  expect(new Set(homes).size).toBe(2);
  expect((await view()).mine?.householdId).toBe(homes[0]);
  for (const householdId of homes) expect((await view({ householdId })).mine?.householdId).toBe(householdId);
  const neighbours = server.world.homeOf('owner-9');
  expect((await view({ householdId: neighbours })).mine).toBeUndefined();
  await expectRefused(server, 'request/not-found', () => mineOf(neighbours));
  await expectRefused(server, 'request/not-found', () => give(neighbours, 'yes'));
});

test('each dwelling is asked, answers and is counted by itself', async () => {
  const { answered } = await server.staffView(roundId);
  expect((await give(homes[0], 'yes')).status).toBe(201);
  expect((await view({ householdId: homes[0] })).mine?.answered).toBe(true);
  expect((await view({ householdId: homes[1] })).mine?.answered).toBe(false);
  expect((await give(homes[1], 'no')).status).toBe(201);
  expect((await server.staffView(roundId)).answered).toBe(answered + 2);
  for (const householdId of homes) {
    const { history } = (await mineOf(householdId)).reply;
    expect(history.map(({ receipt }) => receipt.opening.household?.value)).toEqual([householdId]);
  }
});
