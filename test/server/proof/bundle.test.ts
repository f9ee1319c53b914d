import { randomUUID } from 'node:crypto';
import type { Bundle } from '../../../shared/proof/bundle.ts';
import type { StepStatus, VerifyStep } from '../../../shared/proof/verifyReport.ts';
import type { Receipt } from '../../../shared/ledger/receipt.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';
import { waitUntil } from '../../support/waitUntil.ts';

// A closed round, taken home by everybody who may, and checked there by both verifiers (ledger.md, "Verifier").

const params = { roundId: 'demo-01-menu' };
const DAY = 86_400_000;

let server: TestServer;
let receipt: Receipt;
let headBefore: string;
let toldOf: number;

beforeAll(async () => {
  server = await startTestServer({ RATE_LIMITS: 'on' });
  const { reply: round } = await server.call('GET /rounds/:roundId', { params });
  const answered = await server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf('resident-1'),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as: 'resident-1',
  });
  receipt = answered.reply.receipt;
  headBefore = receipt.checkpoint.note;
});
afterAll(() => server.stop());

/** The bundle as this person gets it; a database that is away for a moment is asked again, as a client would. */
const take = async (as?: string, roundId = params.roundId): Promise<string> => {
  let text = '';
  await waitUntil(async () => {
    const heard = await server.send(
      'GET',
      `/api/v1/rounds/${roundId}/bundle`,
      as === undefined ? {} : { as },
    );
    expect([heard.code, heard.status]).toEqual([undefined, 200]);
    text = heard.text;
  });
  return text;
};
const openedIn = (text: string): Bundle['openings'] => (JSON.parse(text) as Bundle).openings;
const tierOf = (text: string): string => (JSON.parse(text) as Bundle).tier;

/** Both verifiers, with a head and a receipt from before; gives what the steps came to. */
async function check(
  text: string,
  mine: { readonly head: string; readonly receipt: string } | Record<string, never> = {
    head: headBefore,
    receipt: JSON.stringify(receipt),
  },
): Promise<Partial<Record<VerifyStep, StepStatus>>> {
  const report = await verifyTwice(text, mine);
  expect(report.steps.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(report.code).toBe(0);
  return Object.fromEntries(report.steps.map(({ step, status }) => [step, status]));
}

/** A worker enters for a household that reads of it, so that the log says that it was told; the entry's place. */
async function enteredAndTold(): Promise<number> {
  const { reply: round } = await server.call('GET /rounds/:roundId', { params });
  const entered = await server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf('resident-3'),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
      channel: 'door',
      visit: { visitedAt: new Date(server.clock.now()).toISOString() },
    },
    as: 'worker-1',
  });
  const { seq } = entered.reply.receipt;
  await waitUntil(async () => {
    const { items } = (await server.call('GET /notices', { as: 'resident-3' })).reply;
    const message = items.find(({ title }) => title === '您家有一条代录的登记');
    if (message === undefined) throw new Error('nobody has told the household yet');
    await server.call('POST /notices/:noticeId/read', {
      params: { noticeId: message.noticeId },
      as: 'resident-3',
    });
    const { size } = (await server.call('GET /ledgers/:log/checkpoint', { params: { log: 'demo-01' } }))
      .reply;
    if (size < seq + 2) throw new Error('that it was told is not recorded yet');
  });
  return seq;
}

test('before the close there is none; of a round that is not there neither', async () => {
  await expectRefused(server, 'round/not-closed', () =>
    server.call('GET /rounds/:roundId/bundle', { params }),
  );
  await expectRefused(server, 'request/not-found', () =>
    server.call('GET /rounds/:roundId/bundle', { params: { roundId: 'nothing' } }),
  );
});

test('the world gets the same bytes as everybody of elsewhere, and nobody’s answers', async () => {
  toldOf = await enteredAndTold();
  await server.call('POST /rounds/:roundId/close', { params, as: 'admin-1' });
  const world = await take();
  expect(openedIn(world)).toEqual([]);
  expect(tierOf(world)).toBe('world');
  for (const as of ['resident-other', 'admin-1', 'worker-1', 'inspector-west', 'bureau-1'])
    expect((await take(as)) === world).toBe(true);
  expect(await check(world)).toMatchObject({
    head: 'ok',
    standing: 'open',
    totals: 'open',
    receipt: 'ok',
    seal: 'ok',
  });
});

test('a household gets its own entries and no other', async () => {
  const text = await take('resident-1');
  const home = server.world.homeOf('resident-1');
  expect(tierOf(text)).toBe('household');
  expect(openedIn(text).map(({ seq }) => seq)).toEqual([receipt.seq]);
  expect(openedIn(text).every(({ fields }) => fields.household?.value === home)).toBe(true);
  expect(await check(text)).toMatchObject({ openings: 'ok', standing: 'open', seal: 'ok' });
});

