import { randomUUID } from 'node:crypto';
import type { Participation } from '../../../shared/round/counting/participation.ts';
import type { ResponseBody, RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused, type CallOf } from '../../support/apiClient.ts';
import { readPdf } from '../../support/readPdf.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { uploadPaper } from '../../support/uploadPaper.ts';
import { silentDoors, votersOf } from '../../support/voters.ts';

// 业主表决 over HTTP: who votes, for what, and what comes of it (民法典第二百七十八条; domain.md “Statutory tally”).

let server: TestServer;
let round: RoundView;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params: { roundId: PARKING } })).reply;
});
afterAll(() => server.stop());

const PARKING = 'demo-02-statutory-parking';
const FUND = 'demo-02-statutory-fund';
const DAY = 86_400_000;
const home = (account: string) => server.world.homeOf(account);

function ballotOf(householdId: string, value: string, more: Partial<ResponseBody> = {}): ResponseBody {
  return {
    clientKey: randomUUID(),
    householdId,
    questionHash: round.questionHash,
    answers: round.questions.map(({ questionId }) => ({ questionId, value })),
    ...more,
  };
}
const send = (as: string, body: object) => {
  const said: CallOf<'POST /rounds/:roundId/responses'> = { params: { roundId: PARKING }, as, body };
  return server.call('POST /rounds/:roundId/responses', said);
};
const cast = (as: string, value: string, more: Partial<ResponseBody> = {}) =>
  send(as, ballotOf(more.householdId ?? home(as), value, more));
const turnout = async (as?: string): Promise<NonNullable<Participation['electors']>> => {
  const said = { params: { roundId: PARKING }, ...(as !== undefined && { as }) };
  const { electors } = (await server.call('GET /rounds/:roundId/participation', said)).reply;
  if (electors === undefined) throw new Error('no turnout by persons and area');
  return electors;
};
const mineOf = async (as: string) => {
  const view = await server.call('GET /rounds/:roundId', { params: { roundId: PARKING }, as });
  return view.reply.mine;
};

describe('who is an elector', () => {
  test('the owner reads that he votes once, for both his dwellings, with their areas added', async () => {
    const mine = await mineOf('resident-other');
    const own = votersOf(server.world.world.communities, PARKING).all.find(({ dwellings }) =>
      dwellings.some(({ householdId }) => householdId === home('resident-other')),
    );
    expect(mine?.mayAnswer).toEqual({ ok: true });
    expect(mine?.elector).toEqual({
      dwellings: 2,
      areaDm2: own?.dwellings.reduce((sum, { areaDm2 }) => sum + areaDm2, 0),
      joint: false,
      representative: 'none',
    });
  });
  test.each(['tenant-2', 'family-2', 'agent-2'])('%s is told why not, and is refused', async (as) => {
    const mine = await mineOf(as);
    expect([mine?.mayAnswer, mine?.elector]).toEqual([
      { ok: false, code: 'response/not-elector' },
      undefined,
    ]);
    await expectRefused(server, 'response/not-elector', () => cast(as, 'yes'));
  });
  test('an owner of another community gets 404, a visitor 401, an admin 404 of a dwelling that is not his', async () => {
    await expectRefused(server, 'request/not-found', () =>
      cast('resident-1', 'yes', { householdId: home('resident-other') }),
    );
    const refused = await server.call('POST /rounds/:roundId/responses', {
      params: { roundId: PARKING },
      body: ballotOf(home('resident-other'), 'yes'),
    });
    expect([refused.status, refused.code]).toEqual([401, 'session/not-signed-in']);
    const admin = await cast('admin-2', 'yes', { householdId: home('resident-other') });
    expect(admin.status).toBe(403);
  });
  test('co-owners vote through the representative they agreed on', async () => {
    await expectRefused(server, 'response/not-representative', () => cast('co-owner-2', 'no'));
    expect((await cast('representative-2', 'yes')).status).toBe(201);
    expect((await mineOf('co-owner-2'))?.answered).toBe(true);
  });
  test('co-owners without one contradict each other and take no part until they agree', async () => {
    const before = await turnout('admin-2');
    expect((await cast('joint-2a', 'yes')).status).toBe(201);
    expect((await turnout('admin-2')).people.participating).toBe((before.people.participating ?? 0) + 1);
    expect((await cast('joint-2b', 'no')).status).toBe(201);
    expect(await turnout('admin-2')).toEqual(before);
    expect((await cast('joint-2b', 'yes')).status).toBe(201);
    expect((await turnout('admin-2')).people.participating).toBe((before.people.participating ?? 0) + 1);
  });
});

