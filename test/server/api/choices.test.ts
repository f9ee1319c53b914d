import { randomUUID } from 'node:crypto';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import { verifyBundleAtOnce } from '../../../shared/proof/verifyBundle.ts';
import { choiceTag } from '../../../shared/round/result/choiceList.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';

// ledger.md, "Disclosure modes": a pseudonymous round (opt-in, 50 households and more) shows the owners tag + choice after
// the close, shuffled, without channel or time; its live figures carry no building rows.

const communityId = 'demo-01';
const OWNERS = ['resident-1', 'resident-2', 'resident-3'] as const;
const OTHERS = ['resident-4', 'resident-5'] as const;
let server: TestServer;
let round: RoundView;

beforeAll(async () => {
  server = await startTestServer();
  await moreDwellings(40);
});
afterAll(() => server.stop());

/** Dwellings that the register gets before the round opens: the community is large enough then. */
async function moreDwellings(count: number): Promise<void> {
  const households = server.database.connection.collection<{ _id: string; room: string }>('households');
  const one = await households.findOne({ _id: server.world.homeOf('resident-1') });
  if (one === null) throw new Error('no household');
  await households.insertMany(
    Array.from({ length: count }, (_, at) => ({ ...one, _id: `${communityId}-more-${at}`, room: `9${at}` })),
  );
}

const openPseudonymous = async (basis: string): Promise<RoundView> => {
  const { reply: draft } = await server.call('POST /communities/:communityId/rounds', {
    params: { communityId },
    body: { kind: 'survey' },
    as: 'admin-1',
  });
  const about = { params: { roundId: draft.roundId }, as: 'admin-1' };
  const changed = await server.call('POST /rounds/:roundId/draft', {
    ...about,
    body: { version: draft.version, change: { disclosure: 'pseudonymous', disclosureBasis: basis } },
  });
  expect(changed.reply.faults).toEqual([]);
  expect((await server.call('POST /rounds/:roundId/open', about)).code).toBeUndefined();
  server.clock.forward(Math.max(0, Date.parse(draft.terms.opensAt) - server.clock.now()) + 60_000);
  server.forgetSessions();
  return (await server.call('GET /rounds/:roundId', about)).reply;
};
const paramsOf = () => ({ roundId: round.roundId });
const answer = (as: string) =>
  server.call('POST /rounds/:roundId/responses', {
    params: paramsOf(),
    as,
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf(as),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
  });
const choicesAs = (as?: string) =>
  server.call('GET /rounds/:roundId/choices', { params: paramsOf(), ...(as === undefined ? {} : { as }) });

test('it is opened with its basis, and each household’s live figures say nothing of buildings', async () => {
  round = await openPseudonymous('居民会议 10 月 8 日同意');
  expect(round).toMatchObject({ disclosure: 'pseudonymous', disclosureBasis: '居民会议 10 月 8 日同意' });
  for (const as of [...OWNERS, ...OTHERS]) expect((await answer(as)).code).toBeUndefined();
  const seen = await server.call('GET /rounds/:roundId/participation', {
    params: paramsOf(),
    as: 'resident-1',
  });
  expect(seen.reply).toMatchObject({ official: { answered: 5 }, buildings: [] });
});

test('before the close nobody sees a choice', async () => {
  await expectRefused(server, 'round/not-closed', () => choicesAs('resident-1'));
});

test('after it the owners of the community see them, each look is on record; nobody else does', async () => {
  await server.call('POST /rounds/:roundId/close', { params: paramsOf(), as: 'admin-1' });
  const { reply } = await choicesAs('resident-1');
  expect(reply.basis).toBe('居民会议 10 月 8 日同意');
  expect(reply.questions.length).toBeGreaterThan(0);
  for (const { rows } of reply.questions) {
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(Object.keys(row).sort()).toEqual(['tag', 'value']);
  }
  for (const as of [
    'resident-4',
    'resident-5',
    'resident-other',
    'worker-1',
    'admin-1',
    'inspector-1',
    'visitor-1',
  ])
    await expectRefused(server, 'request/not-found', () => choicesAs(as));
  await expectRefused(server, 'session/not-signed-in', () => choicesAs());
  const trail = await server.call('GET /audit', { as: 'inspector-1' });
  expect(trail.reply.items).toContainEqual(
    expect.objectContaining({ act: 'choices.view', target: round.roundId }),
  );
});

