import { randomUUID } from 'node:crypto';
import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { owedNotices } from '../../support/owedNotices.ts';
import { expectHonestRecord } from '../../support/expectHonestRecord.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { uploadPaper } from '../../support/uploadPaper.ts';

// 不计入: asked for by one person, approved by another, lapsed by an answer (domain.md, "Solicitation rate", edge cases;
// "Separation: asking for an exclusion ≠ approving it").

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { roundId };
const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(server.clock.now() - days * DAY).toISOString();
const home = (as: string) => server.world.homeOf(as);

const ask = (as: string | undefined, householdId: string, more: object = {}) =>
  server.call('POST /rounds/:roundId/exclusions', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId,
      reason: 'vacant',
      words: '邻居和物业都说两年没有人住，电表没有走字。',
      contacts: [{ way: 'phone', at: daysAgo(1) }],
      ...more,
    },
    ...(as !== undefined && { as }),
  });
const decide = (verb: 'approve' | 'reject', exclusionId: string, as?: string, words = '已核对电表照片') =>
  server.call(`POST /exclusions/:exclusionId/${verb}`, {
    params: { exclusionId },
    body: { words },
    ...(as !== undefined && { as }),
  });
const list = (as?: string) =>
  server.call('GET /rounds/:roundId/exclusions', { params, ...(as !== undefined && { as }) });
async function knock(householdId: string, days: number): Promise<void> {
  const body = {
    clientKey: randomUUID(),
    roundId,
    householdId,
    outcome: 'attempted',
    visitedAt: daysAgo(days),
  };
  expect((await server.call('POST /visits', { body, as: 'worker-1' })).status).toBe(201);
}
/** Three calls in vain on three days. */
async function vacant(as: string): Promise<string> {
  for (const days of [3, 2, 1]) await knock(home(as), days);
  return home(as);
}

test('a vacant home needs attempts on three different days and a call or a letter', async () => {
  const householdId = home('resident-3');
  const early = await expectRefused(server, 'exclusion/attempts-missing', () => ask('worker-1', householdId));
  expect([early['attempts'], early['needed']]).toEqual([0, 3]);
  for (const days of [3, 3, 2]) await knock(householdId, days);
  const twice = await expectRefused(server, 'exclusion/attempts-missing', () => ask('worker-1', householdId));
  expect(twice['attempts']).toBe(2);
  await knock(householdId, 1);
  await expectRefused(server, 'exclusion/contact-missing', () =>
    ask('worker-1', householdId, { contacts: [] }),
  );
  await expectRefused(server, 'request/invalid-field', () =>
    ask('worker-1', householdId, { contacts: [{ way: 'phone', at: daysAgo(-2) }] }),
  );
});

test('asking is for the staff of the building, with a reason of the closed list and its proof', async () => {
  const householdId = home('resident-3');
  await expectRefused(server, 'session/not-signed-in', () => ask(undefined, householdId));
  for (const as of ['resident-3', 'bureau-1', 'inspector-1', 'volunteer-1'])
    await expectRefused(server, 'identity/role-may-not', () => ask(as, householdId));
  for (const as of ['worker-2', 'admin-2', 'worker-9'])
    await expectRefused(server, 'request/not-found', () => ask(as, householdId));
  await expectRefused(server, 'request/not-found', () => ask('worker-b2', home('resident-1')));
  await expectRefused(server, 'request/not-found', () => ask('worker-1', home('resident-other')));
  for (const more of [{ reason: 'disagrees' }, { words: ' ' }, { surprise: 1 }, { contacts: 'phone' }])
    await expectRefused(server, 'request/invalid-field', () => ask('worker-1', householdId, more));
  const answered = server.world.answered(roundId)[0] ?? '';
  await expectRefused(server, 'exclusion/heard', () => ask('worker-1', answered));
  const own = home('worker-at-home');
  await expectRefused(server, 'case/own-household', () =>
    ask('worker-at-home', own, { reason: 'demolished' }),
  );
});