describe('one owner, one choice', () => {
  test('his ballot counts one person and both areas, live, and the receipt names him only to himself', async () => {
    const before = await turnout('admin-2');
    const socket = await server.live();
    socket.say({ op: 'subscribe', topics: { [`round:${PARKING}`]: null } });
    await socket.next();
    const { status, reply } = await cast('resident-other', 'yes');
    expect(status).toBe(201);
    expect(reply.receipt.opening.owner?.value).toMatch(/^demo-02-o\d{4}$/);
    expect(Object.keys(reply.receipt.leaf.c)).toContain('owner');
    expect(JSON.stringify(reply.receipt.leaf)).not.toContain('demo-02-o');
    const after = await turnout('admin-2');
    const area = (await mineOf('resident-other'))?.elector?.areaDm2 ?? 0;
    expect(after.people.participating).toBe((before.people.participating ?? 0) + 1);
    expect(after.area.participating).toBe((before.area.participating ?? 0) + area);
    expect(await socket.next()).toMatchObject({
      topic: `round:${PARKING}`,
      data: { electors: { people: { participating: after.people.participating } } },
    });
  });
  test('the same body again is the same entry, another with its key is refused', async () => {
    const body = ballotOf(home('owner-2'), 'no');
    const first = await send('owner-2', body);
    const again = await send('owner-2', body);
    expect([first.status, again.status, again.reply.replayed]).toEqual([201, 200, true]);
    expect(again.reply.receipt.seq).toBe(first.reply.receipt.seq);
    await expectRefused(server, 'response/idempotency-mismatch', () =>
      send('owner-2', { ...ballotOf(home('owner-2'), 'yes'), clientKey: body.clientKey }),
    );
  });
  test('another account at his second dwelling cannot vote against him', async () => {
    const refused = await cast('other-door-2', 'no');
    expect([refused.status, refused.code]).toEqual([409, 'response/choices-differ']);
  });
  test('bad ballots are refused: unknown option, missing question, another question, a stale hash', async () => {
    const at = (answers: object[]) =>
      send('resident-other', { ...ballotOf(home('resident-other'), 'yes'), answers });
    await expectRefused(server, 'request/invalid-field', () =>
      at([{ questionId: 'parking', value: 'maybe' }]),
    );
    await expectRefused(server, 'request/invalid-field', () => at([{ questionId: 'parking', value: 'yes' }]));
    await expectRefused(server, 'request/invalid-field', () => at([]));
    await expectRefused(server, 'response/question-changed', () =>
      cast('resident-other', 'yes', { questionHash: '0'.repeat(64) }),
    );
  });
  test('withdrawing takes the vote for all dwellings back, and only the owner may', async () => {
    const params = { roundId: PARKING };
    const withdraw = (as: string) =>
      server.call('POST /rounds/:roundId/withdraw', {
        params,
        as,
        body: { clientKey: randomUUID(), householdId: home('resident-other') },
      });
    await expectRefused(server, 'response/not-elector', () => withdraw('tenant-2'));
    const before = await turnout('admin-2');
    expect((await withdraw('resident-other')).status).toBe(201);
    expect((await turnout('admin-2')).people.participating).toBe((before.people.participating ?? 0) - 1);
    expect((await cast('resident-other', 'yes')).status).toBe(201);
  });
});

