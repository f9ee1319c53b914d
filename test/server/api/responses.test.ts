import { randomUUID } from 'node:crypto';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { verifyReceipt } from '../../../shared/ledger/verifyReceipt.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { ballot } from '../../support/ballot.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// POST /rounds/:roundId/responses of the contract; refusals and their order by the rules of a response.

let server: TestServer;
let round: RoundView;
beforeAll(async () => {
  server = await startTestServer();
  round = (await server.call('GET /rounds/:roundId', { params: { roundId } })).reply;
});
afterAll(() => server.stop());

const roundId = 'demo-01-menu';
const params = { roundId };

function bodyOf(as: string, more: object = {}) {
  return {
    clientKey: randomUUID(),
    householdId: server.world.homeOf(as),
    questionHash: round.questionHash,
    answers: ballot(round.questions),
    ...more,
  };
}
const give = (as: string | undefined, body: object, id = roundId) =>
  server.call('POST /rounds/:roundId/responses', {
    params: { roundId: id },
    body,
    ...(as !== undefined && { as }),
  });
const refusedOf = (as: string, more: object, code: Parameters<typeof expectRefused>[1]) =>
  expectRefused(server, code, () => give(as, bodyOf(as, more)));

describe('an answer that is not taken', () => {
  test('is one of nobody, of a role that has no part, or for a household of somebody else', async () => {
    await expectRefused(server, 'session/not-signed-in', () => give(undefined, bodyOf('resident-1')));
    for (const as of [
      'admin-1',
      'bureau-1',
      'city-1',
      'inspector-1',
      'handler-1',
      'volunteer-1',
      'operator-1',
    ])
      await expectRefused(server, 'identity/role-may-not', () => give(as, bodyOf('resident-1')));
    for (const as of ['resident-2', 'resident-other', 'visitor-1', 'worker-2'])
      await expectRefused(server, 'request/not-found', () => give(as, bodyOf('resident-1')));
  });

  test('is one for a household or a round that is not there or lies elsewhere', async () => {
    await refusedOf('resident-1', { householdId: 'demo-01-h00000000' }, 'request/not-found');
    await expectRefused(server, 'request/not-found', () =>
      give('resident-1', bodyOf('resident-1'), 'demo-02-menu'),
    );
    await expectRefused(server, 'request/not-found', () =>
      give('resident-1', bodyOf('resident-1'), 'no-such-round'),
    );
  });

  test('has a field too many, one too few, or one of another type', async () => {
    const { clientKey, ...keyless } = bodyOf('resident-1');
    await expectRefused(server, 'request/invalid-field', () => give('resident-1', keyless));
    expect(clientKey).toHaveLength(36);
    for (const more of [
      { extra: 1 },
      { clientKey: 'short' },
      { clientKey: ['a-key-in-an-array'] },
      { clientKey: { $ne: null } },
      { householdId: { $ne: null } },
      { householdId: [server.world.homeOf('resident-1')] },
      { questionHash: { $gt: '' } },
      { questionHash: round.questionHash.toUpperCase() },
      { answers: [] },
      { answers: {} },
      { answers: null },
      { answers: [null] },
      { answers: [[]] },
      { answers: [{ questionId: { $ne: null }, value: 'yes' }] },
      { confirm: 'true' },
      { confirm: null },
      { channel: 'fax' },
      { answeredAt: 'yesterday' },
      { answeredAt: 1_900_000_000 },
      { visit: 'now' },
      { form: {} },
      { relation: 'mayor' },
    ])
      await refusedOf('resident-1', more, 'request/invalid-field');
  });

  const wrong: readonly (readonly [
    what: string,
    path: string,
    code: string,
    change: (answers: Answer[]) => object[],
  ])[] = [
    [
      'an option that is not in the list',
      'answers[0].value[0]',
      'not-an-option',
      ([first, ...rest]) => [{ ...first, value: ['gold'] }, ...rest],
    ],
    [
      'a word where a list belongs',
      'answers[0].value',
      'wrong-type',
      ([first, ...rest]) => [{ ...first, value: 'lamps' }, ...rest],
    ],
    [
      'more choices than may be made',
      'answers[0].value',
      'too-many',
      (answers) => [{ ...answers[0], value: options(0) }, ...answers.slice(1)],
    ],
    [
      'the same choice twice',
      'answers[0].value[1]',
      'repeated',
      (answers) => [{ ...answers[0], value: [options(0)[0], options(0)[0]] }, ...answers.slice(1)],
    ],
    [
      'a number that is no mark',
      'answers[0].value',
      'wrong-type',
      ([first, ...rest]) => [{ ...first, value: 3 }, ...rest],
    ],
    [
      'a map that is no matrix',
      'answers[0].value',
      'wrong-type',
      ([first, ...rest]) => [{ ...first, value: { a: 1 } }, ...rest],
    ],
    [
      'a question that is not asked',
      'answers[0].questionId',
      'unknown-question',
      (answers) => [{ questionId: 'salary', value: 'yes' }, ...answers],
    ],
    [
      'the same question twice',
      'answers[1].questionId',
      'repeated',
      ([first, ...rest]) => [first ?? {}, first ?? {}, ...rest],
    ],
  ];
  const options = (index: number) => {
    const question = round.questions[index];
    return question !== undefined && 'options' in question
      ? question.options.map(({ optionId }) => optionId)
      : [];
  };

  test.each(wrong)('says %s', async (_what, path, code, change) => {
    const answers = change(ballot(round.questions));
    const error = await refusedOf('resident-1', { answers }, 'request/invalid-field');
    expect(error.fields).toContainEqual({ path, code });
  });

  test('leaves a required question out, spends more than there is, or gives no reason where one is asked for', async () => {
    const missing = await refusedOf(
      'resident-1',
      { answers: ballot(round.questions).slice(1) },
      'request/invalid-field',
    );
    expect(missing.fields).toContainEqual({ path: 'questions[0]', code: 'required' });

    const at = round.questions.findIndex(({ type }) => type === 'basket');
    const dear = [
      ...ballot(round.questions),
      { questionId: round.questions[at]?.questionId, value: options(at) },
    ];
    const spent = await refusedOf('resident-1', { answers: dear }, 'request/invalid-field');
    expect(spent.fields).toEqual([{ path: `answers[${dear.length - 1}].value`, code: 'over-budget' }]);

    const objectable = round.questions.find(({ reasonRequiredFor }) => reasonRequiredFor?.includes('object'));
    const objection = [
      ...ballot(round.questions),
      { questionId: objectable?.questionId, value: 'object', reason: '  ' },
    ];
    const unreasoned = await refusedOf('resident-1', { answers: objection }, 'request/invalid-field');
    expect(unreasoned.fields).toEqual([
      { path: `answers[${objection.length - 1}].reason`, code: 'reason-required' },
    ]);
  });

  test('was made on a ballot that has changed since, and hears that before anything else', async () => {
    const answers = [{ questionId: 'of-last-week', value: 'yes' }];
    await refusedOf('resident-1', { questionHash: '0'.repeat(64), answers }, 'response/question-changed');
  });

  test('claims to be what only staff can enter', async () => {
    for (const channel of ['door', 'paper', 'meeting', 'designer', 'call'])
      await refusedOf('resident-1', { channel }, 'identity/role-may-not');
    const visit = { visitedAt: new Date(server.clock.now()).toISOString() };
    for (const [field, more] of Object.entries({
      visit: { visit },
      form: { form: { serial: 'A-1' } },
      relation: { relation: 'owner' },
    })) {
      const error = await refusedOf('resident-5', more, 'request/invalid-field');
      expect(error.fields).toEqual([{ path: field, code: 'staff-only' }]);
    }
  });
});

