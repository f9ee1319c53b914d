import { randomUUID } from 'node:crypto';
import type { Answer } from '../../shared/round/question.ts';
import type { TestServer } from './testServer.ts';

const DAY = 86_400_000;
const communityId = 'demo-01';
/** As many as have their items scored, and few enough that the marks stay withheld. */
const DOORS = 12;

/** A 效果评价 of demo-01 that twelve households answer at their doors, every row with the mark asked of `markOf`; its id. */
export async function askSatisfaction(
  server: TestServer,
  markOf: (rowId: string) => number,
  reaches: 'closed' | 'final',
): Promise<string> {
  const drafted = await server.call('POST /communities/:communityId/rounds', {
    params: { communityId },
    body: { kind: 'satisfaction' },
    as: 'admin-1',
  });
  const { roundId, terms } = drafted.reply;
  const params = { roundId };
  later(server, Math.max(0, Date.parse(terms.opensAt) - server.clock.now()) + DAY / 100);
  expect((await server.call('POST /rounds/:roundId/open', { params, as: 'admin-1' })).code).toBeUndefined();
  const { questions, questionHash } = (await server.call('GET /rounds/:roundId', { params })).reply;
  const answers = questions.flatMap((question): readonly Answer[] =>
    question.type === 'matrix'
      ? [
          {
            questionId: question.questionId,
            value: Object.fromEntries(question.rows.map(({ rowId }) => [rowId, markOf(rowId)])),
          },
        ]
      : [],
  );
  for (const householdId of server.world.answered('demo-01-menu').slice(0, DOORS)) {
    const given = await server.call('POST /rounds/:roundId/responses', {
      params,
      body: {
        clientKey: randomUUID(),
        householdId,
        questionHash,
        answers,
        channel: 'door',
        visit: { visitedAt: new Date(server.clock.now()).toISOString() },
      },
      as: 'worker-1',
    });
    expect([given.status, given.text]).toEqual([201, given.text]);
  }
  expect((await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' })).code).toBeUndefined();
  if (reaches === 'final') await finaliseSatisfaction(server, roundId);
  return roundId;
}

/** Its objection days pass and its result becomes final. */
export async function finaliseSatisfaction(server: TestServer, roundId: string): Promise<void> {
  later(server, 8 * DAY);
  const done = await server.call('POST /rounds/:roundId/finalise', { params: { roundId }, as: 'admin-1' });
  expect(done.code).toBeUndefined();
}

/** So much time passes; whoever was signed in has to do it again. */
function later(server: TestServer, milliseconds: number): void {
  server.clock.forward(milliseconds);
  server.forgetSessions();
}
