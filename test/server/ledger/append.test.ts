import type { Entry } from '../../../shared/ledger/leaf.ts';
import { readText } from '../../../shared/ledger/readValue.ts';
import { isRefusal, refuse } from '../../../shared/refusal.ts';
import { continuesHead, verifyReceipt } from '../../../shared/ledger/verifyReceipt.ts';
import type { Appended, AppendRequest, Fold } from '../../../server/ledger/ledgerTypes.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { ledgerHome, type LedgerHome, type OpenOptions } from '../../support/testLedger.ts';

/** The simplest community: who has answered what. Once a door has said "last", it may not answer again. */
interface Doors {
  readonly answers: Map<string, string[]>;
}
const doors: Fold<Doors> = {
  create: () => ({ answers: new Map() }),
  load: () => Promise.resolve(),
  apply(state, { leaf, fields }: Entry) {
    if (leaf.t !== 'response') return;
    const door = readText(fields.household);
    state.answers.set(door, [...(state.answers.get(door) ?? []), readText(fields.answers)]);
  },
};

function answer(
  door: string,
  text: string,
  clientKey: string,
  actor = `account-${door}`,
): AppendRequest<Doors> {
  return {
    log: 'c1',
    actor,
    clientKey,
    request: { door, text },
    decide: (state) =>
      state.answers.get(door)?.includes('last')
        ? refuse('response/already-answered')
        : {
            t: 'response',
            round: 'r1',
            via: 'app',
            fields: { household: door, answers: text },
            touches: [`household:${door}`],
          },
  };
}

let database: TestDatabase;
let home: LedgerHome;

beforeEach(async () => {
  database = await testDatabase();
  home = await ledgerHome(database.connection);
});
afterEach(async () => {
  await database.close();
  await home.remove();
});

const opened = async (options: OpenOptions = {}) => {
  const ledger = await home.open(doors, options);
  await ledger.openLog('c1');
  return ledger;
};
const written = (result: Appended | ReturnType<typeof refuse>): Appended => {
  if (isRefusal(result)) throw new Error(result.refused);
  return result;
};

