import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// What workers enter: POST /visits, answers heard at the door, GET /rounds/:roundId/doors (ledger rules against
// invented answers; domain rules of visits and rank).

let server: TestServer;
let round: RoundView;
let left: readonly string[];
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
  left = ['resident-1', 'resident-2', 'resident-3', 'resident-4', 'resident-5'].map((as) =>
    server.world.homeOf(as),
  );
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { roundId };
const DAY = 86_400_000;
const at = (ms = 0) => new Date(server.clock.now() + ms).toISOString();
const home = (index: number) => left[index] ?? '';

const visit = (as: string | undefined, more: object = {}) =>
  server.call('POST /visits', {
    body: {
      clientKey: randomUUID(),
      roundId,
      householdId: home(0),
      outcome: 'attempted',
      visitedAt: at(),
      ...more,
    },
    ...(as !== undefined && { as }),
  });
const enter = (as: string, more: object = {}) =>
  server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: home(1),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
      channel: 'door',
      visit: { visitedAt: at() },
      ...more,
    },
    as,
  });

describe('a visit that is not taken', () => {
  test('is one of nobody, of somebody who is no worker, or of a worker of other buildings', async () => {
    await expectRefused(server, 'session/not-signed-in', () => visit(undefined));
    for (const as of ['resident-1', 'admin-1', 'bureau-1', 'inspector-1', 'volunteer-1'])
      await expectRefused(server, 'identity/role-may-not', () => visit(as));
    for (const as of ['worker-2', 'worker-9', 'worker-b2'])
      await expectRefused(server, 'request/not-found', () => visit(as));
  });

  test('is one to a household or of a round that is not there, or that do not belong together', async () => {
    await expectRefused(server, 'request/not-found', () => visit('worker-1', { householdId: 'demo-01-h0' }));
    await expectRefused(server, 'request/not-found', () => visit('worker-1', { roundId: 'demo-99-menu' }));
    await expectRefused(server, 'request/not-found', () => visit('worker-1', { roundId: 'demo-02-menu' }));
  });

  test('has another outcome, no time, or fields of its own invention', async () => {
    for (const more of [
      { outcome: 'answered' },
      { outcome: { $ne: 'refused' } },
      { visitedAt: '2031-W20-3' },
      { visitedAt: '2031-05-14' },
      { visitedAt: '2031-05-14T10:00:00' },
      { visitedAt: '2031-13-14T10:00:00Z' },
      { visitedAt: 1 },
      { householdId: [home(0)] },
      { answers: [] },
    ])
      await expectRefused(server, 'request/invalid-field', () => visit('worker-1', more));
  });

  test('has not happened yet, or happened before the round', async () => {
    const error = await expectRefused(server, 'request/invalid-field', () =>
      visit('worker-1', { visitedAt: at(DAY) }),
    );
    expect(error.fields).toEqual([{ path: 'visitedAt', code: 'in-the-future' }]);
    const early = new Date(Date.parse(round.opensAt) - 1).toISOString();
    await expectRefused(server, 'response/outside-window', () => visit('worker-1', { visitedAt: early }));
  });

  test('is one at the worker’s own door', async () => {
    const householdId = server.world.homeOf('worker-at-home');
    await expectRefused(server, 'response/own-household', () => visit('worker-at-home', { householdId }));
  });
});

test('visits move a household from untouched to attempted to refused, and nobody calls again after that', async () => {
  const states = async () => {
    const { untouched, attempted, unreachable, refused, answered } = await server.staffView(roundId);
    return { untouched, attempted, unreachable, refused, answered };
  };
  const before = await states();
  const first = await visit('worker-1');
  expect([first.status, first.reply.receipt.leaf.t, first.reply.receipt.leaf.via]).toEqual([
    201,
    'visit',
    'door',
  ]);
  expect(await states()).toEqual({
    ...before,
    untouched: before.untouched - 1,
    attempted: before.attempted + 1,
  });
  await visit('worker-1', { outcome: 'refused' });
  expect(await states()).toEqual({ ...before, untouched: before.untouched - 1, refused: 1 });
  await expectRefused(server, 'response/household-refused', () => visit('worker-1'));
  // "unless the household asks": it may still answer by itself.
  const own = await server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: home(0),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as: 'resident-1',
  });
  expect(own.status).toBe(201);
  expect(await states()).toEqual({
    ...before,
    untouched: before.untouched - 1,
    refused: 0,
    answered: before.answered + 1,
  });
});