describe('an answer', () => {
  test('is recorded once and its receipt proves it without the server', async () => {
    const body = bodyOf('resident-1', { channel: 'app' });
    const [before] = await server.sizes();
    const heard = await give('resident-1', body);
    expect(heard.status).toBe(201);
    const { receipt, replayed } = heard.reply;
    expect([replayed, receipt.log, receipt.seq, receipt.leaf.via]).toEqual([false, 'demo-01', before, 'app']);
    const { householdId: household, answers } = body;
    const expected = {
      log: 'demo-01',
      round: roundId,
      household,
      answers: JSON.parse(JSON.stringify(answers)),
    };
    const steps = verifyReceipt(nodeLedgerCrypto, receipt, expected);
    expect(steps.map(({ step, ok }) => [step, ok])).toEqual(
      ['signature', 'leaf', 'opening', 'inclusion', 'content'].map((step) => [step, true]),
    );
    const forged = { ...receipt, leaf: { ...receipt.leaf, via: 'door' } };
    expect(verifyReceipt(nodeLedgerCrypto, forged, expected).every(({ ok }) => ok)).toBe(false);
  });

  test('sent fifty times at the same moment is one entry with one receipt', async () => {
    const body = bodyOf('resident-2');
    const [before = 0] = await server.sizes();
    const all = await Promise.all(Array.from({ length: 50 }, () => give('resident-2', body)));
    const statuses = all.map(({ status }) => status).sort();
    expect([
      statuses.filter((status) => status === 201).length,
      statuses.filter((status) => status === 200).length,
    ]).toEqual([1, 49]);
    const receipts = all.map(({ reply: { receipt } }) =>
      JSON.stringify([receipt.leaf, receipt.opening, receipt.seq, receipt.h]),
    );
    expect(new Set(receipts).size).toBe(1);
    expect(all.filter(({ reply }) => reply.replayed)).toHaveLength(49);
    expect((await server.sizes())[0]).toBe(before + 1);
  });

  test('sent again is the same entry, whatever the order of its fields; the same key with other content is refused', async () => {
    const { clientKey, ...rest } = bodyOf('resident-3');
    const first = await give('resident-3', { clientKey, ...rest });
    const [size] = await server.sizes();
    const again = await give('resident-3', {
      ...Object.fromEntries(Object.entries(rest).reverse()),
      clientKey,
    });
    expect([again.status, again.reply.replayed, again.reply.receipt.h]).toEqual([
      200,
      true,
      first.reply.receipt.h,
    ]);
    expect((await server.sizes())[0]).toBe(size);
    const other = { ...rest, clientKey, answers: ballot(round.questions, 'no') };
    await expectRefused(server, 'response/idempotency-mismatch', () => give('resident-3', other));
    await expectRefused(server, 'response/idempotency-mismatch', () =>
      give('resident-3', { ...rest, clientKey, confirm: true }),
    );
  });

  test('of two people with the same client key is two answers', async () => {
    const clientKey = 'the-same-key-for-both';
    const four = await give('resident-4', bodyOf('resident-4', { clientKey }));
    const five = await give('resident-5', bodyOf('resident-5', { clientKey }));
    expect([four.status, five.status]).toEqual([201, 201]);
    expect(five.reply.receipt.seq).toBe(four.reply.receipt.seq + 1);
  });

  test('may be changed until the close: both stay in the record, the later counts', async () => {
    const { official } = await server.staffView(roundId);
    const changed = await give(
      'resident-1',
      bodyOf('resident-1', { answers: ballot(round.questions, 'no') }),
    );
    expect(changed.status).toBe(201);
    expect((await server.staffView(roundId)).official).toEqual(official);
    const mine = (await server.call('GET /rounds/:roundId/responses/mine', { params, as: 'resident-1' }))
      .reply;
    expect(mine.history.map(({ kind, counted, mine: own, by }) => [kind, counted, own, by])).toEqual([
      ['response', false, true, 'self'],
      ['response', true, true, 'self'],
    ]);
    const stances = mine.counted.filter(({ value }) => value === 'no');
    expect(stances.length).toBe(
      round.questions.filter(({ type, required }) => type === 'stance' && required).length,
    );
    for (const { receipt, answers } of mine.history) {
      const expected = {
        log: 'demo-01',
        round: roundId,
        household: mine.householdId,
        answers: JSON.parse(JSON.stringify(answers)),
      };
      expect(verifyReceipt(nodeLedgerCrypto, receipt, expected).every(({ ok }) => ok)).toBe(true);
    }
  });
});

describe('the own answers', () => {
  const ask =
    (as?: string, query = {}) =>
    () =>
      server.call('GET /rounds/:roundId/responses/mine', { params, query, ...(as !== undefined && { as }) });

  test('are for the household alone', async () => {
    await expectRefused(server, 'session/not-signed-in', ask());
    for (const as of ['resident-other', 'worker-1', 'admin-1', 'inspector-1', 'visitor-1'])
      await expectRefused(server, 'request/not-found', ask(as));
    const householdId = server.world.homeOf('resident-2');
    await expectRefused(server, 'request/not-found', ask('resident-1', { householdId }));
  });

  test('are empty where nobody of the household has answered', async () => {
    const mine = await ask('worker-at-home')();
    expect(mine.reply).toEqual({
      householdId: server.world.homeOf('worker-at-home'),
      counted: [],
      history: [],
    });
  });
});
