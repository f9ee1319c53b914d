import { randomUUID } from 'node:crypto';
import { createHash } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { expectHonestRecord } from '../../support/expectHonestRecord.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Two steps to close with disputes, late entries and the call-back sample (ledger.md, "Against invented answers" 4, 5;
// domain.md, "offline entry arriving after close").

let server: TestServer;
let round: RoundView;
const byWorker: number[] = [];
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params })).reply;
  for (const as of ['resident-2', 'resident-3']) byWorker.push((await enter(as)).reply.receipt.seq);
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { roundId };
const HOUR = 3_600_000;
const home = (as: string) => server.world.homeOf(as);
const at = (ms = 0) => new Date(server.clock.now() + ms).toISOString();
const act = (verb: 'open' | 'close' | 'finalise', as = 'admin-1') =>
  server.call(`POST /rounds/:roundId/${verb}`, { params, as });
const enter = (householdOf: string, more: object = {}, as = 'worker-1') =>
  server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: home(householdOf),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
      channel: 'door',
      visit: { visitedAt: at() },
      ...more,
    },
    as,
  });
const dispute = (as: string, seq: number) =>
  server.call('POST /disputes', {
    body: { clientKey: randomUUID(), roundId, householdId: home(as), seq },
    as,
  });
const sample = (as?: string) =>
  server.call('GET /rounds/:roundId/audit-sample', { params, ...(as !== undefined && { as }) });
const recordCall = (as: string | undefined, seq: number, more: object = {}) =>
  server.call('POST /rounds/:roundId/audit-sample', {
    params,
    body: { clientKey: randomUUID(), seq, outcome: 'confirmed', ...more },
    ...(as !== undefined && { as }),
  });
async function sealed(t: string) {
  const size = (await server.sizes())[0] ?? 0;
  const entries = await server.call('GET /ledgers/:log/entries', {
    params: { log: 'demo-01' },
    query: { from: Math.max(0, size - 20), limit: 100 },
  });
  return entries.reply.items.filter(({ leaf }) => leaf.t === t);
}

test('before the close there is no sample, no tally, nothing final; a round is not opened twice', async () => {
  await expectRefused(server, 'round/not-closed', () => sample());
  await expectRefused(server, 'sample/not-drawn', () => recordCall('admin-1', byWorker[0] ?? 0));
  await expectRefused(server, 'round/not-closed', () => act('finalise'));
  await expectRefused(server, 'round/not-draft', () => act('open'));
});