describe('staff', () => {
  let letter: { readonly letterPhoto: string };
  beforeAll(async () => {
    letter = { letterPhoto: await uploadPaper(server, 'admin-2', 'demo-02') };
  });
  test('a proxy does not vote with a letter that nobody uploaded for this community', async () => {
    const { single } = silentDoors(votersOf(server.world.world.communities, PARKING).silent);
    const more = { householdId: single[3] ?? '', channel: 'meeting' } as const;
    const before = await turnout('admin-2');
    const elsewhere = await uploadPaper(server, 'admin-1', 'demo-01', '% demo-01');
    for (const letterPhoto of ['ab'.repeat(32), elsewhere])
      await expectRefused(server, 'request/invalid-field', () =>
        cast('worker-2', 'yes', { ...more, proxy: { letterPhoto } }),
      );
    expect(await turnout('admin-2')).toEqual(before);
  });
  test('a proxy votes with a letter that is recorded; the owner’s own vote is not replaced', async () => {
    const { single } = silentDoors(votersOf(server.world.world.communities, PARKING).silent);
    const proxied = await cast('worker-2', 'yes', {
      householdId: single[3] ?? '',
      channel: 'meeting',
      proxy: letter,
    });
    expect(proxied.status).toBe(201);
    expect(proxied.reply.receipt.opening).toMatchObject({
      by: { value: 'proxy' },
      relation: { value: 'owner' },
      photo: { value: letter.letterPhoto },
    });
    await expectRefused(server, 'response/self-exists', () =>
      cast('worker-2', 'no', { householdId: home('resident-other'), channel: 'meeting', proxy: letter }),
    );
    await expectRefused(server, 'request/invalid-field', () => cast('owner-3', 'yes', { proxy: letter }));
  });
  test('an owner disowns what staff entered for him: it neither takes part nor agrees until it is settled', async () => {
    const householdId = home('owner-3');
    const before = await turnout('admin-2');
    const entered = await cast('worker-2', 'yes', { householdId, channel: 'meeting' });
    expect((await turnout('admin-2')).people.participating).toBe((before.people.participating ?? 0) + 1);
    const disputed = await server.call('POST /disputes', {
      as: 'owner-3',
      body: { clientKey: randomUUID(), roundId: PARKING, householdId, seq: entered.reply.receipt.seq },
    });
    expect(disputed.status).toBe(201);
    expect(await turnout('admin-2')).toEqual(before);
    const resolved = await server.call('POST /disputes/:disputeId/resolve', {
      params: { disputeId: disputed.reply.disputeId },
      as: 'admin-2',
      body: { upheld: true, evidence: 'callBack', words: '电话核实，不是本人的意思。' },
    });
    expect([resolved.status, resolved.code]).toEqual([200, undefined]);
    expect(await turnout('admin-2')).toEqual(before);
    const others = await cast('worker-2', 'yes', { householdId: home('resident-other'), channel: 'meeting' });
    expect(others.code).toBe('response/self-exists');
    await expectRefused(server, 'response/not-elector', () =>
      server.call('POST /disputes', {
        as: 'tenant-2',
        body: { clientKey: randomUUID(), roundId: PARKING, householdId: home('tenant-2'), seq: 1 },
      }),
    );
  });
  test('paper needs an unused serial', async () => {
    await expectRefused(server, 'response/form-unknown', () =>
      cast('worker-2', 'yes', { householdId: home('owner-3'), channel: 'paper', form: { serial: 'P-1' } }),
    );
  });
  test('see which dwellings have taken part, never what was chosen', async () => {
    const doors = await server.call('GET /rounds/:roundId/doors', {
      params: { roundId: PARKING },
      as: 'worker-2',
    });
    const all = doors.reply.buildings.flatMap(({ units }) => units.flatMap((unit) => unit.doors));
    const own = votersOf(server.world.world.communities, PARKING).all.find(({ dwellings }) =>
      dwellings.some(({ householdId }) => householdId === home('resident-other')),
    );
    for (const { householdId } of own?.dwellings ?? []) {
      expect(all.find((door) => door.householdId === householdId)?.state).toBe('answered');
    }
    expect(doors.text).not.toContain('"yes"');
  });
});

