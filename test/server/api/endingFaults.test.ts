import { randomUUID } from 'node:crypto';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Bad input around the end of a round: each is refused with its reason and leaves nothing in the log.

const roundId = 'demo-01-menu';
const params = { roundId };
const DAY = 86_400_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const act = (verb: 'open' | 'close' | 'finalise') =>
  server.call(`POST /rounds/:roundId/${verb}`, { params, as: 'admin-1' });

test('question changed: an answer to other questions than those of the opening', async () => {
  const { reply: round } = await server.call('GET /rounds/:roundId', { params, as: 'resident-1' });
  await expectRefused(server, 'response/question-changed', () =>
    server.call('POST /rounds/:roundId/responses', {
      params,
      body: {
        clientKey: randomUUID(),
        householdId: round.mine?.householdId ?? '',
        questionHash: 'f'.repeat(64),
        answers: ballot(round.questions),
      },
      as: 'resident-1',
    }),
  );
});

test('tally before close: there is no result, and none is made final', async () => {
  await expectRefused(server, 'round/not-closed', () =>
    server.call('GET /rounds/:roundId/result', { params }),
  );
  await expectRefused(server, 'round/not-closed', () => act('finalise'));
});

test('ending twice: the second close changes neither its time nor the tally', async () => {
  expect((await act('close')).status).toBe(200);
  const { reply: first } = await server.call('GET /rounds/:roundId/result', { params });
  server.clock.forward(60_000);
  await expectRefused(server, 'round/closed', () => act('close'));
  expect((await server.call('GET /rounds/:roundId/result', { params })).reply).toEqual(first);
});

test('opening after close: what has ended does not begin again, nor what is final', async () => {
  await expectRefused(server, 'round/not-draft', () => act('open'));
  server.clock.forward(9 * DAY);
  server.forgetSessions();
  expect((await act('finalise')).status).toBe(200);
  await expectRefused(server, 'round/not-draft', () => act('open'));
  await expectRefused(server, 'round/closed', () => act('close'));
  await expectRefused(server, 'round/final', () => act('finalise'));
});