test('whoever entered answers may not close; two who close at once write one close, one tally, one sample', async () => {
  await enter('resident-4', {}, 'worker-admin');
  await expectRefused(server, 'round/own-entry', () => act('close', 'worker-admin'));
  const both = await Promise.all([act('close'), act('close')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  for (const t of ['roundClose', 'tally', 'auditSample']) expect(await sealed(t)).toHaveLength(1);
  await expectRefused(server, 'round/closed', () => act('close'));
  await expectRefused(server, 'round/not-draft', () => act('open'));
});

test('a clock that jumps back an hour opens nothing again', async () => {
  server.clock.forward(-HOUR);
  const body = { channel: undefined, visit: undefined };
  await expectRefused(server, 'round/closed', () => enter('resident-1', body, 'resident-1'));
  await expectRefused(server, 'round/closed', () => act('close'));
  const early = await expectRefused(server, 'round/not-finalisable', () => act('finalise'));
  expect(Date.parse(String(early['until']))).toBeGreaterThan(server.clock.now());
  server.clock.forward(HOUR);
});

test('anybody can redo the draw of the call-back sample from what is public', async () => {
  const [entry] = await sealed('auditSample');
  const { root, publicNumber, drawn, population } = entry?.leaf.d ?? {};
  const view = (await sample()).reply;
  expect([view.root, view.publicNumber, view.population]).toEqual([root, publicNumber, population]);
  expect(view).not.toHaveProperty('items');
  expect(publicNumber).toBe(round.questionHash);
  // Fewer than 59: all of them.
  expect(drawn).toHaveLength(Number(population));
  expect(drawn).toEqual(expect.arrayContaining(byWorker));
  const close = (await sealed('roundClose'))[0];
  const log = 'demo-01';
  const size = (close?.seq ?? 0) + 1;
  const proof = await server.call('GET /ledgers/:log/proofs/inclusion', {
    params: { log },
    query: { seq: size - 1, size },
  });
  const rootOf = proof.reply.hashes.reduce(
    (hash, left) =>
      createHash('sha256').update(Buffer.of(1)).update(Buffer.from(left, 'hex')).update(hash).digest(),
    Buffer.from(proof.reply.h, 'hex'),
  );
  expect(rootOf.toString('hex')).toBe(root);
});

test('a call-back is recorded once, by another person than who entered the answer', async () => {
  const [first = 0, second = 0] = byWorker;
  await expectRefused(server, 'session/not-signed-in', () => recordCall(undefined, first));
  for (const as of ['resident-1', 'inspector-1', 'bureau-1'])
    await expectRefused(server, 'identity/role-may-not', () => recordCall(as, first));
  for (const as of ['admin-2', 'worker-2'])
    await expectRefused(server, 'request/not-found', () => recordCall(as, first));
  await expectRefused(server, 'case/own-entry', () => recordCall('worker-1', first));
  await expectRefused(server, 'sample/not-in-sample', () => recordCall('admin-1', 0));
  for (const more of [{ outcome: 'maybe' }, { seq: -1 }, { words: ' ' }])
    await expectRefused(server, 'request/invalid-field', () => recordCall('admin-1', first, more));
  expect((await recordCall('admin-1', first, { outcome: 'notReached' })).status).toBe(201);
  expect((await recordCall('admin-1', first)).status).toBe(201);
  await expectRefused(server, 'sample/already-recorded', () => recordCall('admin-1', first));
  await recordCall('admin-1', second, { outcome: 'denied', words: '说没有人来过' });
  const { confirmed, denied, notReached, waiting, drawn } = (await sample()).reply;
  expect([confirmed, denied, notReached, waiting]).toEqual([1, 1, 0, drawn - 2]);
  const list = (await sample('worker-1')).reply.items ?? [];
  expect(list.filter(({ enteredByMe }) => enteredByMe).map(({ seq }) => seq)).toEqual(byWorker);
  expect((await sample('worker-2')).reply).not.toHaveProperty('items');
});

test('what a worker heard in time may be keyed late, is marked, and is called back in any case', async () => {
  const before = await server.staffView(roundId);
  const heard = round.opensAt;
  await expectRefused(server, 'response/outside-window', () =>
    enter('resident-5', { visit: { visitedAt: at() } }),
  );
  const inTime = new Date(Date.parse(heard) + HOUR).toISOString();
  const late = await enter('resident-5', { visit: { visitedAt: inTime } });
  expect(late.status).toBe(201);
  const { seq } = late.reply.receipt;
  const mine = await server.call('GET /rounds/:roundId/responses/mine', { params, as: 'resident-5' });
  expect(mine.reply.history).toMatchObject([{ seq, late: true, standing: 'live', disputable: true }]);
  const after = await server.staffView(roundId);
  expect([after.answered, after.late]).toEqual([before.answered + 1, 1]);
  expect((await sample()).reply.late).toBe(1);
  expect((await recordCall('admin-1', seq)).status).toBe(201);
  const doors = await server.call('GET /rounds/:roundId/doors', { params, as: 'worker-1' });
  const all = doors.reply.buildings.flatMap(({ units }) => units.flatMap((unit) => unit.doors));
  expect(all.filter((door) => door.late === true).map(({ householdId }) => householdId)).toEqual([
    home('resident-5'),
  ]);
  expect((await server.call('GET /rounds/:roundId/result', { params })).reply.solicitation.record.late).toBe(
    1,
  );
});

test('a dispute in the objection days holds the result up, for as long again and no longer', async () => {
  const made = await dispute('resident-2', byWorker[0] ?? 0);
  expect(made.status).toBe(201);
  const early = await expectRefused(server, 'round/not-finalisable', () => act('finalise'));
  expect(early['openDisputes']).toBe(1);
  server.clock.forward((round.rule.objectionDays * 24 + 1) * HOUR);
  server.forgetSessions();
  await expectRefused(server, 'round/own-entry', () => act('finalise', 'worker-admin'));
  const held = await expectRefused(server, 'round/disputes-open', () => act('finalise'));
  expect([held['openDisputes'], held['disputeIds']]).toEqual([1, [made.reply.disputeId]]);
  await server.call('POST /disputes/:disputeId/resolve', {
    params: { disputeId: made.reply.disputeId },
    body: { upheld: true, evidence: 'joinedVisit', words: '两人上门核实，当天无人在家' },
    as: 'admin-1',
  });
  const both = await Promise.all([act('finalise'), act('finalise')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const [final] = await sealed('resultFinal');
  const view = await server.staffView(roundId);
  expect(final?.leaf.d).toMatchObject({ answered: view.answered, disputes: 0 });
});

test('after the final result nothing is disputed, settled, voided, called back or keyed any more', async () => {
  await expectRefused(server, 'round/final', () => act('finalise'));
  await expectRefused(server, 'round/final', () => dispute('resident-3', byWorker[1] ?? 0));
  await expectRefused(server, 'round/final', () =>
    recordCall('admin-1', byWorker[1] ?? 0, { outcome: 'confirmed' }),
  );
  const body = { clientKey: randomUUID(), seq: byWorker[1], reason: 'keyedTwice', words: '重复' };
  await expectRefused(server, 'round/final', () =>
    server.call('POST /rounds/:roundId/voids', { params, body, as: 'admin-1' }),
  );
  const visitedAt = new Date(Date.parse(round.opensAt) + HOUR).toISOString();
  await expectRefused(server, 'round/closed', () => enter('resident-1', { visit: { visitedAt } }));
});

test('a naive recount agrees, and everybody who is to be told is', () =>
  expectHonestRecord(server, 'demo-01', roundId));