describe('no choice leaks while it is open', () => {
  test('the renter and the relative of a voting owner read nothing of his vote', async () => {
    for (const as of ['tenant-2', 'family-2', 'agent-2']) {
      const mine = await server.call('GET /rounds/:roundId/responses/mine', {
        params: { roundId: PARKING },
        as,
      });
      expect([mine.reply.counted, mine.reply.history]).toEqual([[], []]);
      expect((await mineOf(as))?.answered).toBe(false);
    }
    const own = await server.call('GET /rounds/:roundId/responses/mine', {
      params: { roundId: PARKING },
      as: 'resident-other',
    });
    expect(own.reply.counted.map(({ value }) => value)).toEqual(['yes', 'yes']);
    expect(own.reply.history.at(-1)).toMatchObject({ mine: true, counted: true, kind: 'response' });
  });
  test('result and room list wait for the close', async () => {
    await expectRefused(server, 'round/not-closed', () =>
      server.call('GET /rounds/:roundId/result', { params: { roundId: PARKING }, as: 'resident-other' }),
    );
    await expectRefused(server, 'round/not-closed', () =>
      server.call('GET /rounds/:roundId/roomlist', { params: { roundId: PARKING }, as: 'resident-other' }),
    );
  });
  test('anyone reads persons, and area in whole per cent only: one vote’s area would name its door', async () => {
    const world = await turnout();
    expect([world.area.participating, world.area.need]).toEqual([null, null]);
    expect((world.area.permille ?? 1) % 10).toBe(0);
    expect(world.people).toEqual((await turnout('admin-2')).people);
    const { people } = world;
    expect(people.need).toBe(Math.max(0, Math.ceil((2 * people.total) / 3) - (people.participating ?? 0)));
  });
});

describe('the closed vote', () => {
  test('owners read every number of every inequality, the verdict and the remedy', async () => {
    const { reply } = await server.call('GET /rounds/:roundId/result', {
      params: { roundId: FUND },
      as: 'resident-other',
    });
    const [fund] = reply.statutory?.questions ?? [];
    expect(fund?.verdict).toBe('passed');
    expect(fund?.inequalities.map(({ line, holds }) => [line, holds])).toEqual([
      ['people-participating', true],
      ['area-participating', true],
      ['people-agreeing', true],
      ['area-agreeing', true],
    ]);
    expect(fund?.inequalities[0]?.text).toBe('参与人数 24 ≥ 2/3 × 27 = 18 ✓');
    expect(fund?.inequalities.every(({ part, whole }) => part !== null && whole !== null)).toBe(true);
    expect(reply.statutory?.remedy).toContain('一年内');
    expect(reply.statutory?.auxiliary).toBeNull();
    expect(reply.questions).toEqual([]);
    expect(reply.participation.electors?.people).toMatchObject({ participating: 24, total: 27, met: true });
  });
  test('the public, renters included, reads inequality by inequality whether it holds, not who was against', async () => {
    for (const as of [undefined, 'tenant-2', 'resident-1']) {
      const said = { params: { roundId: FUND }, ...(as !== undefined && { as }) };
      const { reply } = await server.call('GET /rounds/:roundId/result', said);
      const [fund] = reply.statutory?.questions ?? [];
      expect(fund?.inequalities.map(({ holds }) => holds)).toEqual([true, true, true, true]);
      expect(fund?.inequalities.slice(2).map(({ part, whole }) => [part, whole])).toEqual([
        [null, null],
        [null, null],
      ]);
      expect(fund?.cells.every(({ people, areaDm2 }) => people === null && areaDm2 === null)).toBe(true);
      expect(reply.statutory?.exemption).toContain('业主可以查阅');
    }
  });
  test('the room list goes to owners of the community only, with its basis, and the look is audited', async () => {
    const listOf = (as?: string) =>
      server.call('GET /rounds/:roundId/roomlist', {
        params: { roundId: FUND },
        ...(as !== undefined && { as }),
      });
    const { reply } = await listOf('resident-other');
    expect(reply.basis).toContain('业主大会议事规则');
    expect(reply.rows).toHaveLength(30);
    expect(reply.rows[0]).toEqual({
      address: '1号楼1单元101',
      areaDm2: expect.any(Number),
      choices: [{ questionId: 'fund', choice: expect.any(String) }],
    });
    for (const as of ['tenant-2', 'family-2', 'resident-1', 'admin-2', 'inspector-1']) {
      await expectRefused(server, 'request/not-found', () => listOf(as));
    }
    await expectRefused(server, 'session/not-signed-in', () => listOf());
    const audit = await server.call('GET /audit', { as: 'inspector-1' });
    expect(audit.reply.items.find(({ act }) => act === 'roomlist.view')).toMatchObject({
      actor: 'demo-resident-other',
      target: FUND,
    });
  });
  test('a round that lists no rooms has no room list', async () => {
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /rounds/:roundId/roomlist', {
        params: { roundId: 'demo-02-menu' },
        as: 'resident-other',
      }),
    );
  });
});