test('a visit sent again is the same entry; the same key with another outcome is refused', async () => {
  const body = { clientKey: randomUUID(), householdId: home(4), visitedAt: at() };
  const first = await visit('worker-1', body);
  const again = await visit('worker-1', body);
  expect([first.status, again.status, again.reply.replayed]).toEqual([201, 200, true]);
  expect(again.reply.receipt.h).toBe(first.reply.receipt.h);
  await expectRefused(server, 'response/idempotency-mismatch', () =>
    visit('worker-1', { ...body, outcome: 'unreachable' }),
  );
});

describe('an answer that a worker enters', () => {
  test('needs a channel of staff, a form for paper and only for paper, and a visit that has happened', async () => {
    const faults = async (more: object) =>
      (await expectRefused(server, 'request/invalid-field', () => enter('worker-1', more))).fields;
    expect(await faults({ channel: 'app' })).toEqual([{ path: 'channel', code: 'staff-channel-needed' }]);
    expect(await faults({ channel: 'paper' })).toEqual([{ path: 'form', code: 'required' }]);
    expect(await faults({ form: { serial: 'A-0001' } })).toEqual([{ path: 'form', code: 'paper-only' }]);
    expect(await faults({ visit: { visitedAt: at(DAY) } })).toEqual([
      { path: 'visit.visitedAt', code: 'in-the-future' },
    ]);
    await expectRefused(server, 'response/form-unknown', () =>
      enter('worker-1', { channel: 'paper', form: { serial: 'A-0001' } }),
    );
  });

  test('is never one for the worker’s own household, nor for a building of somebody else', async () => {
    const householdId = server.world.homeOf('worker-at-home');
    await expectRefused(server, 'response/own-household', () => enter('worker-at-home', { householdId }));
    await expectRefused(server, 'request/not-found', () => enter('worker-b2', { householdId: home(0) }));
    await expectRefused(server, 'request/not-found', () => enter('worker-2'));
  });

  test('never replaces what the household said itself', async () => {
    await expectRefused(server, 'response/self-exists', () => enter('worker-1', { householdId: home(0) }));
    await expectRefused(server, 'response/self-exists', () =>
      enter('worker-1', { householdId: home(0), relation: 'owner', confirm: true }),
    );
  });

  test('counts under its channel, is shown to the household as staff’s, and yields to the household’s own', async () => {
    const before = await server.staffView(roundId);
    const entered = await enter('worker-1');
    expect(entered.status).toBe(201);
    const { leaf, opening } = entered.reply.receipt;
    expect([leaf.via, typeof leaf.op, opening.by?.value]).toEqual(['door', 'string', 'staff']);
    const after = await server.staffView(roundId);
    expect([after.answered - before.answered, after.channels.door - before.channels.door]).toEqual([1, 1]);

    const own = await server.call('POST /rounds/:roundId/responses', {
      params,
      body: {
        clientKey: randomUUID(),
        householdId: home(1),
        questionHash: round.questionHash,
        answers: ballot(round.questions, 'no'),
        channel: 'app',
      },
      as: 'resident-2',
    });
    expect(own.status).toBe(201);
    const mine = await server.call('GET /rounds/:roundId/responses/mine', { params, as: 'resident-2' });
    expect(
      mine.reply.history.map(({ by, channel, counted, mine: made }) => [by, channel, counted, made]),
    ).toEqual([
      ['staff', 'door', false, false],
      ['self', 'app', true, true],
    ]);
    const now = await server.staffView(roundId);
    expect([now.channels.door, now.channels.app]).toEqual([before.channels.door, before.channels.app + 1]);
  });

  test('at the door without a time of its own was heard now', async () => {
    const entered = await enter('worker-1', { householdId: home(2), visit: undefined });
    const visitAt = entered.reply.receipt.opening.visitAt?.value;
    expect(typeof visitAt === 'string' && Date.parse(visitAt) - server.clock.now()).toBeGreaterThan(-60_000);
  });

  test('names its worker by another pseudonym in every round', async () => {
    const entries = await server.call('GET /ledgers/:log/entries', {
      params: { log: 'demo-01' },
      query: { limit: 100 },
    });
    expect(entries.text).not.toContain('worker-1');
  });
});