test('a household finds in its bundle that it was told of what was entered for it, not who handed it over', async () => {
  const text = await take('resident-3');
  const { leaves } = JSON.parse(text) as Bundle;
  const [entered, notice, ...more] = openedIn(text);
  expect([entered?.seq, more]).toEqual([toldOf, []]);
  expect(leaves[notice?.seq ?? 0]).toMatchObject({ t: 'notice', via: 'list', round: params.roundId });
  const { household, target, result, ...others } = notice?.fields ?? {};
  expect([household?.value, target?.value, result?.value, others]).toEqual([
    server.world.homeOf('resident-3'),
    toldOf,
    true,
    {},
  ]);
  expect(await check(text)).toMatchObject({ openings: 'ok', seal: 'ok' });
});

test('a member of the household does not learn which account spoke, nor when to the second', async () => {
  const [opened] = openedIn(await take('family-1'));
  expect(opened?.seq).toBe(receipt.seq);
  expect(Object.keys(opened?.fields ?? {})).not.toEqual(expect.arrayContaining(['actor']));
  expect(opened?.fields.syncAt).toBeUndefined();
});

test('the inspector counts every answer again, and the look is written down', async () => {
  const text = await take('inspector-1');
  expect(tierOf(text)).toBe('auditor');
  expect(await check(text)).toMatchObject({
    openings: 'ok',
    roll: 'ok',
    standing: 'ok',
    rule: 'ok',
    totals: 'ok',
  });
  const trail = await server.call('GET /audit', { as: 'inspector-1' });
  expect(trail.reply.items).toContainEqual(
    expect.objectContaining({ act: 'bundle.view', target: params.roundId }),
  );
});

/** Answered households: in the bundle, as sealed by what the page says, and as the page counts now. */
async function answered(): Promise<readonly [bundle: unknown, sealed: number | undefined, now: number]> {
  const { published } = JSON.parse(await take()) as Bundle;
  const { participation, sealed } = (await server.call('GET /rounds/:roundId/result', { params })).reply;
  const { official } = published['participation'] as { official?: { answered?: unknown } };
  return [official?.answered, sealed?.answered, participation.official.answered];
}

test('while objections come the page goes on, and says what was sealed at the close, which the bundle has', async () => {
  const [closed = 0] = await answered();
  const raised = await server.call('POST /disputes', {
    body: {
      clientKey: randomUUID(),
      roundId: params.roundId,
      householdId: server.world.homeOf('resident-3'),
      seq: toldOf,
    },
    as: 'resident-3',
  });
  expect(await answered()).toEqual([closed, closed, Number(closed) - 1]);
  await server.call('POST /disputes/:disputeId/resolve', {
    params: { disputeId: raised.reply.disputeId },
    body: { upheld: true, evidence: 'joinedVisit', words: '两人上门核实，当天无人在家' },
    as: 'admin-1',
  });
  expect(await answered()).toEqual([closed, closed, Number(closed) - 1]);
});

test('when the result is final, the bundle is of the final result', async () => {
  server.clock.forward(9 * DAY);
  server.forgetSessions();
  const made = await server.call('POST /rounds/:roundId/finalise', { params, as: 'admin-1' });
  expect(made.code).toBeUndefined();
  const text = await take('inspector-1');
  expect((JSON.parse(text) as Bundle).published['status']).toBe('final');
  expect(await check(text)).toMatchObject({ standing: 'ok', totals: 'ok', seal: 'ok' });
  expect(await check(await take())).toMatchObject({ totals: 'open', seal: 'ok' });
  const { steps } = await verifyTwice(text);
  const { drawn } = (await server.call('GET /rounds/:roundId/audit-sample', { params })).reply;
  expect(drawn).toBeGreaterThan(0);
  expect(steps.find(({ step }) => step === 'shares')?.detail).toContain(
    `抽出 ${drawn} 条待回访（回访结果见结果页）。`,
  );
  const [bundled, sealed, now] = await answered();
  expect([bundled, sealed]).toEqual([now, now]);
});

