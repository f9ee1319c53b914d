import { randomUUID } from 'node:crypto';
import type { Answer } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Satisfaction for supervisors: beside both rates in the bureau's table with n, rate and interval, 样本不足 marked, with
// dimensions, items and the trend of a community; nothing while the round is open.

const communityId = 'demo-01';
const DAY = 86_400_000;

let server: TestServer;
let roundId: string;
beforeAll(async () => {
  server = await startTestServer();
  const drafted = await server.call('POST /communities/:communityId/rounds', {
    params: { communityId },
    body: { kind: 'satisfaction' },
    as: 'admin-1',
  });
  roundId = drafted.reply.roundId;
  server.clock.forward(Date.parse(drafted.reply.terms.opensAt) - server.clock.now() + DAY / 100);
  server.forgetSessions();
  await act('open');
});
afterAll(() => server.stop());

const act = async (verb: 'open' | 'close'): Promise<void> => {
  const done = await server.call(`POST /rounds/:roundId/${verb}`, { params: { roundId }, as: 'admin-1' });
  expect([done.status, done.text]).toEqual([200, done.text]);
};
const trend = async (as?: string) =>
  (
    await server.call('GET /communities/:communityId/satisfaction', {
      params: { communityId },
      ...(as !== undefined && { as }),
    })
  ).reply.items;
const row = async (as: string) =>
  (await server.call('GET /overview', { query: { limit: '100' }, as })).reply.items.find(
    (one) => one.communityId === communityId,
  );
const marksOf = ({ questions }: RoundView, mark: number): readonly Answer[] =>
  questions.flatMap((question): readonly Answer[] => {
    const { questionId } = question;
    if (question.type === 'rating') return [{ questionId, value: mark }];
    if (question.type !== 'matrix') return [];
    return [{ questionId, value: Object.fromEntries(question.rows.map(({ rowId }) => [rowId, mark])) }];
  });

test('while the round is open nobody is shown a score', async () => {
  expect(await trend('admin-1')).toEqual([]);
  expect((await row('bureau-1'))?.satisfaction).toBeNull();
});

test('after the close everybody reads it, and the bureau’s table has it beside both rates', async () => {
  const round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
  const doors = server.world.answered('demo-01-menu').slice(0, 12);
  for (const [index, householdId] of doors.entries()) {
    const given = await server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: {
        clientKey: randomUUID(),
        householdId,
        questionHash: round.questionHash,
        answers: marksOf(round, index < 6 ? 5 : 3),
        channel: 'door',
        visit: { visitedAt: new Date(server.clock.now()).toISOString() },
      },
      as: 'worker-1',
    });
    expect([given.status, given.text]).toEqual([201, given.text]);
  }
  await act('close');
  const [shown] = await trend();
  // Six households at 100 and six at 50 points, twelve of twenty-four.
  expect(shown).toMatchObject({
    roundId,
    status: 'closed',
    result: { overall: { n: 12, households: 24, ratePermille: 500, scoreTenths: 750, standing: 'ranked' } },
  });
  expect(shown?.result.items.every(({ scoreTenths }) => scoreTenths === 750)).toBe(true);
  for (const as of ['bureau-1', 'inspector-1', 'city-1']) {
    const seen = await row(as);
    expect(seen?.satisfaction?.overall).toEqual(shown?.result.overall);
    expect(seen?.round?.strict.denominator).toBe(24);
    expect([seen?.districtId, seen?.districtName]).toEqual(['demo-east', '示范东区']);
  }
});

test('its marks are not printed beside the score where few answered', async () => {
  const { reply } = await server.call('GET /rounds/:roundId/result', { params: { roundId } });
  const rated = reply.questions.filter(({ type }) => type === 'rating' || type === 'matrix');
  expect(rated.length).toBeGreaterThan(0);
  expect(rated.flatMap(({ cells }) => cells).every(({ count }) => count === null)).toBe(true);
});

test('an opinion is linked to a rated line of it, with the score that everybody reads', async () => {
  const matrix = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply.questions.find(
    ({ type }) => type === 'matrix',
  );
  if (matrix?.type !== 'matrix') throw new Error('a round of satisfaction without a matrix');
  const written = await server.call('POST /communities/:communityId/opinions', {
    params: { communityId },
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf('resident-1'),
      text: '楼道太脏',
      mayPublish: false,
    },
    as: 'resident-1',
  });
  const params = { opinionId: written.reply.opinionId };
  const rowId = matrix.rows[0]?.rowId ?? '';
  const linked = await server.call('POST /opinions/:opinionId/links', {
    params,
    body: {
      clientKey: randomUUID(),
      target: { kind: 'score', roundId, questionId: matrix.questionId, rowId },
    },
    as: 'worker-1',
  });
  expect(linked.reply.links[0]?.line).toMatchObject({ rated: 12, low: null, tenths: 750 });
});

test('a community that is not there has no trend', async () => {
  const heard = await server.call('GET /communities/:communityId/satisfaction', {
    params: { communityId: 'demo-77' },
  });
  expect(heard.code).toBe('request/not-found');
});

test('a low mark opens one’s own score, not what another household said about the same line', async () => {
  const drafted = await server.call('POST /communities/:communityId/rounds', {
    params: { communityId },
    body: { kind: 'satisfaction' },
    as: 'admin-1',
  });
  const params = { roundId: drafted.reply.roundId };
  const { terms } = drafted.reply;
  server.clock.forward(Math.max(0, Date.parse(terms.opensAt) - server.clock.now() + DAY / 100));
  server.forgetSessions();
  await server.call('POST /rounds/:roundId/open', { params, as: 'admin-1' });
  const round = (await server.call('GET /rounds/:roundId', { params })).reply;
  const rating = round.questions.find(({ type }) => type === 'rating')?.questionId ?? '';
  for (const [as, reason] of [
    ['resident-1', '三楼王阿姨说施工太吵，电话 13800001234'],
    ['resident-2', ''],
  ] as const) {
    const answers = marksOf(round, 1).map((answer) =>
      answer.questionId === rating && reason !== '' ? { ...answer, reason } : answer,
    );
    const given = await server.call('POST /rounds/:roundId/responses', {
      params,
      body: {
        clientKey: randomUUID(),
        householdId: server.world.homeOf(as),
        questionHash: round.questionHash,
        answers,
      },
      as,
    });
    expect([given.status, given.text]).toEqual([201, given.text]);
  }
  await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
  const opinions = await waitUntil(async () => {
    const query = { ...params, limit: '100' };
    const { items } = (await server.call('GET /opinions', { query, as: 'admin-1' })).reply;
    expect(items.map(({ source }) => source)).toEqual(expect.arrayContaining(['reason', 'score']));
    return items;
  });
  const seen = async (as: string, opinionId = '') =>
    server.call('GET /opinions/:opinionId', { params: { opinionId }, as });
  const spoken = opinions.find(({ source }) => source === 'reason')?.opinionId;
  expect((await seen('resident-1', spoken)).reply.mine).toBe(true);
  expect((await seen('resident-2', spoken)).code).toBe('request/not-found');
  const own = await Promise.all(
    opinions
      .filter(({ source }) => source === 'score')
      .map(async ({ opinionId }) => (await seen('resident-2', opinionId)).reply.myMark),
  );
  expect(own.length).toBeGreaterThan(0);
  expect(new Set(own)).toEqual(new Set([1]));
});