describe('appending', () => {
  test('an answer comes back with a receipt that proves it stands in the signed log', async () => {
    const ledger = await opened();
    const { receipt, replayed } = written(await ledger.append(answer('101', 'yes', 'k1')));
    expect(replayed).toBe(false);
    expect(receipt.seq).toBe(1);
    const expected = { log: 'c1', round: 'r1', household: '101', answers: 'yes' };
    expect(verifyReceipt(nodeLedgerCrypto, receipt, expected).filter(({ ok }) => !ok)).toEqual([]);
    const steps = (altered: object) =>
      verifyReceipt(nodeLedgerCrypto, { ...receipt, ...altered }, expected)
        .filter(({ ok }) => !ok)
        .map(({ step }) => step);
    expect(steps({ h: 'f'.repeat(64) })).toEqual(['leaf', 'inclusion']);
    expect(steps({ leaf: { ...receipt.leaf, tm: 0 } })).toEqual(['leaf']);
    expect(
      steps({ opening: { ...receipt.opening, answers: { ...receipt.opening.answers, value: 'no' } } }),
    ).toEqual(['opening', 'content']);
    expect(steps({ checkpoint: { ...receipt.checkpoint, size: 99 } })).toEqual(['signature']);
    await ledger.close();
  });

  test('fifty identical sends at once make one entry and fifty times the same receipt', async () => {
    const ledger = await opened();
    const results = await Promise.all(
      Array.from({ length: 50 }, () => ledger.append(answer('101', 'yes', 'same'))),
    );
    const receipts = results.map(written);
    expect(ledger.size('c1')).toBe(2);
    expect(
      new Set(receipts.map(({ receipt }) => `${receipt.seq} ${receipt.h} ${JSON.stringify(receipt.opening)}`))
        .size,
    ).toBe(1);
    expect(receipts.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await ledger.close();
  });

  test('whenever a request comes after the one before, it is taken up', async () => {
    const ledger = await opened();
    for (let ticks = 0; ticks < 40; ticks++) {
      written(await ledger.append(answer('101', 'yes', ticks % 2 ? `k${ticks}` : 'same')));
      for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    }
    expect(ledger.size('c1')).toBe(22);
    await ledger.close();
  });

  test('a draft that cannot be hashed fails alone', async () => {
    const ledger = await opened();
    const odd = {
      ...answer('102', 'yes', 'k2'),
      decide: () => ({ t: 'response', fields: { household: 0.5 } }) as const,
    };
    const [first, second, third] = await Promise.allSettled(
      [answer('101', 'yes', 'k1'), odd, answer('103', 'yes', 'k3')].map((request) => ledger.append(request)),
    );
    expect([first?.status, second?.status, third?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(ledger.size('c1')).toBe(3);
    await ledger.close();
  });

  test('the same key with another content is refused and writes nothing', async () => {
    const ledger = await opened();
    await ledger.append(answer('101', 'yes', 'k1'));
    expect(await ledger.append(answer('101', 'no', 'k1'))).toEqual(refuse('response/idempotency-mismatch'));
    expect(ledger.size('c1')).toBe(2);
    await ledger.close();
  });

  test('another person’s same key is another request', async () => {
    const ledger = await opened();
    await ledger.append(answer('101', 'yes', 'k1', 'account-a'));
    written(await ledger.append(answer('101', 'yes', 'k1', 'account-b')));
    expect(ledger.size('c1')).toBe(3);
    await ledger.close();
  });

  test('two of one household at the same moment are decided one after the other', async () => {
    const ledger = await opened();
    const [first, second] = await Promise.all([
      ledger.append(answer('101', 'last', 'k1', 'a')),
      ledger.append(answer('101', 'last', 'k2', 'b')),
    ]);
    written(first);
    expect(second).toEqual(refuse('response/already-answered'));
    expect(ledger.size('c1')).toBe(2);
    await ledger.close();
  });

  test('many doors at once share batches and keep one chain', async () => {
    const ledger = await opened();
    const results = await Promise.all(
      Array.from({ length: 300 }, (_, i) => ledger.append(answer(String(i), 'yes', `k${i}`))),
    );
    expect(new Set(results.map((result) => written(result).receipt.seq)).size).toBe(300);
    const entries = await ledger.entries('c1', 0, 301);
    expect(entries.map(({ leaf }) => leaf.seq)).toEqual(Array.from({ length: 301 }, (_, i) => i));
    entries.slice(1).forEach(({ leaf }, i) => expect(leaf.prev).toBe(entries[i]?.h));
    expect(home.alarms).toEqual([]);
    await ledger.close();
  });

  test('after a restart the log goes on from the same head and knows every key', async () => {
    const before = await opened();
    const first = written(await before.append(answer('101', 'yes', 'k1')));
    await before.close();
    const after = await opened();
    const again = written(await after.append(answer('101', 'yes', 'k1')));
    expect(again).toMatchObject({
      replayed: true,
      receipt: { seq: 1, h: first.receipt.h, opening: first.receipt.opening },
    });
    const more = written(await after.append(answer('102', 'no', 'k2')));
    const proof = after.consistency('c1', first.receipt.checkpoint.size, more.receipt.checkpoint.size);
    expect(
      proof && continuesHead(nodeLedgerCrypto, first.receipt.checkpoint, more.receipt.checkpoint, proof),
    ).toBe(true);
    await after.close();
  });
});

describe('several instances on one database', () => {
  test('write one chain without gaps, and each reads what the others wrote', async () => {
    const [a, b] = [await opened({ shared: true }), await opened({ shared: true })];
    const results = await Promise.all(
      Array.from({ length: 100 }, (_, i) => (i % 2 ? a : b).append(answer(String(i), 'yes', `k${i}`))),
    );
    results.map(written);
    await Promise.all([a.catchUp('c1'), b.catchUp('c1')]);
    expect([a.size('c1'), b.size('c1')]).toEqual([101, 101]);
    expect(a.checkpoint('c1')).toEqual(b.checkpoint('c1'));
    await Promise.all([a.close(), b.close()]);
  });

  test('the same send through two instances is one entry', async () => {
    const [a, b] = [await opened({ shared: true }), await opened({ shared: true })];
    const results = (await Promise.all([a, b].map((l) => l.append(answer('101', 'yes', 'same'))))).map(
      written,
    );
    expect(results[0]?.receipt.h).toBe(results[1]?.receipt.h);
    expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1);
    await Promise.all([a.close(), b.close()]);
  });
});

describe('an unknown outcome', () => {
  test('an insert that landed although its reply was lost is one entry, not a replay and not two', async () => {
    let lost = 0;
    const ledger = await opened({
      wrap: (store) => ({
        ...store,
        async append(documents) {
          const outcome = await store.append(documents);
          return documents.some(({ seq }) => seq === 1) && lost++ === 0 ? 'unknown' : outcome;
        },
      }),
    });
    const { receipt, replayed } = written(await ledger.append(answer('101', 'yes', 'k1')));
    expect({ lost: lost > 0, replayed, seq: receipt.seq, size: ledger.size('c1') }).toEqual({
      lost: true,
      replayed: false,
      seq: 1,
      size: 2,
    });
    await ledger.close();
  });
});

describe('a record that was tampered with', () => {
  test('a flipped byte stops writing at the next start, raises the alarm, and the log can still be read', async () => {
    const ledger = await opened();
    written(await ledger.append(answer('101', 'yes', 'k1')));
    written(await ledger.append(answer('102', 'yes', 'k2')));
    await ledger.close();
    const collection = database.connection.collection<{ _id: string; leaf: string }>('ledger');
    const victim = await collection.findOne({ _id: 'c1:000000001' });
    await collection.updateOne(
      { _id: 'c1:000000001' },
      { $set: { leaf: victim?.leaf.replace('app', 'web') ?? '' } },
    );
    const again = await home.open(doors);
    expect(await again.append(answer('103', 'yes', 'k3'))).toEqual(refuse('ledger/integrity'));
    expect(home.alarms).toHaveLength(2);
    expect(again.checkpoint('c1')?.size).toBe(1);
    await again.close();
  });

  test('a restored older backup is noticed by the head file and takes no entries', async () => {
    const ledger = await opened();
    written(await ledger.append(answer('101', 'yes', 'k1')));
    written(await ledger.append(answer('102', 'yes', 'k2')));
    await ledger.close();
    await database.connection.collection<{ _id: string }>('ledger').deleteOne({ _id: 'c1:000000002' });
    const again = await home.open(doors);
    expect(await again.append(answer('103', 'yes', 'k3'))).toEqual(refuse('ledger/rolled-back'));
    await again.close();
  });
});