describe('an owners’ vote', () => {
  const FUND = 'demo-02-statutory-fund';

  test('is counted again by the inspector: each owner once, by persons and by area', async () => {
    const text = await take('inspector-1', FUND);
    const steps = await check(text, {});
    const totals = (await verifyTwice(text)).steps.find(({ step }) => step === 'totals');
    expect(totals?.detail).toContain('定稿的计票');
    expect(steps).toMatchObject({
      roll: 'ok',
      standing: 'ok',
      owners: 'ok',
      rule: 'ok',
      totals: 'ok',
      seal: 'ok',
    });
  });

  test('everybody reads register, turnout and verdict, and that choices are not to be seen', async () => {
    const text = await take(undefined, FUND);
    expect(openedIn(text)).toEqual([]);
    expect(await check(text, {})).toMatchObject({ owners: 'open', rule: 'ok', totals: 'open', seal: 'ok' });
  });

  test('its owners read which dwelling chose what, if the round says so, and not who handed it in', async () => {
    const { reply: round } = await server.call('GET /rounds/:roundId', { params: { roundId: FUND } });
    const text = await take('resident-other', FUND);
    expect(tierOf(text)).toBe(round.disclosure === 'roomlist' ? 'owners' : 'household');
    const fields = openedIn(text).flatMap((opened) => Object.keys(opened.fields));
    if (round.disclosure === 'roomlist') expect(fields).not.toContain('actor');
    expect(openedIn(text).length).toBeGreaterThan(0);
    expect(await check(text, {})).toMatchObject({ openings: 'ok', roll: 'ok', owners: 'open', seal: 'ok' });
  });

  test('a renter, relative or agent of an owner who voted is opened no ballot', async () => {
    const home = server.world.homeOf('resident-other');
    const ofOwners = openedIn(await take('resident-other', FUND));
    const { seq } = ofOwners.find(({ fields }) => fields.household?.value === home) ?? {};
    expect(seq).toBeGreaterThan(0);
    for (const as of ['tenant-2', 'family-2', 'agent-2']) {
      const text = await take(as, FUND);
      expect(tierOf(text)).toBe('household');
      expect(openedIn(text).filter((opened) => opened.seq === seq)).toEqual([]);
      expect(openedIn(text).flatMap(({ fields }) => Object.keys(fields))).not.toContain('answers');
    }
  });

  test('where choices are not open to all owners, an owner is opened his own ballot and his buyer is not', async () => {
    const before = { params: { roundId: 'demo-02-statutory-parking' } };
    const { closesAt } = (await server.call('GET /rounds/:roundId', before)).reply;
    server.clock.forward(Math.max(0, Date.parse(closesAt) - server.clock.now() + 60_000));
    server.forgetSessions();
    await server.call('POST /rounds/:roundId/close', { ...before, as: 'admin-2' });
    const { reply: draft } = await server.call('POST /communities/:communityId/rounds', {
      params: { communityId: 'demo-02' },
      body: { kind: 'statutory' },
      as: 'admin-2',
    });
    const { roundId, terms } = draft;
    const about = { params: { roundId }, as: 'admin-2' };
    const statutory = {
      ...terms.statutory,
      convenor: { body: '示范社区居民委员会', function: '业主表决联系岗', phone: '0000-0000' },
      meetingPlace: '社区活动室',
      noticeAt: new Date(Date.parse(terms.opensAt) - 16 * DAY).toISOString(),
    };
    const changed = await server.call('POST /rounds/:roundId/draft', {
      ...about,
      body: { version: draft.version, change: { statutory, disclosure: 'aggregate' } },
    });
    expect(changed.reply.faults).toEqual([]);
    expect((await server.call('POST /rounds/:roundId/open', about)).code).toBeUndefined();
    server.clock.forward(Date.parse(terms.opensAt) - server.clock.now() + 60_000);
    server.forgetSessions();
    const { reply: round } = await server.call('GET /rounds/:roundId', { params: { roundId } });
    const cast = await server.call('POST /rounds/:roundId/responses', {
      params: { roundId },
      body: {
        clientKey: randomUUID(),
        householdId: server.world.homeOf('owner-2'),
        questionHash: round.questionHash,
        answers: round.questions.map(({ questionId }) => ({ questionId, value: 'yes' })),
      },
      as: 'owner-2',
    });
    expect(cast.code).toBeUndefined();
    server.clock.forward(Date.parse(terms.closesAt) - server.clock.now() + 60_000);
    server.forgetSessions();
    expect((await server.call('POST /rounds/:roundId/close', about)).code).toBeUndefined();
    const own = await take('owner-2', roundId);
    expect(tierOf(own)).toBe('household');
    expect(openedIn(own).map(({ seq }) => seq)).toEqual([cast.reply.receipt.seq]);
    expect(openedIn(await take('buyer-2', roundId))).toEqual([]);
  });
});

test('a bundle is made for one person twenty times in ten seconds, for one address sixty times', async () => {
  const ask = async (as?: string): Promise<string | undefined> => {
    const more = as === undefined ? {} : { as };
    return (await server.send('GET', `/api/v1/rounds/${params.roundId}/bundle`, more)).code;
  };
  await server.tokenOf('resident-4');
  const person = await Promise.all(Array.from({ length: 25 }, () => ask('resident-4')));
  expect(person.filter((code) => code === 'request/too-many')).toHaveLength(5);
  const address = await Promise.all(Array.from({ length: 61 }, () => ask()));
  expect(address).toContain(undefined);
  expect(address).toContain('request/too-many');
  expect((await server.call('GET /rounds/:roundId', { params })).status).toBe(200);
});
