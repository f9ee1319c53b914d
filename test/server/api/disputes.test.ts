import { randomUUID } from 'node:crypto';
import type { HouseholdEntryView } from '../../../shared/round/case/roundCase.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { owedNotices } from '../../support/owedNotices.ts';
import { expectHonestRecord } from '../../support/expectHonestRecord.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { uploadPaper } from '../../support/uploadPaper.ts';

// 这不是我们答的: the household's one tap or its printed code, and the evidence that settles it (ledger.md, "Against
// invented answers" 3; domain.md, "disputed 'that was not us'").

let server: TestServer;
let round: RoundView;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params })).reply;
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { roundId };
const home = (as: string) => server.world.homeOf(as);
const now = () => new Date(server.clock.now()).toISOString();

async function enter(as: string, householdId: string, more: object = {}): Promise<number> {
  const body = {
    clientKey: randomUUID(),
    householdId,
    questionHash: round.questionHash,
    answers: ballot(round.questions),
    ...more,
  };
  const given = await server.call('POST /rounds/:roundId/responses', { params, body, as });
  return given.reply.receipt.seq;
}
const enterAtDoor = (householdId: string, as = 'worker-1', more: object = {}) =>
  enter(as, householdId, { channel: 'door', visit: { visitedAt: now() }, ...more });
const dispute = (as: string | undefined, householdId: string, seq: number, more: object = {}) =>
  server.call('POST /disputes', {
    body: { clientKey: randomUUID(), roundId, householdId, seq, ...more },
    ...(as !== undefined && { as }),
  });
const resolve = (disputeId: string, upheld: boolean, as?: string, more: object = {}) =>
  server.call('POST /disputes/:disputeId/resolve', {
    params: { disputeId },
    body: { upheld, evidence: 'callBack', words: '当面回访，业主本人说明当天不在家。', ...more },
    ...(as !== undefined && { as }),
  });
const file = (disputeId: string, as?: string) =>
  server.call('GET /disputes/:disputeId', { params: { disputeId }, ...(as !== undefined && { as }) });
const mineOf = async (as: string) =>
  (await server.call('GET /rounds/:roundId/responses/mine', { params, as })).reply;

