import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// The window of a round by the server's own clock: entries in time, entries too late.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const HOUR = 3_600_000;
const menu = 'demo-01-menu';
const view = (roundId: string, as?: string) =>
  server.call('GET /rounds/:roundId', { params: { roundId }, ...(as !== undefined && { as }) });

async function give(as: string, round: RoundView, more: object = {}) {
  const body = {
    clientKey: randomUUID(),
    householdId: server.world.homeOf(as),
    questionHash: round.questionHash,
    answers: ballot(round.questions),
    ...more,
  };
  return server.call('POST /rounds/:roundId/responses', { params: { roundId: round.roundId }, body, as });
}

test('a round past its closing time takes nothing more, before anybody has closed it', async () => {
  const round = (await view(menu)).reply;
  const key = randomUUID();
  const first = await give('resident-1', round, { clientKey: key });
  expect(first.status).toBe(201);
  const ahead = Date.parse(round.closesAt) - server.clock.now() + 1;
  server.clock.forward(ahead);
  server.forgetSessions();
  await expectRefused(server, 'round/closed', () => give('resident-1', round));
  await expectRefused(server, 'round/closed', () => give('resident-2', round));
  // Nor by claiming to have been visited in time: that is a worker's to say.
  const inTime = { visit: { visitedAt: new Date(Date.parse(round.closesAt) - HOUR).toISOString() } };
  await expectRefused(server, 'request/invalid-field', () => give('resident-2', round, inTime));
  const body = { clientKey: randomUUID(), householdId: server.world.homeOf('resident-1') };
  await expectRefused(server, 'round/closed', () =>
    server.call('POST /rounds/:roundId/withdraw', { params: { roundId: menu }, body, as: 'resident-1' }),
  );
  expect((await view(menu, 'resident-1')).reply.mine?.mayAnswer).toEqual({
    ok: false,
    code: 'round/closed',
  });
  // What was acknowledged in time is given again.
  const again = await give('resident-1', round, { clientKey: key });
  expect([again.status, again.reply.receipt.h]).toEqual([200, first.reply.receipt.h]);
});

test('a draft whose time has passed cannot be opened', async () => {
  const drafted = 'demo-02-confirmation';
  const until = Date.parse((await view(drafted, 'admin-2')).reply.closesAt);
  server.clock.forward(until - server.clock.now() + HOUR);
  server.forgetSessions();
  const error = await expectRefused(server, 'round/cannot-pass', () =>
    server.call('POST /rounds/:roundId/open', { params: { roundId: drafted }, as: 'admin-2' }),
  );
  expect(error.fields).toEqual([{ path: 'closesAt', code: 'past' }]);
});
