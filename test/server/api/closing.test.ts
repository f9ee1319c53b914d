import { randomUUID } from 'node:crypto';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// Opening, closing, the result and its final form: POST /rounds/:roundId/open, /close, /finalise, GET /result.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const HOUR = 3_600_000;
const menu = 'demo-01-menu';
type Act = 'open' | 'close' | 'finalise';
const act = (verb: Act, roundId: string, as?: string) =>
  server.call(`POST /rounds/:roundId/${verb}`, { params: { roundId }, ...(as !== undefined && { as }) });
const view = (roundId: string, as?: string) =>
  server.call('GET /rounds/:roundId', { params: { roundId }, ...(as !== undefined && { as }) });
const result = (roundId: string, as?: string) =>
  server.call('GET /rounds/:roundId/result', { params: { roundId }, ...(as !== undefined && { as }) });
const at = () => new Date(server.clock.now()).toISOString();

async function give(as: string, round: RoundView, more: object = {}) {
  const body = {
    clientKey: randomUUID(),
    householdId: 'householdId' in more ? more.householdId : server.world.homeOf(as),
    questionHash: round.questionHash,
    answers: ballot(round.questions),
    ...more,
  };
  return server.call('POST /rounds/:roundId/responses', { params: { roundId: round.roundId }, body, as });
}

test.each<Act>(['open', 'close', 'finalise'])(
  'to %s is for an admin of the community alone',
  async (verb) => {
    await expectRefused(server, 'session/not-signed-in', () => act(verb, menu));
    for (const as of ['resident-1', 'worker-1', 'bureau-1', 'city-1', 'inspector-1', 'operator-1'])
      await expectRefused(server, 'identity/role-may-not', () => act(verb, menu, as));
    for (const as of ['admin-2', 'admin-9'])
      await expectRefused(server, 'request/not-found', () => act(verb, menu, as));
    await expectRefused(server, 'request/not-found', () => act(verb, 'no-such-round', 'admin-1'));
    await expectRefused(server, 'request/not-found', () => act(verb, 'demo-12-menu', 'admin-1'));
    const sent = await server.send('POST', `/api/v1/rounds/${menu}/${verb}`, {
      as: 'admin-1',
      body: '{"force":true}',
    });
    expect([sent.status, sent.code]).toEqual([400, 'request/invalid-field']);
  },
);

describe('a draft', () => {
  const draft = 'demo-12-menu';

  test('does not exist but for those who prepare it', async () => {
    for (const as of [undefined, 'resident-1', 'resident-other', 'admin-1', 'worker-1', 'bureau-1', 'city-1'])
      await expectRefused(server, 'request/not-found', () => view(draft, as));
    for (const as of ['admin-12', 'bureau-other']) expect((await view(draft, as)).reply.status).toBe('draft');
    const list = (as?: string) =>
      server.call('GET /communities/:communityId/rounds', {
        params: { communityId: 'demo-12' },
        ...(as !== undefined && { as }),
      });
    expect((await list()).reply.items).toEqual([]);
    expect((await list('admin-12')).reply.items.map(({ roundId }) => roundId)).toEqual([draft]);
    const round = await view('demo-02-confirmation', 'admin-2');
    await expectRefused(server, 'request/not-found', () => give('resident-other', round.reply));
    const body = { clientKey: randomUUID(), householdId: server.world.homeOf('resident-other') };
    const params = { roundId: 'demo-02-confirmation' };
    await expectRefused(server, 'request/not-found', () =>
      server.call('POST /rounds/:roundId/withdraw', { params, body, as: 'resident-other' }),
    );
    for (const key of ['GET /rounds/:roundId/participation', 'GET /rounds/:roundId/result'] as const)
      await expectRefused(server, 'request/not-found', () =>
        server.call(key, { params, as: 'resident-other' }),
      );
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /rounds/:roundId/responses/mine', { params, as: 'resident-other' }),
    );
  });

  test('takes no answers, has no numbers and can be neither closed nor made final', async () => {
    await expectRefused(server, 'round/not-open', () => act('close', draft, 'admin-12'));
    await expectRefused(server, 'round/not-closed', () => act('finalise', draft, 'admin-12'));
    await expectRefused(server, 'round/not-closed', () => result(draft, 'admin-12'));
    const params = { roundId: draft };
    await expectRefused(server, 'round/not-open', () =>
      server.call('GET /rounds/:roundId/participation', { params, as: 'admin-12' }),
    );
    const round = await view('demo-02-confirmation', 'worker-2');
    const body = {
      householdId: server.world.homeOf('resident-other'),
      channel: 'door',
      visit: { visitedAt: at() },
    };
    await expectRefused(server, 'round/not-open', () => give('worker-2', round.reply, body));
  });

  test('is opened once, with its questions, rule and roll frozen in the log', async () => {
    const before = await view(draft, 'admin-12');
    const both = await Promise.all([act('open', draft, 'admin-12'), act('open', draft, 'admin-12')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ code }) => code)).toContain('round/not-draft');
    const opened = await view(draft);
    const { rollHash, ...rest } = opened.reply;
    expect(rest).toEqual({ ...before.reply, status: 'open' });
    const entries = await server.call('GET /ledgers/:log/entries', {
      params: { log: 'demo-12' },
      query: { limit: 100 },
    });
    const about = entries.reply.items.filter(({ leaf }) => leaf.round === draft);
    expect(about.map(({ leaf }) => leaf.t)).toEqual(['rollFreeze', 'roundOpen']);
    expect(about[1]?.leaf.d).toMatchObject({ questionHash: before.reply.questionHash });
    expect(about.map(({ leaf }) => leaf.roll)).toEqual([rollHash, rollHash]);
    expect(rollHash).toMatch(/^[0-9a-f]{64}$/);
    await expectRefused(server, 'round/not-draft', () => act('open', draft, 'admin-12'));
  });
});