describe('an entry by staff', () => {
  let seq: number;
  let disputeId: string;
  beforeAll(async () => {
    seq = await enterAtDoor(home('resident-2'));
  });

  test('is seen by the household as it was entered, and may be disputed', async () => {
    const { history } = await mineOf('resident-2');
    expect(history).toHaveLength(1);
    expect(history[0]).toMatchObject({ seq, by: 'staff', mine: false, standing: 'live', disputable: true });
    expect(history[0]?.answers).toEqual(ballot(round.questions));
  });

  test('is disputed by its household and nobody else', async () => {
    const householdId = home('resident-2');
    await expectRefused(server, 'session/not-signed-in', () => dispute(undefined, householdId, seq));
    for (const as of ['worker-1', 'admin-1', 'inspector-1'])
      await expectRefused(server, 'identity/role-may-not', () => dispute(as, householdId, seq));
    for (const as of ['resident-1', 'resident-other', 'visitor-1'])
      await expectRefused(server, 'request/not-found', () => dispute(as, householdId, seq));
    await expectRefused(server, 'request/not-found', () => dispute('resident-2', householdId, seq + 1));
    await expectRefused(server, 'request/not-found', () => dispute('resident-2', householdId, 1));
    for (const more of [{ words: '' }, { channel: 'door' }, { seq: -1 }, { clientKey: 'x' }])
      await expectRefused(server, 'request/invalid-field', () =>
        dispute('resident-2', householdId, seq, more),
      );
  });

  test('is 有异议 after one tap: out of A, the rate falls, the household is told', async () => {
    const before = await server.staffView(roundId);
    const clientKey = randomUUID();
    const made = await dispute('resident-2', home('resident-2'), seq, { clientKey, channel: 'app' });
    expect([made.status, made.reply.state, made.reply.through]).toEqual([201, 'open', 'account']);
    disputeId = made.reply.disputeId;
    const again = await dispute('resident-2', home('resident-2'), seq, { clientKey, channel: 'app' });
    expect([again.status, again.reply.disputeId]).toEqual([200, disputeId]);
    await expectRefused(server, 'dispute/already-open', () => dispute('resident-2', home('resident-2'), seq));
    const after = await server.staffView(roundId);
    expect([after.answered, after.disputed]).toEqual([before.answered - 1, before.disputed + 1]);
    const { history, counted } = await mineOf('resident-2');
    expect(counted).toEqual([]);
    expect(history[0]).toMatchObject({ standing: 'disputed', disputable: false, dispute: { state: 'open' } });
  });

  test('is settled by an admin who did not enter it, with every look in the audit log', async () => {
    await expectRefused(server, 'session/not-signed-in', () => file(disputeId));
    for (const as of ['resident-2', 'worker-1', 'bureau-1'])
      await expectRefused(server, 'identity/role-may-not', () => file(disputeId, as));
    for (const as of ['admin-2', 'inspector-west'])
      await expectRefused(server, 'request/not-found', () => file(disputeId, as));
    await expectRefused(server, 'request/not-found', () => file('demo-01~2', 'admin-1'));
    const seen = (await file(disputeId, 'admin-1')).reply;
    expect(seen.mayResolve).toBe(true);
    expect(seen.history.map(({ seq: at, standing }) => [at, standing])).toEqual([[seq, 'disputed']]);
    expect((await file(disputeId, 'inspector-1')).reply.history).toHaveLength(1);
    const audit = await server.call('GET /audit', { query: { limit: 20 }, as: 'inspector-1' });
    expect(audit.reply.items.map(({ act, target }) => [act, target])).toEqual(
      expect.arrayContaining([['dispute.view', disputeId]]),
    );

    await expectRefused(server, 'session/not-signed-in', () => resolve(disputeId, true));
    for (const as of ['resident-2', 'worker-1', 'inspector-1'])
      await expectRefused(server, 'identity/role-may-not', () => resolve(disputeId, true, as));
    await expectRefused(server, 'request/not-found', () => resolve(disputeId, true, 'admin-2'));
    for (const more of [{ words: ' ' }, { evidence: 'hearsay' }, { upheld: 'yes' }])
      await expectRefused(server, 'request/invalid-field', () => resolve(disputeId, true, 'admin-1', more));
    await expectRefused(server, 'request/invalid-field', () =>
      resolve(disputeId, true, 'admin-1', { photo: 'b'.repeat(64) }),
    );
    const photo = await uploadPaper(server, 'admin-1', 'demo-01');
    const settled = await resolve(disputeId, true, 'admin-1', { photo });
    expect(settled.reply.evidence?.photo).toBe(photo);
    expect([settled.status, settled.reply.state, settled.reply.mayResolve]).toEqual([200, 'upheld', false]);
    expect(settled.reply.evidence?.kind).toBe('callBack');
    await expectRefused(server, 'case/not-waiting', () => resolve(disputeId, false, 'admin-1'));
    const { history } = await mineOf('resident-2');
    expect(history[0]).toMatchObject({ standing: 'removed', dispute: { state: 'upheld' } });
    await expectRefused(server, 'dispute/nothing-left', () => dispute('resident-2', home('resident-2'), seq));
    const view = await server.staffView(roundId);
    expect([view.disputed, view.untouched]).toEqual([0, 5]);
  });

  test('counts again when the dispute is not upheld, and the household may answer itself at any time', async () => {
    const again = await enterAtDoor(home('resident-2'));
    const made = (await dispute('resident-2', home('resident-2'), again, { words: '那天我不在家' })).reply;
    expect(made.words).toBe('那天我不在家');
    await resolve(made.disputeId, false, 'admin-1', { evidence: 'signedStatement', words: '有本人签字' });
    expect((await mineOf('resident-2')).history.at(-1)).toMatchObject({
      standing: 'live',
      dispute: { state: 'dismissed' },
    });
    const third = (await dispute('resident-2', home('resident-2'), again)).reply;
    await enter('resident-2', home('resident-2'));
    const listed = await server.call('GET /disputes', {
      query: { communityId: 'demo-01' },
      as: 'admin-1',
    });
    const states = new Map(listed.reply.items.map((one) => [one.disputeId, one.state]));
    expect(states.get(third.disputeId)).toBe('answered');
    await expectRefused(server, 'case/not-waiting', () => resolve(third.disputeId, true, 'admin-1'));
  });

  test('is not settled by who entered it', async () => {
    const own = await enterAtDoor(home('resident-4'), 'worker-admin');
    const made = (await dispute('resident-4', home('resident-4'), own)).reply;
    expect((await file(made.disputeId, 'worker-admin')).reply.mayResolve).toBe(false);
    await expectRefused(server, 'case/own-entry', () => resolve(made.disputeId, false, 'worker-admin'));
  });
});

