import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// The domain's gate G1: 100·A ≥ T·D in whole households, "and not one household earlier".

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { communityId: 'demo-01' };
const move = (body: object, as = 'admin-1', communityId = 'demo-01') =>
  server.call('POST /communities/:communityId/stage', { params: { communityId }, body, as });

async function answer(as: string): Promise<void> {
  const round = await server.call('GET /rounds/:roundId', { params: { roundId }, as });
  const { questions, questionHash } = round.reply;
  const householdId = server.world.homeOf(as);
  const body = { clientKey: `gate-${as}`, householdId, questionHash, answers: ballot(questions) };
  const heard = await server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, as });
  expect(heard.status).toBe(201);
}

test('a move is refused to a stranger, to a resident, and to an office of another community or district', async () => {
  const ask = (as?: string) => () =>
    server.call('POST /communities/:communityId/stage', {
      params,
      body: { to: 'design' },
      ...(as !== undefined && { as }),
    });
  await expectRefused(server, 'session/not-signed-in', ask());
  for (const as of ['resident-1', 'worker-1', 'inspector-1', 'city-1', 'handler-1', 'committee-1'])
    await expectRefused(server, 'identity/role-may-not', ask(as));
  for (const as of ['admin-2', 'bureau-other']) await expectRefused(server, 'request/not-found', ask(as));
  await expectRefused(server, 'request/not-found', () => move({ to: 'design' }, 'admin-1', 'demo-99'));
});

test('a move to no stage, with no text for a reason, or with a field of its own invention is bad input', async () => {
  for (const body of [
    {},
    { to: 'desing' },
    { to: { $ne: null } },
    { to: ['design'] },
    { to: 'design', force: true },
  ])
    await expectRefused(server, 'request/invalid-field', () => move(body));
  await expectRefused(server, 'request/invalid-field', () => move({ to: 'design', reason: '' }));
  await expectRefused(server, 'request/invalid-field', () => move({ to: 'design', reason: { $gt: '' } }));
});

test('no stage is jumped over, and going back or aside needs a reason', async () => {
  const jumped = await expectRefused(server, 'stage/not-allowed', () => move({ to: 'build' }));
  expect(jumped).toMatchObject({ next: 'design' });
  await expectRefused(server, 'stage/not-allowed', () => move({ to: 'solicit' }));
  for (const to of ['willingness', 'suspended', 'deferred', 'withdrawn'])
    await expectRefused(server, 'stage/reason-required', () => move({ to }));
  await expectRefused(server, 'stage/reason-required', () => move({ to: 'survey', reason: '  ' }));
});

test('24 households at 80 %: the gate says 3, 2, 1 and opens with exactly the twentieth', async () => {
  const needs: unknown[] = [];
  for (const as of ['resident-1', 'resident-2', 'resident-3']) {
    const refused = await expectRefused(server, 'stage/gate-closed', () => move({ to: 'design' }));
    expect(refused).toMatchObject({
      gate: 'G1',
      cause: 'households-missing',
      denominator: 24,
      thresholdPercent: 80,
      thresholdSource: { document: expect.any(String) as string, clause: expect.any(String) as string },
    });
    needs.push([refused['answered'], refused['need']]);
    await answer(as);
  }
  expect(needs).toEqual([
    [17, 3],
    [18, 2],
    [19, 1],
  ]);
  const before = await server.staffView(roundId);
  expect(before.official).toEqual({ answered: 20, denominator: 24, permille: 833, need: 0, met: true });

  const moved = await move({ to: 'design' });
  expect([moved.status, moved.reply]).toEqual([
    200,
    { communityId: 'demo-01', from: 'solicit', to: 'design', seq: before.seq + 1 },
  ]);
  const summary = await server.call('GET /communities/:communityId', { params });
  expect(summary.reply.stage).toBe('design');
  const plan = await server.call('GET /communities/:communityId/plan', { params });
  expect(plan.reply.stage).toBe('design');
});

test('a household that takes its answer back closes the gate again for a second passage', async () => {
  const back = await move({ to: 'solicit', reason: '图纸要重做' });
  expect(back.status).toBe(200);
  const body = { clientKey: 'gate-withdraw', householdId: server.world.homeOf('resident-3') };
  const withdrawn = await server.call('POST /rounds/:roundId/withdraw', {
    params: { roundId },
    body,
    as: 'resident-3',
  });
  expect(withdrawn.status).toBe(201);
  const refused = await expectRefused(server, 'stage/gate-closed', () => move({ to: 'design' }));
  expect(refused).toMatchObject({ answered: 19, need: 1 });
});

test('the district bureau moves its own communities through the same gate', async () => {
  await expectRefused(server, 'stage/gate-closed', () => move({ to: 'design' }, 'bureau-1'));
  const aside = await move({ to: 'suspended', reason: '管线单位施工' }, 'bureau-1');
  expect(aside.reply).toMatchObject({ from: 'solicit', to: 'suspended' });
  const resumed = await move({ to: 'solicit' }, 'bureau-1');
  expect(resumed.reply).toMatchObject({ from: 'suspended', to: 'solicit' });
});

test('two who move at the same moment move once', async () => {
  await answer('resident-4');
  const both = await Promise.all([move({ to: 'design' }), move({ to: 'design' }, 'bureau-1')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.map(({ code }) => code)).toContain('stage/not-allowed');
});