test('approved by a second person, the household leaves the denominator, and its answer brings it back', async () => {
  const before = await server.staffView(roundId);
  const householdId = home('resident-3');
  const clientKey = randomUUID();
  const contacts = [{ way: 'letter', at: daysAgo(1) }];
  // The proof is kept before the entry names it, and belongs to this community.
  await expectRefused(server, 'request/invalid-field', () =>
    ask('worker-1', householdId, { photo: 'a'.repeat(64) }),
  );
  const photo = await uploadPaper(server, 'admin-1', 'demo-01');
  const asked = await ask('worker-1', householdId, { clientKey, contacts, photo });
  expect(asked.reply.photo).toBe(photo);
  expect(asked.status).toBe(201);
  const { caseId, state, attemptDays, askedByMe } = asked.reply;
  expect([state, attemptDays, askedByMe]).toEqual(['waiting', 3, true]);
  expect((await ask('worker-1', householdId, { clientKey, contacts, photo })).status).toBe(200);
  await expectRefused(server, 'exclusion/already-asked', () => ask('worker-admin', householdId));
  // Asking alone changes nothing.
  expect((await server.staffView(roundId)).excluded).toBe(before.excluded);

  await expectRefused(server, 'session/not-signed-in', () => decide('approve', caseId));
  await expectRefused(server, 'identity/role-may-not', () => decide('approve', caseId, 'worker-1'));
  await expectRefused(server, 'request/not-found', () => decide('approve', caseId, 'admin-2'));
  await expectRefused(server, 'request/not-found', () => decide('approve', 'demo-01~0', 'admin-1'));
  await expectRefused(server, 'request/not-found', () => decide('approve', 'nothing', 'admin-1'));
  await expectRefused(server, 'request/invalid-field', () => decide('approve', caseId, 'admin-1', ''));
  const approved = await decide('approve', caseId, 'admin-1');
  expect([approved.status, approved.reply.state, approved.reply.decisionWords]).toEqual([
    200,
    'approved',
    '已核对电表照片',
  ]);
  await expectRefused(server, 'case/not-waiting', () => decide('reject', caseId, 'admin-1'));

  const excluded = await server.staffView(roundId);
  expect([excluded.excluded, excluded.official.denominator, excluded.strict.denominator]).toEqual([
    before.excluded + 1,
    before.official.denominator - 1,
    before.strict.denominator,
  ]);
  // Everybody can read the number of households left out off the two denominators.
  const world = await server.call('GET /rounds/:roundId/participation', { params });
  expect(world.reply.households - world.reply.official.denominator).toBe(before.excluded + 1);

  const round = (await server.call('GET /rounds/:roundId', { params })).reply;
  const answered = await server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId,
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as: 'resident-3',
  });
  expect(answered.status).toBe(201);
  const back = await server.staffView(roundId);
  expect([back.excluded, back.answered]).toEqual([before.excluded, before.answered + 1]);
  const shown = (await list('admin-1')).reply.items.find((one) => one.caseId === caseId);
  expect(shown?.state).toBe('lapsed');
});

test('whoever asked may not approve, nor whoever lives there', async () => {
  const householdId = await vacant('resident-4');
  const asked = await ask('worker-admin', householdId);
  const { caseId } = asked.reply;
  await expectRefused(server, 'case/own-request', () => decide('approve', caseId, 'worker-admin'));
  await expectRefused(server, 'case/own-request', () => decide('reject', caseId, 'worker-admin'));
  const rejected = await decide('reject', caseId, 'admin-1', '楼下邻居说周末有人回来');
  expect(rejected.reply.state).toBe('rejected');
  expect((await server.staffView(roundId)).excluded).toBe(0);
  // A rejected request may be made again.
  expect((await ask('worker-1', householdId)).status).toBe(201);
});

test('the list is for the staff of the doors, and the look is in the audit log', async () => {
  await expectRefused(server, 'session/not-signed-in', () => list());
  await expectRefused(server, 'identity/role-may-not', () => list('resident-1'));
  await expectRefused(server, 'request/not-found', () => list('admin-2'));
  const all = await list('admin-1');
  expect(all.reply.items.map(({ state }) => state)).toEqual(['waiting', 'rejected', 'lapsed']);
  // resident-3 lives in the second building, resident-4 in the first.
  expect((await list('worker-b2')).reply.items.map(({ state }) => state)).toEqual(['lapsed']);
  expect(all.text).not.toMatch(/demo-worker|demo-admin/);
  const audit = await server.call('GET /audit', { query: { limit: 50 }, as: 'inspector-1' });
  const acts = audit.reply.items.map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(['exclusions.view', 'exclusion.request', 'exclusion.decide']));
});

test('the household is told that it was left out, and of nothing before', async () => {
  const told = await owedNotices(server, 'householdExcluded', 1);
  expect(told).toEqual([home('resident-3')]);
});

test('after the close nobody leaves the denominator any more', async () => {
  const householdId = home('resident-5');
  const waiting = (await list('admin-1')).reply.items[0]?.caseId ?? '';
  await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
  await expectRefused(server, 'round/closed', () => ask('worker-1', householdId, { reason: 'demolished' }));
  await expectRefused(server, 'round/closed', () => decide('approve', waiting, 'admin-1'));
});

test('a naive recount agrees, and everybody who is to be told is', () =>
  expectHonestRecord(server, 'demo-01', roundId));
