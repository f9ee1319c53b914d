import { randomUUID } from 'node:crypto';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import type { ReplyOf } from '../../../shared/api.ts';
import type { NoticeView } from '../../../shared/notice/noticeApi.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { expectHonestRecord } from '../../support/expectHonestRecord.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// Against invented answers (ledger.md) 3 and 6: every entry by staff is told to its household, how stands in the record,
// and how many could not be told is published.

const roundId = 'demo-01-menu';
const communityId = 'demo-01';
const params = { roundId };

let server: TestServer;
let round: RoundView;
let onPaper: readonly [string, string];
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params })).reply;
  await enter(server.world.homeOf('resident-3'));
  onPaper = await waitingForSlips();
  await enter(onPaper[0]);
  await waitUntil(async () => expect((await slipsOf('worker-1', onPaper[0]))?.notices).toHaveLength(2));
});
afterAll(() => server.stop());

const enter = async (householdId: string): Promise<void> => {
  const body = {
    clientKey: randomUUID(),
    householdId,
    questionHash: round.questionHash,
    answers: ballot(round.questions),
    channel: 'door',
    visit: { visitedAt: new Date(server.clock.now()).toISOString() },
  };
  const entered = await server.call('POST /rounds/:roundId/responses', { params, body, as: 'worker-1' });
  expect(entered.text).toContain('receipt');
};
const messages = async (as: string, query: object = {}) =>
  (await server.call('GET /notices', { query: { ...query }, as })).reply;
const messageOf = (as: string): Promise<NoticeView> =>
  waitUntil(async () => {
    const found = (await messages(as)).items.find(({ link }) => link.kind === 'round');
    if (found === undefined) throw new Error(`${as} has no message`);
    return found;
  });
const slips = async (as: string) =>
  (await server.call('GET /notices/slips', { query: { communityId, limit: '100' }, as })).reply.items;
/** Two households of worker-1 in which nobody has an account and for which staff entered an answer. */
const waitingForSlips = (): Promise<readonly [string, string]> =>
  waitUntil(async () => {
    const [first, second] = await slips('worker-1');
    if (first === undefined || second === undefined) throw new Error('two slips have to be brought');
    return [first.householdId, second.householdId];
  });
const slipsOf = async (as: string, householdId: string) =>
  (await slips(as)).find((one) => one.householdId === householdId);
const bring = (as: string, householdId: string, outcome: string) =>
  server.call('POST /notices/slips/:householdId/outcome', { params: { householdId }, body: { outcome }, as });
/** How each `notice` entry of the community says it was told. */
const told = async (): Promise<string[]> => {
  const leaves = await server.database.connection
    .collection<{ readonly log: string; readonly leaf: string }>('ledger')
    .find({ log: communityId })
    .toArray();
  return leaves.flatMap(({ leaf }) => {
    const { t, via = '' } = JSON.parse(leaf) as { t: string; via?: string };
    return t === 'notice' ? [via] : [];
  });
};
const recorded = (atLeast: number): Promise<string[]> =>
  waitUntil(async () => {
    const found = await told();
    if (found.length < atLeast) throw new Error(`${found.length} of ${atLeast} are recorded`);
    return found;
  });

test('a household reads what was entered for it, and is told by having opened it, once', async () => {
  const message = await messageOf('resident-3');
  expect(message).toMatchObject({
    title: '您家有一条代录的登记',
    link: { kind: 'round', roundId },
    read: false,
  });
  expect(message.text).not.toMatch(/同意|不同意|选/);
  const before = (await messages('resident-3')).unread;
  const read = (as: string) =>
    server.call('POST /notices/:noticeId/read', { params: { noticeId: message.noticeId }, as });
  await expectRefused(server, 'request/not-found', () => read('resident-2'));
  await expectRefused(server, 'request/not-found', () => read('admin-1'));
  expect((await read('resident-3')).reply.unread).toBe(before - 1);
  expect(await recorded(1)).toEqual(['list']);
  await read('resident-3');
  expect((await messageOf('resident-3')).read).toBe(true);
});

test('a list goes on where it stopped, and refuses a place that is none', async () => {
  const first = await messages('resident-3', { limit: '1' });
  expect(first.items).toHaveLength(1);
  if (first.nextCursor !== null) {
    const next = await messages('resident-3', { cursor: first.nextCursor });
    expect(next.items.map(({ noticeId }) => noticeId)).not.toContain(first.items[0]?.noticeId);
  }
  await expectRefused(server, 'request/invalid-field', () =>
    server.call('GET /notices', { query: { cursor: 'x' }, as: 'resident-3' }),
  );
});