describe('the doors', () => {
  const doors = (as: string | undefined, id = roundId) =>
    server.call('GET /rounds/:roundId/doors', { params: { roundId: id }, ...(as !== undefined && { as }) });

  test('are shown to staff of the building alone', async () => {
    await expectRefused(server, 'session/not-signed-in', () => doors(undefined));
    for (const as of ['resident-1', 'bureau-1', 'inspector-1', 'handler-1', 'committee-1', 'visitor-1'])
      await expectRefused(server, 'identity/role-may-not', () => doors(as));
    for (const as of ['worker-2', 'admin-2', 'admin-9'])
      await expectRefused(server, 'request/not-found', () => doors(as));
    await expectRefused(server, 'request/not-found', () => doors('admin-1', 'demo-01-none'));
    await expectRefused(server, 'round/not-open', () => doors('admin-2', 'demo-02-confirmation'));
  });

  test('carry every door with its state and no name and no choice, and sum to the round’s households', async () => {
    const heard = await doors('admin-1');
    const all = heard.reply.buildings.flatMap(({ units }) => units.flatMap((unit) => unit.doors));
    expect([all.length, new Set(all.map(({ householdId }) => householdId)).size]).toEqual([24, 24]);
    const staff = await server.staffView(roundId);
    for (const state of ['answered', 'untouched', 'attempted', 'unreachable', 'refused'] as const)
      expect(all.filter((door) => door.state === state)).toHaveLength(staff[state]);
    expect(new Set(all.flatMap((door) => Object.keys(door)))).toEqual(
      new Set(['householdId', 'room', 'floor', 'state', 'attempts']),
    );
  });

  test('are those of the worker’s own buildings', async () => {
    const heard = await doors('worker-b2');
    expect(heard.reply.buildings.map(({ buildingId }) => buildingId)).toEqual(['demo-01-b2']);
  });
});

test('whoever opened a round enters neither answers nor visits in it', async () => {
  const as = 'worker-admin-12';
  const opened = await server.call('POST /rounds/:roundId/open', { params: { roundId: 'demo-12-menu' }, as });
  const { questionHash, questions, opensAt } = opened.reply;
  server.clock.forward(Math.max(0, Date.parse(opensAt) - server.clock.now()));
  server.forgetSessions();
  const doors = await server.call('GET /rounds/:roundId/doors', { params: { roundId: 'demo-12-menu' }, as });
  const householdId = doors.reply.buildings[0]?.units[0]?.doors[0]?.householdId ?? '';
  const visitedAt = new Date(server.clock.now()).toISOString();
  const door = { clientKey: randomUUID(), householdId };
  const answer = { ...door, questionHash, answers: ballot(questions), channel: 'door', visit: { visitedAt } };
  await expectRefused(server, 'response/opened-round', () =>
    server.call('POST /rounds/:roundId/responses', { params: { roundId: 'demo-12-menu' }, body: answer, as }),
  );
  const visit = { ...door, roundId: 'demo-12-menu', outcome: 'attempted', visitedAt };
  await expectRefused(server, 'response/opened-round', () =>
    server.call('POST /visits', { body: visit, as }),
  );
});