describe('the owners’ register and the convening kit', () => {
  test('the admin reads persons and area with masked names, and the look is audited', async () => {
    const register = await server.call('GET /communities/:communityId/owners', {
      params: { communityId: 'demo-02' },
      as: 'admin-2',
    });
    expect([register.reply.electors, register.reply.withoutOwner]).toEqual([27, 0]);
    expect(register.text).not.toMatch(/演示业主\d/);
    expect(
      register.reply.owners.some(
        ({ kind, dwellings }) => kind === 'developer' && dwellings.every(({ stock }) => stock),
      ),
    ).toBe(true);
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /communities/:communityId/owners', {
        params: { communityId: 'demo-02' },
        as: 'admin-1',
      }),
    );
    const refused = await server.call('GET /communities/:communityId/owners', {
      params: { communityId: 'demo-02' },
      as: 'worker-2',
    });
    expect(refused.code).toBe('identity/role-may-not');
  });
  test('the representative of co-owners is entered by his binding, for the votes to come', async () => {
    const nameOne = (bindingId: string, as = 'admin-2') =>
      server.call('POST /communities/:communityId/owners/representative', {
        params: { communityId: 'demo-02' },
        as,
        body: { bindingId },
      });
    const { items } = (
      await server.call('GET /bindings', { query: { communityId: 'demo-02', limit: 100 }, as: 'admin-2' })
    ).reply;
    const bindingAt = (door: string, relation: string) =>
      items.find((each) => each.householdId === door && each.relation === relation)?.bindingId ?? '';
    const joint = home('joint-2a');
    expect((await nameOne(bindingAt(joint, 'owner'))).reply).toEqual({ householdId: joint });
    const register = await server.call('GET /communities/:communityId/owners', {
      params: { communityId: 'demo-02' },
      as: 'admin-2',
    });
    const lines = register.reply.owners.flatMap(({ dwellings }) => dwellings);
    expect(lines.filter((line) => line.householdId === joint).map((line) => line.representative)).toEqual([
      true,
      true,
    ]);
    expect((await mineOf('joint-2b'))?.elector?.representative).toBe('none');
    await expectRefused(server, 'owner/not-an-owner', () =>
      nameOne(bindingAt(home('resident-other'), 'tenant')),
    );
    await expectRefused(server, 'request/not-found', () => nameOne('binding-unknown'));
    await expectRefused(server, 'request/not-found', () => nameOne(bindingAt(joint, 'owner'), 'admin-1'));
    await expectRefused(server, 'identity/role-may-not', () =>
      nameOne(bindingAt(joint, 'owner'), 'worker-2'),
    );
  });
  test('the kit has its six papers, filled from the terms', async () => {
    const kit = await server.call('GET /rounds/:roundId/kit', {
      params: { roundId: PARKING },
      as: 'admin-2',
    });
    expect(kit.reply.documents.map(({ paper }) => paper)).toEqual([
      'convenor',
      'notice',
      'proxyLetter',
      'procedure',
      'minutes',
      'paperBallot',
    ]);
    expect(kit.text).toContain('本次共有业主 27 人');
    expect(kit.text).toContain('□ 弃权');
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /rounds/:roundId/kit', { params: { roundId: 'demo-02-menu' }, as: 'admin-2' }),
    );
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /rounds/:roundId/kit', { params: { roundId: PARKING }, as: 'admin-1' }),
    );
  });
  test('the kit prints as one document, a paper a page', async () => {
    const address = `${server.address}/api/v1/exports/rounds/${PARKING}/kit.pdf`;
    const authorization = `Bearer ${await server.tokenOf('admin-2')}`;
    const reply = await fetch(address, { headers: { authorization } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { pages } = await readPdf(new Uint8Array(await reply.arrayBuffer()));
    const beginnings = ['召集说明', '业主表决通知', '授权委托书', '议事规则', '会议记录', '表决票'];
    for (const beginning of beginnings)
      expect(pages.filter(({ text }) => text.includes(beginning)).length).toBeGreaterThan(0);
    expect(pages.length).toBeGreaterThanOrEqual(beginnings.length);
    expect(Math.round(pages[0]?.width ?? 0)).toBe(595);
    await expectRefused(server, 'request/not-found', () =>
      server.call('GET /exports/rounds/:roundId/kit.pdf', { params: { roundId: PARKING }, as: 'admin-1' }),
    );
  });
});

