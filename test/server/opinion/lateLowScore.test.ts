import { randomUUID } from 'node:crypto';
import type { Answer } from '../../../shared/round/question.ts';
import { askSatisfaction, finaliseSatisfaction } from '../../support/askSatisfaction.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Domain rules "Satisfaction", with "offline entry arriving after close": an item that is low only with the late entries
// is low in the final result, and so on the work list.

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

test('an item that late entries make low is on the work list once the result is final', async () => {
  const roundId = await askSatisfaction(server, () => 4, 'closed');
  const lines = async (state?: 'open') => {
    const query = {
      roundId,
      source: 'score',
      limit: '100',
      ...(state === undefined ? {} : { state }),
    } as const;
    return (await server.call('GET /opinions', { query, as: 'worker-1' })).reply.items;
  };
  await waitUntil(async () => {
    if ((await lines()).length === 0) throw new Error('not collected yet');
  });
  expect(await lines('open')).toEqual([]);
  const { questions, questionHash } = (await server.call('GET /rounds/:roundId', { params: { roundId } }))
    .reply;
  const answers = questions.flatMap((question): readonly Answer[] =>
    question.type === 'matrix'
      ? [
          {
            questionId: question.questionId,
            value: Object.fromEntries(question.rows.map(({ rowId }) => [rowId, rowId === 'lamps' ? 1 : 4])),
          },
        ]
      : [],
  );
  // As many households as change a published number, heard before the close and sent after it.
  const late = server.world.answered('demo-01-menu').slice(12);
  expect(late.length).toBeGreaterThanOrEqual(5);
  for (const householdId of late) {
    const visit = { visitedAt: new Date(server.clock.now() - 60_000).toISOString() };
    const body = { clientKey: randomUUID(), householdId, questionHash, answers, visit };
    const given = await server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: { ...body, channel: 'door' },
      as: 'worker-1',
    });
    expect([given.status, given.code]).toEqual([201, undefined]);
  }
  await finaliseSatisfaction(server, roundId);
  const [low, another] = await waitUntil(async () => {
    const open = await lines('open');
    if (open.length === 0) throw new Error('the low score is not on the work list yet');
    return open;
  });
  expect([low?.line?.label, (low?.line?.tenths ?? 1000) < 600, another]).toEqual(['灯亮', true, undefined]);
});