describe('an entry by another member', () => {
  test('may be disputed, the own answer is withdrawn instead, and a tenant stays below the owner', async () => {
    const householdId = home('resident-1');
    const owners = await enter('resident-1', householdId);
    await expectRefused(server, 'dispute/own-entry', () => dispute('resident-1', householdId, owners));
    await expectRefused(server, 'dispute/higher-rank', () => dispute('family-1', householdId, owners));
    const familys = await enter('family-1', householdId);
    expect((await mineOf('resident-1')).history.map(({ disputable }) => disputable)).toEqual([false, true]);
    const made = await dispute('resident-1', householdId, familys);
    expect(made.status).toBe(201);
    // The owner's own answer stands.
    expect((await mineOf('resident-1')).counted.every(({ seq }) => seq === owners)).toBe(true);

    // The office learns that the owner answered, and what only of the entry it has to judge; auditors read all of it.
    const answersIn = (history: readonly HouseholdEntryView[]) =>
      history.map((entry) => [entry.seq, entry.by, entry.answers]);
    const [given, { disputeId }] = [ballot(round.questions), made.reply];
    expect(answersIn((await file(disputeId, 'admin-1')).reply.history)).toEqual([
      [owners, 'self', []],
      [familys, 'self', given],
    ]);
    expect(answersIn((await file(disputeId, 'inspector-1')).reply.history)).toEqual([
      [owners, 'self', given],
      [familys, 'self', given],
    ]);
  });
});

test('the office reads what staff entered at a door, and of a household’s own answer that there is one', async () => {
  const entries = async (householdId: string) => {
    const query = { householdId };
    const { reply } = await server.call('GET /rounds/:roundId/entries', { params, query, as: 'admin-1' });
    return reply.items.map(({ by, answers }) => [by, answers.length > 0]);
  };
  expect(await entries(home('resident-1'))).toEqual([
    ['self', false],
    ['self', false],
  ]);
  expect(await entries(home('resident-4'))).toEqual([['staff', true]]);
  expect(await entries(home('resident-2'))).toEqual([
    ['staff', true],
    ['staff', true],
    ['self', false],
  ]);
});

describe('a household without an account', () => {
  let seq: number;
  let code: string;
  const slip = (as: string | undefined, householdId: string) =>
    server.call('POST /disputes/slips', {
      body: { roundId, householdId },
      ...(as !== undefined && { as }),
    });
  const lookUp = (typed: string, as?: string) =>
    server.call('POST /disputes/look-up', { body: { code: typed }, ...(as !== undefined && { as }) });
  const byCode = (typed: string, at: number, more: object = {}, as?: string) =>
    server.call('POST /disputes/by-code', {
      body: { clientKey: randomUUID(), code: typed, seq: at, ...more },
      ...(as !== undefined && { as }),
    });
  beforeAll(async () => {
    seq = await enterAtDoor(home('resident-5'), 'worker-1', { relation: 'tenant' });
  });

  test('is given a code by the staff of its building', async () => {
    const householdId = home('resident-5');
    await expectRefused(server, 'session/not-signed-in', () => slip(undefined, householdId));
    await expectRefused(server, 'identity/role-may-not', () => slip('resident-5', householdId));
    for (const as of ['worker-2', 'admin-2'])
      await expectRefused(server, 'request/not-found', () => slip(as, householdId));
    const made = await slip('worker-1', householdId);
    expect([made.status, made.reply.code.length]).toEqual([201, 10]);
    code = made.reply.code;
  });

  test('sees with it what was entered in its name, and nothing with any other code', async () => {
    const seen = await lookUp(code.toLowerCase());
    expect(seen.status).toBe(200);
    expect(seen.reply.address).toBe('2号楼 1单元 302');
    expect(seen.reply.entries.map((entry) => [entry.seq, entry.by, entry.standing])).toEqual([
      [seq, 'staff', 'live'],
    ]);
    expect(seen.text).not.toMatch(/demo-01-h[0-9a-f]{8}|worker-1|demo-worker/);
    const wrong = code.startsWith('2') ? `3${code.slice(1)}` : `2${code.slice(1)}`;
    for (const typed of [wrong, 'AAAAAAAAAA', '23456789AB', server.slips[0]?.code ?? ''])
      await expectRefused(server, 'dispute/code-unknown', () => lookUp(typed));
    await expectRefused(server, 'request/invalid-field', () => lookUp(' '));
    // The code binds nobody.
    await expectRefused(server, 'binding/code-unknown', () =>
      server.call('POST /bindings', {
        body: { code, relation: 'tenant', name: '演示', phone: '139 0000 1111' },
        as: 'visitor-1',
      }),
    );
  });

  test('is not spoken for by the staff member who printed the slip', async () => {
    await expectRefused(server, 'dispute/own-slip', () => lookUp(code, 'worker-1'));
    await expectRefused(server, 'dispute/own-slip', () => byCode(code, seq, {}, 'worker-1'));
    expect((await lookUp(code)).reply.entries.map((entry) => entry.seq)).toEqual([seq]);
  });

  test('has its dispute settled by somebody else than who printed the slip', async () => {
    const printed = (await slip('admin-1', home('resident-5'))).reply.code;
    const { disputeId } = (await byCode(printed, seq)).reply;
    expect((await file(disputeId, 'admin-1')).reply.mayResolve).toBe(false);
    for (const upheld of [true, false])
      await expectRefused(server, 'case/own-request', () => resolve(disputeId, upheld, 'admin-1'));
    expect((await file(disputeId, 'worker-admin')).reply.mayResolve).toBe(true);
    expect((await resolve(disputeId, false, 'worker-admin')).reply.state).toBe('dismissed');
  });

  test('disputes with it, once, and only what staff entered', async () => {
    for (const typed of ['AAAAAAAAAA', server.slips[0]?.code ?? ''])
      await expectRefused(server, 'dispute/code-unknown', () => byCode(typed, seq));
    await expectRefused(server, 'request/not-found', () => byCode(code, seq + 1));
    const made = await byCode(code, seq, { words: '没有人来过' });
    expect([made.status, made.reply.through, made.reply.state]).toEqual([201, 'slip', 'open']);
    await expectRefused(server, 'dispute/already-open', () => byCode(code, seq));
    const settled = await resolve(made.reply.disputeId, true, 'admin-1');
    expect(settled.reply.state).toBe('upheld');
    const own = await enter('resident-5', home('resident-5'));
    await expectRefused(server, 'dispute/members-entry', () => byCode(code, own));
    expect((await lookUp(code)).reply.entries.map((entry) => entry.seq)).toEqual([seq]);
  });

  test('is given five slips by one person at most, and further ones by a colleague', async () => {
    for (let printed = 1; printed < 5; printed += 1)
      expect((await slip('worker-1', home('resident-5'))).status).toBe(201);
    await expectRefused(server, 'dispute/slips-enough', () => slip('worker-1', home('resident-5')));
    expect((await slip('admin-1', home('resident-5'))).status).toBe(201);
  });

  test('is no longer known after ninety days, and may be given a new slip', async () => {
    server.clock.forward(91 * 86_400_000);
    server.forgetSessions();
    await expectRefused(server, 'dispute/code-unknown', () => lookUp(code));
    expect((await slip('worker-1', home('resident-5'))).status).toBe(201);
  });
});

