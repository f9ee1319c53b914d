import { randomUUID } from 'node:crypto';
import { verifyReceipt } from '../../../shared/ledger/verifyReceipt.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { asLedgerValue } from '../../../server/round/asLedgerValue.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Several people of one household, bindings by slip, and taking back (domain table of edge cases; ledger rule 7: a
// new binding waits 24 hours before it may replace what was said).

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const menu = 'demo-01-menu';
const confirmation = 'demo-09-confirmation';
const rounds = new Map<string, RoundView>();

async function roundNamed(roundId: string): Promise<RoundView> {
  const round =
    rounds.get(roundId) ?? (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
  rounds.set(roundId, round);
  return round;
}

async function give(as: string, roundId: string, stance: string, more: object = {}) {
  const { questionHash, questions } = await roundNamed(roundId);
  const householdId = 'householdId' in more ? more.householdId : server.world.homeOf(as);
  const body = {
    clientKey: randomUUID(),
    householdId,
    questionHash,
    answers: ballot(questions, stance),
    ...more,
  };
  return server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, as });
}

const withdraw = (
  as: string | undefined,
  householdId: unknown,
  clientKey = randomUUID() as string,
  roundId = menu,
  more: object = {},
) =>
  server.call('POST /rounds/:roundId/withdraw', {
    params: { roundId },
    body: { clientKey, householdId, ...more },
    ...(as !== undefined && { as }),
  });
const mineOf = async (as: string, roundId = menu) =>
  (await server.call('GET /rounds/:roundId/responses/mine', { params: { roundId }, as })).reply;