test('of a round that discloses otherwise there is no such list', async () => {
  await expectRefused(server, 'request/not-found', () =>
    server.call('GET /rounds/:roundId/choices', { params: { roundId: 'demo-01-menu' }, as: 'resident-1' }),
  );
});

test('every household finds its own line by its receipt, at each question one, and nobody else’s', async () => {
  const { reply: list } = await choicesAs('resident-1');
  const seen = new Set<string>();
  for (const as of [...OWNERS, ...OTHERS]) {
    const { reply } = await server.call('GET /rounds/:roundId/responses/mine', { params: paramsOf(), as });
    const salt = reply.history[0]?.receipt.opening.household?.salt ?? '';
    for (const { questionId, rows } of list.questions) {
      const own = rows.filter(({ tag }) => tag === choiceTag(nodeLedgerCrypto, salt, questionId));
      expect(own).toHaveLength(1);
      expect(own[0]?.value).toEqual(reply.counted.find((one) => one.questionId === questionId)?.value);
      seen.add(`${questionId} ${own[0]?.tag ?? ''}`);
    }
  }
  expect(seen.size).toBe(5 * list.questions.length);
});

test('nothing of the list names a place in the log, a building, a door, a channel or a time', async () => {
  const { reply } = await choicesAs('resident-1');
  const text = JSON.stringify(reply.questions);
  const { reply: entries } = await server.call('GET /ledgers/:log/entries', {
    params: { log: communityId },
    query: { limit: 100 },
  });
  for (const { h, leaf } of entries.items) {
    expect(text).not.toContain(h.slice(0, 12));
    for (const commitment of Object.values(leaf.c)) expect(text).not.toContain(commitment.slice(0, 12));
  }
  for (const word of [
    'seq',
    'building',
    'unit',
    'via',
    'channel',
    'at"',
    'tm',
    server.world.homeOf('resident-1'),
  ])
    expect(text).not.toContain(`"${word}`);
});

test('an owner’s bundle carries the list, both verifiers hold it against the tally, and find his own line', async () => {
  const { text } = await server.send('GET', `/api/v1/rounds/${round.roundId}/bundle`, { as: 'resident-1' });
  const bundle = JSON.parse(text) as Bundle;
  expect([bundle.tier, bundle.openings]).toEqual(['pseudonymous', []]);
  const mine = await server.call('GET /rounds/:roundId/responses/mine', {
    params: paramsOf(),
    as: 'resident-1',
  });
  const receipt = JSON.stringify(mine.reply.history[0]?.receipt);
  const report = await verifyTwice(text, { receipt });
  expect(report.code).toBe(0);
  const found = report.steps.find(({ step }) => step === 'receipt')?.detail ?? '';
  expect(found.match(/[0-9a-f]{12} /g)).toHaveLength(bundle.list?.questions.length ?? 0);
});

test('by naming his household he gets its own entries; a tenant never gets the list; the inspector counts it anew', async () => {
  const path = `/api/v1/rounds/${round.roundId}/bundle`;
  const tierAs = async (as: string, query = ''): Promise<string> => {
    const { text } = await server.send('GET', `${path}${query}`, { as });
    expect(verifyBundleAtOnce(nodeLedgerCrypto, { text }).code).toBe(0);
    return (JSON.parse(text) as Bundle).tier;
  };
  expect(await tierAs('resident-1', `?householdId=${server.world.homeOf('resident-1')}`)).toBe('household');
  expect(await tierAs('resident-5')).toBe('household');
  expect(await tierAs('inspector-1')).toBe('auditor');
  expect(await tierAs('visitor-1')).toBe('world');
});