test('the list is for the admins of the community and for inspectors', async () => {
  const list = (as: string | undefined, communityId = 'demo-01') =>
    server.call('GET /disputes', { query: { communityId }, ...(as !== undefined && { as }) });
  await expectRefused(server, 'session/not-signed-in', () => list(undefined));
  for (const as of ['resident-1', 'worker-1', 'bureau-1'])
    await expectRefused(server, 'identity/role-may-not', () => list(as));
  await expectRefused(server, 'request/not-found', () => list('admin-2'));
  await expectRefused(server, 'request/not-found', () => list('admin-1', 'demo-02'));
  const all = (await list('admin-1')).reply.items;
  expect(all.length).toBe(7);
  expect((await list('inspector-1')).reply.items).toEqual(all);
  const first = await server.call('GET /disputes', {
    query: { communityId: 'demo-01', limit: 2 },
    as: 'admin-1',
  });
  const next = await server.call('GET /disputes', {
    query: { communityId: 'demo-01', limit: 100, cursor: first.reply.nextCursor ?? '' },
    as: 'admin-1',
  });
  expect([...first.reply.items, ...next.reply.items]).toEqual(all);
});

test('every dispute and every settlement is owed to its household', async () => {
  expect(await owedNotices(server, 'answerDisputed', 7)).toHaveLength(7);
  expect(await owedNotices(server, 'disputeSettled', 4)).toHaveLength(4);
});

test('a naive recount agrees, and everybody who is to be told is', () =>
  expectHonestRecord(server, 'demo-01', roundId));

test('guessing at codes comes to a pause, for the code and for the address', async () => {
  const guarded = await startTestServer({ RATE_LIMITS: 'on' });
  const guess = (code: string) => guarded.call('POST /disputes/look-up', { body: { code } });
  for (let at = 0; at < 5; at += 1) expect((await guess('AAAAAAAAAA')).code).toBe('dispute/code-unknown');
  const paused = await guess('AAAAAAAAAA');
  expect([paused.status, paused.code]).toEqual([429, 'request/too-many']);
  expect(Number(paused.headers.get('retry-after'))).toBeGreaterThan(0);
  for (let at = 0; at < 95; at += 1) await guess(`BBBBBBB${String(at + 100)}`);
  expect((await guess('CCCCCCCCCC')).code).toBe('request/too-many');
  await guarded.stop();
});
