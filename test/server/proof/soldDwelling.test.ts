import { randomUUID } from 'node:crypto';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import type { RollChange } from '../../../shared/round/case/rollAmendment.ts';
import { ballotsOfRepresentatives, forgedHand } from '../../support/forgedHand.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';
import { silentDoors, votersOf } from '../../support/voters.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// domain.md, edge cases: “sale mid-round | a vote already cast stands; if none, the new owner votes” — and an auditor
// counts such a vote again: the bundle opens what was decided about the register while it was open.

const roundId = 'demo-02-statutory-parking';
const communityId = 'demo-02';
let server: TestServer;
let bundle: Bundle;

beforeAll(async () => {
  server = await startTestServer();
  const { single } = silentDoors(voters().silent);
  const [only = '', bought = '', another = '', refused = ''] = single;
  const home = server.world.homeOf('resident-other');
  const owner = elected(home);
  const voted = voters().all.find(
    (elector) => !voters().silent.includes(elector) && !elector.joint && elector.dwellings.length === 1,
  );
  // An only dwelling, one of two, one to an owner of the register, one whose owner has voted, one that is refused.
  await sell({ kind: 'sale', householdId: only });
  await sell({ kind: 'sale', householdId: owner?.dwellings[1]?.householdId ?? '' });
  await sell({ kind: 'sale', householdId: bought, buyerId: owner?.electorId ?? '' });
  await sell({ kind: 'sale', householdId: voted?.dwellings[0]?.householdId ?? '' });
  await sell({ kind: 'sale', householdId: refused }, 'reject');
  await sell({ kind: 'remove', householdId: another });
  await cast(only);
  const { reply: round } = await server.call('GET /rounds/:roundId', { params: { roundId } });
  server.clock.forward(Date.parse(round.closesAt) - server.clock.now() + 60_000);
  server.forgetSessions();
  const closed = await server.call('POST /rounds/:roundId/close', { params: { roundId }, as: 'admin-2' });
  expect(closed.code).toBeUndefined();
  bundle = await take('inspector-1');
});
afterAll(() => server.stop());

/** The bundle as this person gets it; a database that is away for a moment is asked again, as a client would. */
async function take(as: string): Promise<Bundle> {
  let text = '';
  await waitUntil(async () => {
    const heard = await server.send('GET', `/api/v1/rounds/${roundId}/bundle`, { as });
    expect([heard.code, heard.status]).toEqual([undefined, 200]);
    text = heard.text;
  });
  return JSON.parse(text) as Bundle;
}

const voters = () => votersOf(server.world.world.communities, roundId);
const elected = (door: string) =>
  voters().all.find(({ dwellings }) => dwellings.some(({ householdId }) => householdId === door));

async function sell(change: RollChange, verb: 'approve' | 'reject' = 'approve'): Promise<void> {
  const asked = await server.call('POST /communities/:communityId/roll-amendments', {
    params: { communityId },
    as: 'worker-2',
    body: { clientKey: randomUUID(), change, words: '不动产权证编号演示-1' },
  });
  expect(asked.code).toBeUndefined();
  const decided = await server.call(`POST /roll-amendments/:amendmentId/${verb}`, {
    params: { amendmentId: asked.reply.amendmentId },
    as: 'admin-2',
    body: { words: '核对过' },
  });
  expect(decided.code).toBeUndefined();
}

async function cast(householdId: string): Promise<void> {
  const { reply: round } = await server.call('GET /rounds/:roundId', { params: { roundId } });
  const done = await server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    as: 'worker-2',
    body: {
      clientKey: randomUUID(),
      householdId,
      questionHash: round.questionHash,
      answers: round.questions.map(({ questionId }) => ({ questionId, value: 'yes' })),
      channel: 'meeting',
    },
  });
  expect(done.code).toBeUndefined();
}

const registerIn = ({ leaves, openings }: Bundle) =>
  openings.filter(({ seq }) => leaves[seq]?.t === 'rollAmend');

test('the inspector counts the vote again, sales and all: persons, areas and every matter', async () => {
  expect(bundle.tier).toBe('auditor');
  const { code, steps } = await verifyTwice(bundle);
  expect(code).toBe(0);
  expect(steps.filter(({ status }) => status === 'open')).toEqual([]);
  expect(steps.find(({ step }) => step === 'owners')?.detail).toContain('过户 4 套');
});

test('the tally counts another number of persons than the frozen register, and is right', () => {
  const said = bundle.leaves.findLast(({ t, round }) => t === 'tally' && round === roundId)?.d;
  expect(said?.['electors']).not.toBe(undefined);
  const { people } = (bundle.published['electors'] ?? {}) as { people?: { total?: number } };
  expect(people?.total).toBe(said?.['electors']);
});

test('of the register no more is opened than the decisions and the changes they approved: nobody’s name', () => {
  const fields = registerIn(bundle).map((opened) => Object.keys(opened.fields).sort().join(' '));
  expect(new Set(fields)).toEqual(new Set(['reason', 'result target']));
  expect(fields.filter((names) => names === 'reason')).toHaveLength(5);
  expect(fields.filter((names) => names === 'result target')).toHaveLength(6);
});

test.each(['reason', 'result'] as const)('a bundle that keeps a %s closed is refused: 40', async (kept) => {
  const [gone] = registerIn(bundle).filter(({ fields }) => kept in fields);
  const openings = bundle.openings.filter(({ seq }) => seq !== gone?.seq);
  expect((await verifyTwice({ ...bundle, openings })).code).toBe(40);
});

test('an entry of the register that the vote does not need stays closed, or the bundle is refused: 40', async () => {
  const owners = await take('resident-other');
  expect(registerIn(owners)).toEqual([]);
  expect((await verifyTwice(owners)).code).toBe(0);
  const [more] = registerIn(bundle);
  const openings = [...owners.openings, ...(more ? [more] : [])].sort((a, b) => a.seq - b.seq);
  expect((await verifyTwice({ ...owners, openings })).code).toBe(40);
});

test('another hand than that of the agreed representative is refused, however well all is signed: 60', async () => {
  const [seq = -1] = ballotsOfRepresentatives(bundle);
  expect(bundle.openings.find((opened) => opened.seq === seq)).toBeDefined();
  const ownersIn = async (checked: Bundle) => {
    const { code, steps } = await verifyTwice(checked);
    return { code, owners: steps.find(({ step }) => step === 'owners') };
  };
  // Written anew by the same forger with nothing changed, the step finds nothing.
  expect((await ownersIn(forgedHand(bundle, seq))).owners?.status).toBe('ok');
  const forged = await ownersIn(forgedHand(bundle, seq, 'somebody-of-the-same-dwelling'));
  expect([forged.code, forged.owners]).toEqual([
    60,
    { step: 'owners', status: 'failed', detail: `第 ${seq} 条不是共有人商定的代表投的。` },
  ]);
});

test('the agreed representatives of several owners are under the roll’s hash', async () => {
  const named = bundle.roll.electors?.filter(({ representative }) => representative !== undefined) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(named.every(({ joint }) => joint)).toBe(true);
  const [first] = named;
  const electors = bundle.roll.electors?.map((elector) =>
    elector === first ? { ...elector, representative: 'f'.repeat(32) } : elector,
  );
  expect(
    (await verifyTwice({ ...bundle, roll: { ...bundle.roll, ...(electors && { electors }) } })).code,
  ).toBe(50);
});
