import type { CallResult, ClientRefusal } from '../../../miniapp/src/platform/clientRefusal.ts';
import {
  afterAttempt,
  dueItems,
  newOutboxItem,
  type OutboxItem,
  type Submission,
} from '../../../miniapp/src/platform/outboxItem.ts';
import { outboxSender } from '../../../miniapp/src/platform/outboxSender.ts';
import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { ResponseReply } from '../../../shared/round/roundView.ts';

const receipt: Receipt = {
  log: 'c1',
  seq: 7,
  h: '0'.repeat(64),
  leaf: { v: 1, log: 'c1', seq: 7, t: 'response', tm: 0, prev: '0'.repeat(64), c: {} },
  opening: {},
  checkpoint: { note: '', size: 8, root: '', publicKey: '' },
  proof: { leafIndex: 7, treeSize: 8, hashes: [] },
};
const acknowledged: CallResult<ResponseReply> = { ok: true, value: { receipt, replayed: false } };
const refusedWith = (code: ClientRefusal['code'], status: number): CallResult<ResponseReply> => ({
  ok: false,
  refusal: { code, status, message: '', details: {} },
});
const offline = refusedWith('network/offline', 0);

const answer = (clientKey: string): Submission => ({
  kind: 'response',
  roundId: 'r1',
  body: { clientKey, householdId: 'h1', questionHash: 'q', answers: [{ questionId: 'q1', value: 'yes' }] },
});

describe('one submission on the phone', () => {
  const item = newOutboxItem(answer('k1'), 'a1', 1_000);

  test('it starts as 未上传, due at once', () => {
    expect(item).toMatchObject({ clientKey: 'k1', state: 'waiting', attempts: 0, nextAttemptAt: 1_000 });
  });

  test('an acknowledged one is 已登记 with its receipt', () => {
    expect(afterAttempt(item, acknowledged, 2_000, 0)).toMatchObject({ state: 'recorded', receipt });
  });

  test('a complaint waits in the same outbox and is 已登记 with its number', () => {
    const complaint: Submission = {
      kind: 'complaint',
      communityId: 'c1',
      body: { clientKey: 'k2', category: 'leak', place: { kind: 'public' }, text: '漏水' },
      photosKeptAs: 'filing/k2',
    };
    const waiting = newOutboxItem(complaint, 'a1', 1_000);
    const filed = { complaintId: 'x1', number: '0001' };
    expect(afterAttempt(waiting, offline, 2_000, 0)).toMatchObject({ clientKey: 'k2', state: 'waiting' });
    const recorded = afterAttempt(waiting, { ok: true, value: { filed } }, 2_000, 0);
    expect(recorded).toMatchObject({ state: 'recorded', filed });
    expect(recorded).not.toHaveProperty('receipt');
  });

  test.each([
    ['round/closed', 409],
    ['response/question-changed', 409],
    ['request/invalid-field', 400],
    ['request/not-found', 404],
    ['identity/role-may-not', 403],
    ['content/refused', 422],
  ] as const)('%s (%i) is final: 未登记, with the content kept', (code, status) => {
    expect(afterAttempt(item, refusedWith(code, status), 2_000, 0)).toMatchObject({
      state: 'refused',
      submission: item.submission,
      refusal: { code },
    });
  });

  test.each([
    ['network/offline', 0],
    ['network/timeout', 0],
    ['session/not-valid', 401],
    ['request/timeout', 408],
    ['request/too-many', 429],
    ['server/fault', 500],
    ['ledger/unavailable', 503],
  ] as const)('%s (%i) leaves it waiting under the same key', (code, status) => {
    const after = afterAttempt(item, refusedWith(code, status), 2_000, 1);
    expect(after).toMatchObject({ state: 'waiting', clientKey: 'k1', nextAttemptAt: 4_000 });
  });

  test('the pause doubles up to two minutes and is spread', () => {
    let waiting = item;
    const pauses = Array.from({ length: 9 }, () => {
      waiting = afterAttempt(waiting, offline, 0, 1);
      return waiting.nextAttemptAt / 1_000;
    });
    expect(pauses).toEqual([2, 4, 8, 16, 32, 64, 120, 120, 120]);
    expect(afterAttempt(item, offline, 0, 0).nextAttemptAt).toBe(1_000);
  });

  test("another person's submission is never sent in my session", () => {
    expect(dueItems([item], 'a2', 5_000, true)).toEqual([]);
  });

  test('hurry ignores the pause, and the oldest goes first', () => {
    const later = { ...newOutboxItem(answer('k2'), 'a1', 3_000), nextAttemptAt: 90_000 };
    expect(dueItems([later, item], 'a1', 5_000, false)).toEqual([item]);
    expect(dueItems([later, item], 'a1', 5_000, true)).toEqual([item, later]);
  });
});

