import { randomUUID } from 'node:crypto';
import type { FormCheck } from '../../../server/round/form/formCheckStore.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { expectHonestRecord } from '../../support/expectHonestRecord.ts';
import { readPdf } from '../../support/readPdf.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';
import { uploadPhoto } from '../../support/uploadPhoto.ts';

// Paper forms (ledger.md, "Against invented answers" 2: an unused serial of a logged batch, the photograph, a second
// person who types it blind; domain.md, edge case "paper keyed after close").

let server: TestServer;
let round: RoundView;
let photo: string;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params })).reply;
  photo = await uploadPhoto(server, 'worker-1', communityId);
});
afterAll(() => server.stop());

const communityId = 'demo-01';
const roundId = 'demo-01-menu';
const params = { roundId };

const print = (count: number, as = 'admin-1', clientKey: string = randomUUID()) =>
  server.call('POST /forms', { body: { clientKey, roundId, count }, as });
const receive = (serials: readonly string[], as = 'admin-1') =>
  server.call('POST /forms/received', { body: { clientKey: randomUUID(), roundId, serials }, as });
const standing = async (as = 'admin-1') =>
  (await server.call('GET /forms', { query: { roundId }, as })).reply;
const key = (serial: string, account: string, more: object = {}, as = 'worker-1') =>
  server.call('POST /rounds/:roundId/responses', {
    params,
    body: {
      clientKey: randomUUID(),
      householdId: server.world.homeOf(account),
      questionHash: round.questionHash,
      answers: ballot(round.questions),
      channel: 'paper',
      relation: 'owner',
      form: { serial, photo },
      ...more,
    },
    as,
  });
const check = (serial: string, as: string, stance = 'yes') =>
  server.call('POST /forms/:serial/check', {
    params: { serial },
    body: { roundId, answers: ballot(round.questions, stance) },
    as,
  });

describe('printed forms', () => {
  test('have numbers of the record, the same ones when it is asked again', async () => {
    const clientKey = randomUUID();
    const first = await print(3, 'admin-1', clientKey);
    const again = await print(3, 'admin-1', clientKey);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.reply).toEqual(first.reply);
    expect(new Set(first.reply.serials).size).toBe(3);
    await expectRefused(server, 'response/idempotency-mismatch', () => print(4, 'admin-1', clientKey));
  });

  test('print as a cover with all numbers and a form a page, each with its number as a code', async () => {
    const { serials, seq } = (await print(2)).reply;
    const address = `${server.address}/api/v1/exports/rounds/${roundId}/forms/${seq}/forms.pdf`;
    const authorization = `Bearer ${await server.tokenOf('admin-1')}`;
    const reply = await fetch(address, { headers: { authorization } });
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { pages } = await readPdf(new Uint8Array(await reply.arrayBuffer()));
    for (const serial of serials) {
      const printed = `${serial.slice(0, 5)}-${serial.slice(5)}`;
      expect(pages.filter(({ text }) => text.includes(printed)).length).toBeGreaterThanOrEqual(2);
    }
    expect(pages.some(({ text }) => text.includes(round.questions[0]?.title ?? 'nothing'))).toBe(true);
  });

  test('are for staff of the community', async () => {
    await expectRefused(server, 'identity/role-may-not', () => print(1, 'resident-1'));
    await expectRefused(server, 'request/not-found', () => print(1, 'admin-2'));
    await expectRefused(server, 'request/invalid-field', () => print(0));
    await expectRefused(server, 'request/invalid-field', () => print(101));
  });
});