describe('slips for households in which nobody has an account', () => {
  test('are for the staff of the place', async () => {
    for (const as of ['resident-1', 'inspector-1', 'handler-1'])
      await expectRefused(server, 'identity/role-may-not', () =>
        server.call('GET /notices/slips', { query: { communityId }, as }),
      );
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /notices/slips', { query: { communityId }, as: 'admin-2' }),
    );
    expect(await slipsOf('worker-1', onPaper[0])).toMatchObject({ mayHand: false, printedAt: null });
    expect(await slipsOf('worker-1', onPaper[1])).toMatchObject({ mayHand: true });
  });

  test('go on where the list stopped, also past those that I may not bring myself', async () => {
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query = { communityId, limit: '1', ...(cursor === '' ? {} : { cursor }) };
      const page: ReplyOf<'GET /notices/slips'> = (
        await server.call('GET /notices/slips', { query, as: 'worker-1' })
      ).reply;
      walked.push(...page.items.map(({ householdId }) => householdId));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual((await slips('worker-1')).map(({ householdId }) => householdId));
    expect(walked).toEqual(expect.arrayContaining([...onPaper]));
  });

  test('carry a code by which the household says that it was not asked', async () => {
    const printed = await server.call('POST /notices/slips/print', {
      body: { communityId, householdIds: [onPaper[0], server.world.homeOf('resident-1')] },
      as: 'admin-1',
    });
    expect(printed.reply.items.map(({ householdId }) => householdId)).toEqual([onPaper[0]]);
    const code = printed.reply.items[0]?.codes[0]?.code ?? '';
    const look = await server.call('POST /disputes/look-up', { body: { code } });
    expect(look.reply.entries.length).toBeGreaterThan(0);
    expect((await slipsOf('admin-1', onPaper[0]))?.printedAt).not.toBeNull();
  });

  test('are brought by somebody else than who entered the answer; both ends stand in the record', async () => {
    await expectRefused(server, 'slip/own-entry', () => bring('worker-1', onPaper[0], 'handed'));
    await expectRefused(server, 'request/not-found', () => bring('admin-2', onPaper[0], 'handed'));
    expect((await bring('admin-1', onPaper[0], 'handed')).reply.settled).toBe(2);
    expect((await bring('admin-1', onPaper[1], 'impossible')).reply.settled).toBe(1);
    await expectRefused(server, 'request/not-found', () => bring('admin-1', onPaper[0], 'handed'));
    expect([...(await recorded(4))].sort()).toEqual(['list', 'slip', 'slip', 'slip']);
  });
});

test('a phone asks for leave to send; without a mini program there is nothing to ask for', async () => {
  const templates = await server.call('GET /notices/templates', { as: 'resident-1' });
  expect(templates.reply.items).toEqual([]);
  const given = await server.call('POST /notices/credits', {
    body: { templates: { 'template-1': 'accept' } },
    as: 'resident-1',
  });
  expect(given.reply.left).toEqual({});
});

describe('after the close', () => {
  beforeAll(async () => {
    await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
  });

  test('the result publishes how many were owed and how many could not be told', async () => {
    const result = await server.call('GET /rounds/:roundId/result', { params });
    const { notices } = result.reply.solicitation.record;
    expect(notices.owed).toBeGreaterThanOrEqual(3);
    // Opened in the list, and two handed over; nobody could be reached behind the third door, and nobody told the others yet.
    expect(notices.undelivered).toBe(notices.owed - 3);
    await expectHonestRecord(server, communityId, roundId);
  });

  test.each([
    [undefined, 'world', 0],
    ['resident-3', 'household', 1],
    ['inspector-1', 'auditor', 4],
  ])(
    'both verifiers pass the bundle of %s (%s), in which %d notices are opened',
    async (as, tier, opened) => {
      // Bundles are made one at a time and have a budget; a client asks again.
      const reply = await waitUntil(async () => {
        const path = `/api/v1/rounds/${roundId}/bundle`;
        const heard = await server.send('GET', path, as === undefined ? {} : { as });
        if (heard.status !== 200) throw new Error(heard.text);
        return heard;
      }, 20_000);
      const bundle = JSON.parse(reply.text) as Bundle;
      expect(bundle.tier).toBe(tier);
      const seqs = bundle.leaves.filter(({ t }) => t === 'notice').map(({ seq }) => seq);
      expect(seqs).toHaveLength(4);
      expect(bundle.openings.filter(({ seq }) => seqs.includes(seq))).toHaveLength(opened);
      const report = await verifyTwice(reply.text);
      expect(report.steps.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(report.code).toBe(0);
    },
  );
});
