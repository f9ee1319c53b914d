import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { owedNotices } from '../../support/owedNotices.ts';
import { expectHonestRecord } from '../../support/expectHonestRecord.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Making an entry void: a closed list of reasons and two people (ledger.md, entry types); what was entered for a
// household, for those who may look.

let server: TestServer;
let round: RoundView;
let seq: number;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params })).reply;
  seq = await enter('worker-1', { channel: 'door', visit: { visitedAt: now() } });
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { roundId };
const home = (as: string) => server.world.homeOf(as);
const now = () => new Date(server.clock.now()).toISOString();

async function enter(as: string, more: object = {}): Promise<number> {
  const body = {
    clientKey: randomUUID(),
    householdId: home('resident-3'),
    questionHash: round.questionHash,
    answers: ballot(round.questions),
    ...more,
  };
  return (await server.call('POST /rounds/:roundId/responses', { params, body, as })).reply.receipt.seq;
}
const ask = (as: string | undefined, more: object = {}) =>
  server.call('POST /rounds/:roundId/voids', {
    params,
    body: {
      clientKey: randomUUID(),
      seq,
      reason: 'wrongHousehold',
      words: '录到了对门，已和住户核对',
      ...more,
    },
    ...(as !== undefined && { as }),
  });
const decide = (verb: 'approve' | 'reject', voidId: string, as?: string, words = '与入户记录核对无误') =>
  server.call(`POST /voids/:voidId/${verb}`, {
    params: { voidId },
    body: { words },
    ...(as !== undefined && { as }),
  });

test('asking is for the staff of the building, for an entry by staff, with a reason of the closed list', async () => {
  await expectRefused(server, 'session/not-signed-in', () => ask(undefined));
  for (const as of ['resident-3', 'bureau-1', 'inspector-1'])
    await expectRefused(server, 'identity/role-may-not', () => ask(as));
  for (const as of ['worker-2', 'admin-2', 'admin-9'])
    await expectRefused(server, 'request/not-found', () => ask(as));
  await expectRefused(server, 'request/not-found', () => ask('worker-1', { seq: 0 }));
  for (const more of [{ reason: 'answeredNo' }, { words: '' }, { seq: '1' }])
    await expectRefused(server, 'request/invalid-field', () => ask('worker-1', more));
  const own = await (async () => {
    const body = {
      clientKey: randomUUID(),
      householdId: home('resident-2'),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    };
    return (await server.call('POST /rounds/:roundId/responses', { params, body, as: 'resident-2' })).reply;
  })();
  await expectRefused(server, 'void/own-words', () => ask('admin-1', { seq: own.receipt.seq }));
});

test('the entry counts until another person approves, and then it stays in the record uncounted', async () => {
  const before = await server.staffView(roundId);
  const asked = await ask('worker-1');
  expect([asked.status, asked.reply.state, asked.reply.seq]).toEqual([201, 'waiting', seq]);
  const { caseId } = asked.reply;
  await expectRefused(server, 'case/already-asked', () => ask('worker-admin'));
  expect((await server.staffView(roundId)).answered).toBe(before.answered);

  await expectRefused(server, 'session/not-signed-in', () => decide('approve', caseId));
  await expectRefused(server, 'identity/role-may-not', () => decide('approve', caseId, 'worker-1'));
  await expectRefused(server, 'request/not-found', () => decide('approve', caseId, 'admin-2'));
  await expectRefused(server, 'request/not-found', () => decide('reject', 'demo-01~1', 'admin-1'));
  await expectRefused(server, 'request/invalid-field', () => decide('reject', caseId, 'admin-1', ' '));
  expect((await decide('reject', caseId, 'admin-1', '入户记录对得上')).reply.state).toBe('rejected');
  await expectRefused(server, 'case/not-waiting', () => decide('approve', caseId, 'admin-1'));
  expect((await server.staffView(roundId)).answered).toBe(before.answered);

  const again = (await ask('worker-admin')).reply.caseId;
  await expectRefused(server, 'case/own-request', () => decide('approve', again, 'worker-admin'));
  expect((await decide('approve', again, 'admin-1')).reply.state).toBe('approved');
  const after = await server.staffView(roundId);
  expect([after.answered, after.untouched]).toEqual([before.answered - 1, before.untouched + 1]);
  await expectRefused(server, 'void/nothing-left', () => ask('worker-1'));
  const mine = await server.call('GET /rounds/:roundId/responses/mine', { params, as: 'resident-3' });
  expect(mine.reply.history.map((item) => [item.seq, item.standing, item.counted])).toEqual([
    [seq, 'removed', false],
  ]);
  expect(await owedNotices(server, 'answerVoided', 1)).toEqual([home('resident-3')]);
});

test('what was entered for a household is shown to its admin, and to a worker what he entered himself', async () => {
  const entries = (as: string | undefined, householdId = home('resident-3')) =>
    server.call('GET /rounds/:roundId/entries', {
      params,
      query: { householdId },
      ...(as !== undefined && { as }),
    });
  await expectRefused(server, 'session/not-signed-in', () => entries(undefined));
  for (const as of ['resident-3', 'bureau-1'])
    await expectRefused(server, 'identity/role-may-not', () => entries(as));
  for (const as of ['worker-2', 'admin-2'])
    await expectRefused(server, 'request/not-found', () => entries(as));
  await expectRefused(server, 'request/not-found', () => entries('admin-1', home('resident-other')));
  const all = (await entries('admin-1')).reply.items;
  expect(all.map((one) => [one.seq, one.standing, one.enteredByMe])).toEqual([[seq, 'removed', false]]);
  expect((await entries('worker-1')).reply.items).toHaveLength(1);
  expect((await entries('worker-b2')).reply.items).toHaveLength(0);
  const list = await server.call('GET /rounds/:roundId/voids', { params, as: 'admin-1' });
  expect(list.reply.items.map(({ state }) => state)).toEqual(['approved', 'rejected']);
  await expectRefused(server, 'request/not-found', () =>
    server.call('GET /rounds/:roundId/voids', { params, as: 'admin-2' }),
  );
});

test('a naive recount agrees, and everybody who is to be told is', () =>
  expectHonestRecord(server, 'demo-01', roundId));