describe('keying a form', () => {
  test('takes a number of this round and the photograph', async () => {
    const [serial = ''] = (await print(1)).reply.serials;
    await expectRefused(server, 'response/form-unknown', () => key('ABCDEFGHJK', 'resident-3'));
    await expectRefused(server, 'request/invalid-field', () =>
      key(serial, 'resident-3', { form: { serial } }),
    );
    await expectRefused(server, 'request/invalid-field', () =>
      key(serial, 'resident-3', { form: { serial, photo: 'ab'.repeat(32) } }),
    );
    const typed = `${serial.slice(0, 5)} ${serial.slice(5)}`.toLowerCase();
    expect((await key(typed, 'resident-3')).status).toBe(201);
    const channels = (await server.staffView(roundId)).channels;
    expect(channels?.paper).toBeGreaterThan(0);
  });

  test('works once: the same number for another household is refused', async () => {
    const [serial = ''] = (await print(1)).reply.serials;
    await key(serial, 'resident-4');
    await expectRefused(server, 'response/form-used', () => key(serial, 'resident-5'));
  });
});

describe('the second person', () => {
  let agreed: string;
  let misread: string;
  beforeAll(async () => {
    [agreed = '', misread = ''] = (await print(2)).reply.serials;
    await key(agreed, 'resident-1');
    await key(misread, 'resident-2');
  });

  test('sees the photograph and never what was typed', async () => {
    const reply = await server.call('GET /forms', { query: { roundId }, as: 'worker-admin' });
    const line = reply.reply.waiting.find(({ serial }) => serial === agreed);
    expect(line).toMatchObject({ householdId: server.world.homeOf('resident-1'), mine: false });
    const shown = await fetch(`${server.address}/api/v1${line?.fullUrl ?? ''}`);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(reply.text).not.toContain('answers');
  });

  test('is not the first one, not somebody else’s staff, and answers what was asked', async () => {
    await expectRefused(server, 'case/own-entry', () => check(agreed, 'worker-1'));
    await expectRefused(server, 'request/not-found', () => check(agreed, 'admin-2'));
    await expectRefused(server, 'request/not-found', () => check('ABCDEFGHJK', 'worker-admin'));
    await expectRefused(server, 'identity/role-may-not', () => check(agreed, 'resident-1'));
    await expectRefused(server, 'request/invalid-field', () =>
      server.call('POST /forms/:serial/check', {
        params: { serial: agreed },
        body: { roundId, answers: [] },
        as: 'worker-admin',
      }),
    );
  });

  test('who reads the same leaves the answer as it is, once', async () => {
    const { answered } = (await server.staffView(roundId)).official;
    expect((await check(agreed, 'worker-admin')).reply).toEqual({ agrees: true, differing: [] });
    expect((await check(agreed, 'worker-admin')).reply.agrees).toBe(true);
    await expectRefused(server, 'case/not-waiting', () => check(agreed, 'admin-1'));
    expect((await server.staffView(roundId)).official.answered).toBe(answered);
  });

  test('who reads it differently takes the answer out of the count until a third person settles it', async () => {
    const { answered } = (await server.staffView(roundId)).official;
    const { agrees, differing } = (await check(misread, 'worker-admin', 'no')).reply;
    expect([agrees, differing.length > 0]).toEqual([false, true]);
    const after = await server.staffView(roundId);
    expect([after.official.answered, after.disputed]).toEqual([answered - 1, 1]);
    const [dispute] = (await server.call('GET /disputes', { query: { communityId }, as: 'admin-1' })).reply
      .items;
    expect(dispute).toMatchObject({ through: 'check', state: 'open' });
    expect(dispute?.words).toContain('两个人从同一张表上读到的不一样');
    const settle = (as: string) =>
      server.call('POST /disputes/:disputeId/resolve', {
        params: { disputeId: dispute?.disputeId ?? '' },
        body: { upheld: true, evidence: 'originalForm', words: '原表上勾的是不要。' },
        as,
      });
    await expectRefused(server, 'case/own-request', () => settle('worker-admin'));
    expect((await settle('admin-1')).status).toBe(200);
    // The paper is still there: once the wrong entry is out it is keyed again.
    expect((await key(misread, 'resident-2', { answers: ballot(round.questions, 'no') })).status).toBe(201);
    expect((await server.staffView(roundId)).official.answered).toBe(answered);
  });

  test('the standing counts printed, keyed and checked forms and those read differently', async () => {
    const { keyed, checked, differing, waiting, waitingCount } = await standing();
    expect(waitingCount).toBe(waiting.length);
    expect([keyed, checked, differing]).toEqual([4, 1, 0]);
    expect(waiting.map(({ serial }) => serial)).toContain(misread);
  });
});