/** A phone: what it keeps, the server it talks to, its clock and its one timer. */
function phone(reply: (clientKey: string) => CallResult<ResponseReply>) {
  const kept = new Map<string, OutboxItem>();
  const sent: string[] = [];
  let clock = 0;
  let account: string | undefined = 'a1';
  let alarm: { at: number; run: () => void } | undefined;
  const run = outboxSender({
    items: () => [...kept.values()],
    put: (item) => void kept.set(item.clientKey, item),
    send: async (submission) => {
      sent.push(submission.body.clientKey);
      return reply(submission.body.clientKey);
    },
    accountId: () => account,
    now: () => clock,
    random: () => 1,
    wakeAfter: (delayMs, wake) => (alarm = { at: clock + delayMs, run: wake }),
  });
  return {
    kept,
    sent,
    run,
    give: (clientKey: string) => kept.set(clientKey, newOutboxItem(answer(clientKey), 'a1', (clock += 1))),
    signOut: () => (account = undefined),
    alarmAt: () => alarm?.at,
    states: () => Object.fromEntries([...kept.values()].map((item) => [item.clientKey, item.state])),
  };
}

describe('sending what the phone keeps', () => {
  test('what failed is sent again with the same key until it is acknowledged', async () => {
    let online = false;
    const device = phone(() => (online ? acknowledged : offline));
    device.give('k1');
    await device.run();
    expect(device.states()).toEqual({ k1: 'waiting' });
    online = true;
    await device.run(true);
    expect(device.sent).toEqual(['k1', 'k1']);
    expect(device.states()).toEqual({ k1: 'recorded' });
  });

  test('without a network the second is not tried after the first failed', async () => {
    const device = phone(() => offline);
    device.give('k1');
    device.give('k2');
    await device.run();
    expect(device.sent).toEqual(['k1']);
    expect(device.states()).toEqual({ k1: 'waiting', k2: 'waiting' });
    expect(device.alarmAt()).toBe(2_002);
  });

  test('a refused one does not hold up the next', async () => {
    const device = phone((key) => (key === 'k1' ? refusedWith('round/closed', 409) : acknowledged));
    device.give('k1');
    device.give('k2');
    await device.run();
    expect(device.states()).toEqual({ k1: 'refused', k2: 'recorded' });
    expect(device.alarmAt()).toBeUndefined();
  });

  test('two runs at the same moment send each submission once', async () => {
    const device = phone(() => acknowledged);
    device.give('k1');
    device.give('k2');
    await Promise.all([device.run(), device.run(), device.run(true)]);
    expect(device.sent).toEqual(['k1', 'k2']);
  });

  test('a submission given during a run is sent by it', async () => {
    const device = phone((key) => {
      if (key === 'k1') {
        device.give('k2');
        void device.run();
      }
      return acknowledged;
    });
    device.give('k1');
    await device.run();
    expect(device.states()).toEqual({ k1: 'recorded', k2: 'recorded' });
  });

  test('nothing is sent for a visitor, and nothing is lost', async () => {
    const device = phone(() => acknowledged);
    device.give('k1');
    device.signOut();
    await device.run(true);
    expect([device.sent, device.states()]).toEqual([[], { k1: 'waiting' }]);
  });
});