test('after its time a vote takes nothing, is tallied by persons and area, and becomes final after the objections', async () => {
  const householdId = home('owner-3');
  const entered = await cast('worker-2', 'indifferent', { householdId, channel: 'meeting' });
  expect(entered.status).toBe(201);
  server.clock.forward(Date.parse(round.closesAt) - server.clock.now() + 60_000);
  server.forgetSessions();
  await expectRefused(server, 'round/closed', () => cast('owner-3', 'yes'));
  expect(
    (await server.call('POST /rounds/:roundId/close', { params: { roundId: PARKING }, as: 'admin-2' }))
      .status,
  ).toBe(200);
  const resultOf = async (as?: string) =>
    (
      await server.call('GET /rounds/:roundId/result', {
        params: { roundId: PARKING },
        ...(as !== undefined && { as }),
      })
    ).reply;
  const numbersIn = ({ statutory: vote }: Awaited<ReturnType<typeof resultOf>>) =>
    vote?.questions.map(({ cells, inequalities }) => [
      cells,
      inequalities.slice(2).map(({ part, whole }) => [part, whole]),
    ]);
  // Disowned in the objection days: out of one line, in the other, and told in the record.
  const before = await resultOf('resident-other');
  const read = numbersIn(await resultOf());
  const disowned = await server.call('POST /disputes', {
    as: 'owner-3',
    body: { clientKey: randomUUID(), roundId: PARKING, householdId, seq: entered.reply.receipt.seq },
  });
  const { solicitation, statutory, sealed } = await resultOf('resident-other');
  const took = before.statutory?.margin.participating.without ?? 0;
  expect(before.statutory?.margin.people).toBe(0);
  expect(statutory?.margin).toMatchObject({
    people: 1,
    participating: { without: took - 1, with: took },
  });
  expect(solicitation.margin).toMatchObject({
    unsure: [],
    sentence: expect.stringMatching(/^有 \d+ 户的票有异议/),
  });
  // Everybody else reads that it was disowned, and nothing that says what it was.
  const shown = await resultOf();
  expect(shown.statutory?.margin).toMatchObject({
    people: 1,
    participating: { without: took - 1, with: null },
    unsure: null,
  });
  expect(shown.solicitation.margin).toEqual(solicitation.margin);
  expect(numbersIn(shown)).toEqual(read);
  expect(solicitation.record.disputes).toEqual({ open: 1, upheld: 1, dismissed: 0 });
  expect(solicitation.record.notices.owed).toBeGreaterThan(1);
  expect(sealed).toMatchObject({ answered: took, denominator: 27 });
  const settled = await server.call('POST /disputes/:disputeId/resolve', {
    params: { disputeId: disowned.reply.disputeId },
    as: 'admin-2',
    body: { upheld: true, evidence: 'callBack', words: '电话核实，不是本人的意思。' },
  });
  expect(settled.status).toBe(200);
  expect(numbersIn(await resultOf())).toEqual(read);
  const reply = await resultOf('resident-other');
  const [parking, income] = reply.statutory?.questions ?? [];
  const { people } = await turnout();
  expect(parking?.inequalities[0]?.part).toBe(people.participating);
  // Three quarters are asked for a change of use, more than half for the income: the same ballots, two verdicts.
  expect([parking?.verdict, income?.verdict]).toEqual(['not-passed', 'passed']);
  const lacking = parking?.inequalities[2]?.missing ?? 0;
  expect(parking?.sentence).toContain(`同意的业主还差 ${lacking} 人`);
  expect(lacking).toBeGreaterThan(0);
  server.clock.forward(9 * DAY);
  server.forgetSessions();
  const final = await server.call('POST /rounds/:roundId/finalise', {
    params: { roundId: PARKING },
    as: 'admin-2',
  });
  expect(final.reply.status).toBe('final');
  const { size } = (await server.call('GET /ledgers/:log/checkpoint', { params: { log: 'demo-02' } })).reply;
  const { items } = (
    await server.call('GET /ledgers/:log/entries', {
      params: { log: 'demo-02' },
      query: { from: size - 20, limit: 20 },
    })
  ).reply;
  const tally = items.find(({ leaf }) => leaf.t === 'tally' && leaf.round === PARKING)?.leaf.d;
  expect(tally).toMatchObject({
    electors: 27,
    participating: took,
    verdicts: { parking: 'not-passed', income: 'passed' },
  });
});