describe('two who check one form', () => {
  const openDisputes = async () =>
    (await server.call('GET /disputes', { query: { communityId }, as: 'admin-1' })).reply.items.filter(
      ({ state }) => state === 'open',
    ).length;
  const checks = () => server.database.connection.collection<FormCheck>('formChecks');
  const keyedAgain = async (account: string) => {
    const [serial = ''] = (await print(1)).reply.serials;
    expect((await key(serial, account, { answers: ballot(round.questions, 'no') })).status).toBe(201);
    const line = (await standing('worker-admin')).waiting.find((form) => form.serial === serial);
    return { serial, seq: line?.seq ?? 0 };
  };

  test('at once: one of them is heard, and only that reading can dispute the entry', async () => {
    for (const account of ['resident-3', 'resident-4']) {
      const { serial } = await keyedAgain(account);
      const before = await openDisputes();
      const heard = await Promise.all([check(serial, 'worker-admin', 'yes'), check(serial, 'admin-1', 'no')]);
      const stands = heard.filter(({ status }) => status === 200);
      expect(stands).toHaveLength(1);
      expect(heard.find(({ status }) => status !== 200)?.code).toBe('case/not-waiting');
      expect(await openDisputes()).toBe(stands[0]?.reply.agrees === true ? before : before + 1);
    }
  });

  test('a dispute that was not written when the server died is written when the same person sends again', async () => {
    const { serial, seq } = await keyedAgain('resident-1');
    const before = await openDisputes();
    const by = 'demo-worker-admin';
    const [question] = round.questions;
    await checks().insertOne({
      _id: `${roundId}:${seq}`,
      roundId,
      seq,
      serial,
      by,
      at: new Date(server.clock.now()),
      differing: [question?.questionId ?? ''],
    });
    const isWaiting = async (as: string) =>
      (await standing(as)).waiting.some((form) => form.serial === serial);
    expect([await isWaiting('worker-admin'), await isWaiting('admin-1')]).toEqual([true, false]);
    for (let times = 0; times < 2; times += 1)
      expect((await check(serial, 'worker-admin', 'yes')).reply.differing).toEqual([question?.questionId]);
    expect(await openDisputes()).toBe(before + 1);
    expect(await isWaiting('worker-admin')).toBe(false);
  });
});

describe('after the close', () => {
  let handedIn: string;
  let forgotten: string;
  let unprinted: readonly string[];
  beforeAll(async () => {
    [handedIn = '', forgotten = ''] = (await print(2)).reply.serials;
    unprinted = [handedIn, 'ABCDEFGHJK'];
  });

  test('only printed numbers are handed in, each once, typed as people type them', async () => {
    const error = await expectRefused(server, 'response/form-unknown', () => receive(unprinted));
    expect(error).toMatchObject({ serials: ['ABCDEFGHJK'] });
    const typed = `${handedIn.slice(0, 5)}-${handedIn.slice(5)}`.toLowerCase();
    expect((await receive([typed])).reply).toMatchObject({ act: 'received', serials: [handedIn] });
    await expectRefused(server, 'form/already-received', () => receive([handedIn]));
    expect((await standing()).received).toBe(1);
  });

  test('a form of a batch that was handed in is keyed late, another one is not', async () => {
    server.clock.forward(Date.parse(round.closesAt) - server.clock.now() + 60_000);
    server.forgetSessions();
    await expectRefused(server, 'round/closed', () => print(1));
    await expectRefused(server, 'round/closed', () => receive([forgotten]));
    const answers = ballot(round.questions, 'no');
    await expectRefused(server, 'response/form-not-received', () =>
      key(forgotten, 'resident-5', { answers }),
    );
    expect((await key(handedIn, 'resident-5', { answers })).status).toBe(201);
    await expectHonestRecord(server, communityId, roundId);
  });
});