test('two of one household at the same moment are two entries and one answered household', async () => {
  const before = await server.staffView(menu);
  const both = await Promise.all([give('resident-1', menu, 'yes'), give('family-1', menu, 'no')]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  const seqs = both.map(({ reply }) => reply.receipt.seq);
  expect(Math.abs((seqs[0] ?? 0) - (seqs[1] ?? 0))).toBe(1);
  const after = await server.staffView(menu);
  expect([after.answered, after.seq]).toEqual([before.answered + 1, before.seq + 2]);
  // Both see the household's history, and each knows which act was the own one.
  for (const as of ['resident-1', 'family-1']) {
    const { history } = await mineOf(as);
    expect(history.map(({ mine }) => mine).sort()).toEqual([false, true]);
  }
});

test('of a member’s act the others see what was said, not the account nor the second; its receipt verifies', async () => {
  const { history, householdId } = await mineOf('family-1');
  for (const { mine, at, answers, receipt } of history) {
    const personal = ['actor', 'deviceAt', 'syncAt'].filter((field) => field in receipt.opening);
    expect(personal).toEqual(mine ? ['actor', 'syncAt'] : []);
    expect(mine || Date.parse(at) === receipt.leaf.tm * 1000).toBe(true);
    const expected = { log: 'demo-01', round: menu, household: householdId, answers: asLedgerValue(answers) };
    expect(verifyReceipt(nodeLedgerCrypto, receipt, expected).filter(({ ok }) => !ok)).toEqual([]);
  }
});

test('opposite stances in a confirmation are asked about before they are counted', async () => {
  const first = await give('owner-9', confirmation, 'yes');
  expect(first.status).toBe(201);
  await expectRefused(server, 'response/household-conflict', () => give('family-9', confirmation, 'no'));
  const { answered } = await server.staffView(confirmation);
  const confirmed = await give('family-9', confirmation, 'no', { confirm: true });
  expect(confirmed.status).toBe(201);
  expect((await server.staffView(confirmation)).answered).toBe(answered);
  // A tenant is no party to what touches property: recorded, not counted, nothing to settle.
  const tenant = await give('tenant-9', confirmation, 'no');
  expect(tenant.status).toBe(201);
  const { history } = await mineOf('tenant-9', confirmation);
  expect(history.map(({ counted }) => counted)).toEqual([false, true, false]);
});

describe('taking back', () => {
  test('is for the household alone, and for one that has answered', async () => {
    const homeOf = server.world.homeOf('resident-2');
    await expectRefused(server, 'session/not-signed-in', () => withdraw(undefined, homeOf));
    for (const as of ['worker-1', 'admin-1', 'visitor-1', 'inspector-1'])
      await expectRefused(server, 'identity/role-may-not', () => withdraw(as, homeOf));
    for (const as of ['resident-1', 'resident-other'])
      await expectRefused(server, 'request/not-found', () => withdraw(as, homeOf));
    await expectRefused(server, 'request/not-found', () =>
      withdraw('resident-2', homeOf, randomUUID(), 'demo-02-menu'),
    );
    await expectRefused(server, 'response/not-answered', () => withdraw('resident-2', homeOf));
    for (const householdId of [{ $ne: null }, [homeOf], '', 7])
      await expectRefused(server, 'request/invalid-field', () => withdraw('resident-2', householdId));
    for (const channel of ['door', 'paper', { $ne: null }])
      await expectRefused(server, 'request/invalid-field', () =>
        withdraw('resident-2', homeOf, randomUUID(), menu, { channel }),
      );
  });

  test('leaves the answer in the record, uncounted, and the household may answer again', async () => {
    const before = await server.staffView(menu);
    const householdId = server.world.homeOf('resident-1');
    const clientKey = randomUUID();
    const inApp = { channel: 'app' };
    const taken = await withdraw('resident-1', householdId, clientKey, menu, inApp);
    const { leaf } = taken.reply.receipt;
    expect([taken.status, leaf.t, leaf.via]).toEqual([201, 'withdraw', 'app']);
    await expectRefused(server, 'response/idempotency-mismatch', () =>
      withdraw('resident-1', householdId, clientKey),
    );
    const again = await withdraw('resident-1', householdId, clientKey, menu, inApp);
    expect([again.status, again.reply.replayed, again.reply.receipt.h]).toEqual([
      200,
      true,
      taken.reply.receipt.h,
    ]);
    const after = await server.staffView(menu);
    expect([after.answered, after.untouched]).toEqual([before.answered - 1, before.untouched + 1]);
    const { history, counted } = await mineOf('family-1');
    expect([history.map(({ kind }) => kind), counted]).toEqual([['response', 'response', 'withdraw'], []]);
    await expectRefused(server, 'response/not-answered', () => withdraw('family-1', householdId));
    expect((await give('family-1', menu, 'yes')).status).toBe(201);
    expect((await server.staffView(menu)).answered).toBe(before.answered);
  });
});

describe('a newcomer with a slip', () => {
  const ask = (as: string | undefined, more: object = {}) =>
    server.call('POST /bindings', {
      body: { code: code(0), relation: 'family', name: '演示新人', phone: '139 0000 1111', ...more },
      ...(as !== undefined && { as }),
    });
  const code = (index: number) => server.slips[index]?.code ?? '';
  const door = (index: number) => server.slips[index]?.householdId ?? '';
  const decide = (verb: 'approve' | 'reject', bindingId: string, as?: string, body?: object) =>
    server.call(`POST /bindings/:bindingId/${verb}`, {
      params: { bindingId },
      ...(as !== undefined && { as }),
      ...(body !== undefined && { body }),
    });
  const list = (
    as: string | undefined,
    query: Readonly<Record<string, string>> = { communityId: 'demo-01' },
  ) => server.call('GET /bindings', { query, ...(as !== undefined && { as }) });

  test('is refused without a session, with a wrong code, or with fields of another kind', async () => {
    await expectRefused(server, 'session/not-signed-in', () => ask(undefined));
    await expectRefused(server, 'binding/code-unknown', () => ask('visitor-1', { code: '23456789AB' }));
    for (const more of [
      { code: { $gt: '' } },
      { code: [code(0)] },
      { relation: 'cousin' },
      { relation: { $ne: null } },
      { name: ' ' },
      { phone: 'x' },
      { householdId: door(0) },
      { status: 'approved' },
    ])
      await expectRefused(server, 'request/invalid-field', () => ask('visitor-1', more));
  });

  test('waits for a worker, and until then neither answers nor learns whether the household has', async () => {
    const asked = await ask('visitor-1');
    expect([asked.status, asked.reply.status, asked.reply.name]).toEqual([201, 'pending', '演**']);
    await expectRefused(server, 'response/binding-pending', () =>
      give('visitor-1', menu, 'yes', { householdId: door(0) }),
    );
    await expectRefused(server, 'identity/role-may-not', () => withdraw('visitor-1', door(0)));
    const view = await server.call('GET /rounds/:roundId', { params: { roundId: menu }, as: 'visitor-1' });
    expect(view.reply.mine).toMatchObject({
      mayAnswer: { ok: false, code: 'response/binding-pending' },
      answered: false,
    });
    const mine = server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId: menu },
      as: 'visitor-1',
    });
    expect((await mine).code).toBe('request/not-found');
    const seen = await server.call('GET /rounds/:roundId/participation', {
      params: { roundId: menu },
      as: 'visitor-1',
    });
    expect(seen.reply).not.toHaveProperty('buildings');
  });

  test('is listed with masked name and telephone, to the staff of the building alone', async () => {
    await expectRefused(server, 'session/not-signed-in', () => list(undefined));
    for (const as of ['resident-1', 'visitor-1', 'bureau-1', 'inspector-1'])
      await expectRefused(server, 'identity/role-may-not', () => list(as));
    for (const as of ['worker-2', 'admin-2'])
      await expectRefused(server, 'identity/not-found', () => list(as));
    await expectRefused(server, 'request/invalid-field', () => list('worker-1', {}));
    await expectRefused(server, 'request/invalid-field', () =>
      list('worker-1', { communityId: 'demo-01', cursor: 'x' }),
    );
    const listed = await list('worker-1');
    expect(listed.reply.items[0]).toMatchObject({ householdId: door(0), status: 'pending', name: '演**' });
    expect(listed.text).not.toMatch(/演示新人|1390000|139 0000/);
  });

  test('is decided once, by staff of the building, not by the person itself', async () => {
    const bindingId = (await list('worker-1')).reply.items[0]?.bindingId ?? '';
    await expectRefused(server, 'session/not-signed-in', () => decide('approve', bindingId));
    for (const as of ['visitor-1', 'resident-1', 'bureau-1'])
      await expectRefused(server, 'identity/role-may-not', () => decide('approve', bindingId, as));
    for (const as of ['worker-2', 'admin-2', 'worker-9'])
      await expectRefused(server, 'identity/not-found', () => decide('approve', bindingId, as));
    await expectRefused(server, 'identity/not-found', () => decide('approve', 'binding-0', 'worker-1'));
    await expectRefused(server, 'request/invalid-field', () =>
      decide('reject', bindingId, 'worker-1', { reason: '' }),
    );

    const [before = 0] = await server.sizes();
    const both = await Promise.all([
      decide('approve', bindingId, 'worker-1'),
      decide('approve', bindingId, 'admin-1'),
    ]);
    expect(both.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect((await server.sizes())[0]).toBe(before + 1);
    await expectRefused(server, 'binding/not-pending', () => decide('approve', bindingId, 'worker-1'));
    await expectRefused(server, 'binding/not-pending', () =>
      decide('reject', bindingId, 'admin-1', { reason: '材料不全' }),
    );
    await expectRefused(server, 'binding/code-unknown', () => ask('visitor-2'));
  });

  test('of a worker is never decided by that worker', async () => {
    const asked = await ask('worker-1', { code: code(1), relation: 'tenant' });
    expect(asked.status).toBe(201);
    const { bindingId, householdId } = asked.reply;
    await expectRefused(server, 'binding/own-household', () => decide('approve', bindingId, 'worker-1'));
    // And while it waits, that door is the worker's own already.
    const heard = { channel: 'door', visit: { visitedAt: new Date(server.clock.now()).toISOString() } };
    await expectRefused(server, 'response/own-household', () =>
      give('worker-1', menu, 'yes', { householdId, ...heard }),
    );
    const rejected = await decide('reject', bindingId, 'admin-1', { reason: '不是这一户' });
    expect(rejected.reply.status).toBe('rejected');
    const view = await server.call('GET /me', { as: 'worker-1' });
    expect(view.reply.households).toEqual([]);
  });

  test('is a resident of that community once approved, and cannot ask for the same household again', async () => {
    const asked = await ask('visitor-3', { code: code(2) });
    expect(asked.reply.communityId).toBe('demo-02');
    const approved = await decide('approve', asked.reply.bindingId, 'worker-2');
    expect(approved.reply.status).toBe('approved');
    const me = await server.call('GET /me', { as: 'visitor-3' });
    expect(me.reply.roles).toEqual([{ role: 'resident', scope: ['community:demo-02'] }]);
    await expectRefused(server, 'binding/already-bound', () => ask('visitor-3', { code: code(2) }));
  });

  test('may not replace or take back what a member has said within 24 hours, and may after them', async () => {
    const householdId = door(0);
    await expectRefused(server, 'response/binding-recent', () =>
      give('visitor-1', menu, 'no', { householdId }),
    );
    await expectRefused(server, 'response/higher-ranked', () => withdraw('visitor-1', householdId));
    server.clock.forward(25 * 3_600_000);
    const given = await give('visitor-1', menu, 'no', { householdId });
    expect(given.status).toBe(201);
  });
});