describe('before the close', () => {
  test('nobody is told a result, not even staff', async () => {
    for (const as of [undefined, 'resident-1', 'worker-1', 'admin-1', 'bureau-1', 'inspector-1'])
      await expectRefused(server, 'round/not-closed', () => result(menu, as));
    await expectRefused(server, 'round/not-closed', () => act('finalise', menu, 'admin-1'));
  });

  test('whoever has entered an answer or a visit may not close', async () => {
    const visited = await server.call('POST /visits', {
      body: {
        clientKey: randomUUID(),
        roundId: menu,
        householdId: server.world.homeOf('resident-2'),
        outcome: 'attempted',
        visitedAt: at(),
      },
      as: 'worker-admin',
    });
    expect(visited.status).toBe(201);
    await expectRefused(server, 'round/own-entry', () => act('close', menu, 'worker-admin'));
  });
});

describe('after the close', () => {
  let round: RoundView;
  beforeAll(async () => {
    round = (await view(menu)).reply;
    const both = await Promise.all([act('close', menu, 'admin-1'), act('close', menu, 'admin-1')]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ code }) => code)).toContain('round/closed');
  });

  test('the log holds one close, one tally and one sample, and every entry up to them is published', async () => {
    const size = (await server.sizes())[0] ?? 0;
    const entries = await server.call('GET /ledgers/:log/entries', {
      params: { log: 'demo-01' },
      query: { from: size - 3, limit: 10 },
    });
    expect(entries.reply.items.map(({ leaf }) => leaf.t)).toEqual(['roundClose', 'tally', 'auditSample']);
    expect(entries.reply.publishedSize).toBe(size);
  });

  test('a household’s answer comes too late, and so does what a worker heard after the close', async () => {
    const published = await result(menu);
    await expectRefused(server, 'round/closed', () => give('resident-3', round));
    const late = {
      householdId: server.world.homeOf('resident-3'),
      channel: 'door',
      visit: { visitedAt: at() },
    };
    await expectRefused(server, 'response/outside-window', () => give('worker-1', round, late));
    const { channel: _channel, visit, ...door } = late;
    const tried = { ...door, ...visit, clientKey: randomUUID(), roundId: menu, outcome: 'attempted' };
    await expectRefused(server, 'response/outside-window', () =>
      server.call('POST /visits', { body: tried, as: 'worker-1' }),
    );
    expect((await result(menu)).text).toBe(published.text);
  });

  test('anybody reads the result, with no group of fewer than five households in it', async () => {
    const heard = await result(menu);
    const { smallCellK, questions, participation, status } = heard.reply;
    expect([status, smallCellK, participation.households]).toEqual(['closed', 5, 24]);
    expect(questions.length).toBe(round.questions.length);
    for (const { type, cells, answered, unstated } of questions) {
      const numbers = [...cells.map(({ count }) => count), answered, unstated];
      for (const number of numbers)
        if (number !== null && number !== 0) expect(number).toBeGreaterThanOrEqual(smallCellK);
      // Not to be had by subtraction either: where choices add up, no cell is withheld alone.
      const withheld = cells.filter(({ count }) => count === null).length + (unstated === null ? 1 : 0);
      if (type === 'single' || type === 'stance') expect(withheld).not.toBe(1);
    }
    expect(questions.some(({ suppressed }) => suppressed)).toBe(true);
    expect(heard.text).not.toMatch(/demo-01-h[0-9a-f]{8}|resident|worker-/);
    expect((await result(menu, 'resident-1')).text).toBe(heard.text);
  });

  test('it becomes final once, after the days for objections', async () => {
    const early = await expectRefused(server, 'round/not-finalisable', () =>
      act('finalise', menu, 'admin-1'),
    );
    expect(Date.parse(String(early['until']))).toBeGreaterThan(server.clock.now());
    server.clock.forward((round.rule.objectionDays + 1) * 24 * HOUR);
    server.forgetSessions();
    const finalise = () => act('finalise', menu, 'admin-1');
    const both = await Promise.all([finalise(), finalise()]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.map(({ code }) => code)).toContain('round/final');
    await expectRefused(server, 'round/final', finalise);
    await expectRefused(server, 'round/closed', () => act('close', menu, 'admin-1'));
    expect((await result(menu)).reply.status).toBe('final');
    const visitedAt = new Date(Date.parse(round.opensAt) + HOUR).toISOString();
    const late = { householdId: server.world.homeOf('resident-4'), channel: 'door', visit: { visitedAt } };
    await expectRefused(server, 'round/closed', () => give('worker-1', round, late));
  });
});
