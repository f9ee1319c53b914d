import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isRefusal, refuse } from '../../../shared/refusal.ts';
import type { Entry, EntryType } from '../../../shared/ledger/leaf.ts';
import { leafHash } from '../../../shared/ledger/merkle.ts';
import type { AppendRequest, Appended, Fold, Ledger } from '../../../server/ledger/ledgerTypes.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { ledgerHome, type LedgerHome, type OpenOptions } from '../../support/testLedger.ts';

// What a log may still do when its record is in doubt (ledger.md: start-up; I4 and I5 of its invariants).

const entries: Fold<Entry[]> = {
  create: () => [],
  load: () => Promise.resolve(),
  apply: (state, entry) => void state.push(entry),
};

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

type Stored = Record<string, unknown> & { readonly _id: string; readonly leaf: string };
const stored = () => database.connection.collection<Stored>('ledger');
const file = (name: string): string => path.join(home.folder, name);

function entryOf(log: string, text: string, t: EntryType = 'response'): AppendRequest<Entry[]> {
  const fields = t === 'erase' ? { target: Number(text) } : { household: text };
  return { log, actor: 'someone', clientKey: text, request: text, decide: () => ({ t, fields }) };
}

async function write(ledger: Ledger<Entry[]>, ...texts: readonly string[]): Promise<Appended[]> {
  const written = await Promise.all(texts.map((text) => ledger.append(entryOf('c1', text))));
  return written.map((one) => {
    if (isRefusal(one)) throw new Error(one.refused);
    return one;
  });
}

async function opened(log = 'c1', options: OpenOptions = {}): Promise<Ledger<Entry[]>> {
  const ledger = await home.open(entries, options);
  await ledger.openLog(log);
  return ledger;
}

test('a history written anew under an old head gets no second signature for its size', async () => {
  const first = await opened();
  await write(first, '101', '102');
  await first.close();
  await rename(file('heads.json'), file('heads.kept'));
  await stored().deleteMany({});
  const forger = await opened();
  await write(forger, '201', '202');
  await forger.close();
  await rename(file('heads.kept'), file('heads.json'));

  const ledger = await home.open(entries);
  expect(ledger.stopped('c1')).toEqual(refuse('ledger/rolled-back'));
  expect([ledger.checkpoint('c1'), await ledger.receipt('c1', 1)]).toEqual([undefined, undefined]);
  expect(await ledger.append(entryOf('c1', '201'))).toEqual(refuse('ledger/rolled-back'));
  await ledger.close();
});

test('a stopped log does not read on, so that what another instance writes there cannot replace its head', async () => {
  const first = await opened();
  await write(first, '101', '102');
  await first.close();
  const heads = await readFile(file('heads.json'), 'utf8');
  await stored().deleteOne({ _id: 'c1:000000002' });
  const stopped = await home.open(entries, { shared: true });
  expect(stopped.stopped('c1')).toEqual(refuse('ledger/rolled-back'));
  await rm(file('heads.json'));
  const unknowing = await home.open(entries, { shared: true });
  await write(unknowing, '202', '203', '204');
  await unknowing.close();
  await writeFile(file('heads.json'), heads);

  await stopped.catchUp('c1');
  await stopped.catchUpAll(['c1']);
  expect(stopped.size('c1')).toBe(2);
  await stopped.close();
  expect(await readFile(file('heads.json'), 'utf8')).toBe(heads);
});

describe('a private half that is gone', () => {
  const lose = (seq: number) =>
    stored().updateOne(
      { _id: `c1:00000000${seq}` },
      { $unset: { priv: '' } },
      { bypassDocumentValidation: true },
    );

  test('stops the log: an answer must not vanish from the count in silence', async () => {
    const ledger = await opened();
    await write(ledger, '101', '102');
    await ledger.close();
    await lose(1);
    const again = await home.open(entries);
    expect(await again.append(entryOf('c1', '103'))).toEqual(refuse('ledger/integrity'));
    expect(home.alarms.map(String)).toEqual([expect.stringContaining('private half of 1 is gone')]);
    await again.close();
  });

  test('is as it should be where an erase entry names it; every proof holds', async () => {
    const ledger = await opened();
    await write(ledger, '101', '102');
    await ledger.append(entryOf('c1', '1', 'erase'));
    await ledger.close();
    await lose(1);
    const again = await home.open(entries);
    expect([home.alarms, again.stopped('c1')]).toEqual([[], undefined]);
    expect(again.state('c1').map(({ fields }) => 'household' in fields)).toEqual([false, false, true, false]);
    expect((await again.receipt('c1', 1))?.opening).toEqual({});
    await write(again, '103');
    await again.close();
  });

  test('is erased at the next start where the process ended between the announcement and the deed', async () => {
    const away = await home.open(entries, {
      wrap: (store) => ({ ...store, eraseSeed: () => Promise.reject(new Error('the process ended here')) }),
    });
    await away.openLog('c1');
    await write(away, '101', '102');
    await away.append(entryOf('c1', '1', 'erase'));
    await expect(away.eraseAnnounced('c1')).rejects.toThrow('ended here');
    await away.close();
    expect(await stored().findOne({ _id: 'c1:000000001' })).toHaveProperty('priv');

    const again = await home.open(entries);
    expect([home.alarms, again.stopped('c1')]).toEqual([[], undefined]);
    expect(await stored().findOne({ _id: 'c1:000000001' })).not.toHaveProperty('priv');
    expect(await stored().findOne({ _id: 'c1:000000002' })).toHaveProperty('priv');
    expect((await again.receipt('c1', 1))?.opening).toEqual({});
    await again.close();
    const third = await home.open(entries);
    expect(third.stopped('c1')).toBeUndefined();
    await third.close();
  });

  test('goes where the erase entry names it, and nowhere by one that only asks or names nothing', async () => {
    const ledger = await opened();
    await write(ledger, '101', '102');
    const decide = () => ({ t: 'erase', d: { what: 'ask' }, fields: { target: [1, 2] } }) as const;
    await ledger.append({ log: 'c1', actor: 'someone', clientKey: 'ask', request: 'ask', decide });
    await ledger.eraseAnnounced('c1');
    expect(await stored().countDocuments({ priv: { $exists: false } })).toBe(0);
    const agree = () => ({ t: 'erase', fields: { target: [1, 2] } }) as const;
    await ledger.append({ log: 'c1', actor: 'someone', clientKey: 'yes', request: 'yes', decide: agree });
    await ledger.eraseAnnounced('c1');
    expect(await stored().countDocuments({ priv: { $exists: false } })).toBe(2);
    await ledger.close();
  });

  test.each([
    ['null', null],
    ['a text', 'priv'],
    ['without bytes', { kid: 'k' }],
  ])('or was exchanged for %s stops its log and no other', async (_, priv) => {
    const ledger = await opened();
    await ledger.openLog('c2');
    await write(ledger, '101');
    await ledger.close();
    await stored().updateOne({ _id: 'c1:000000001' }, { $set: { priv } }, { bypassDocumentValidation: true });
    const again = await home.open(entries);
    expect([again.stopped('c1'), again.stopped('c2')]).toEqual([refuse('ledger/integrity'), undefined]);
    await again.close();
  });
});

test('a log opened with a strange key is damaged and stops alone', async () => {
  const ledger = await opened('c1');
  await write(ledger, '101');
  await ledger.close();
  const documents = await stored().find().toArray();
  await stored().deleteMany({});
  await rm(file('heads.json'));
  await rename(file('ledger.pem'), file('ours.pem'));
  const strange = await opened('c2');
  await strange.close();
  await rename(file('ours.pem'), file('ledger.pem'));
  await expect(home.open(entries)).rejects.toThrow(/signing key is not the one/);
  await stored().insertMany(documents);

  const again = await home.open(entries);
  expect([again.stopped('c1'), again.stopped('c2')]).toEqual([undefined, refuse('ledger/integrity')]);
  await write(again, '102');
  await again.close();
});

test('an entry exchanged while the server runs is noticed by the next reader and stops the log', async () => {
  const ledger = await opened();
  await write(ledger, '101', '102');
  const before = await stored().findOne({ _id: 'c1:000000001' });
  const leaf = (before?.leaf ?? '').replace('"t":"response"', '"t":"withdraw"');
  const h = Buffer.from(leafHash(nodeLedgerCrypto.sha256, Buffer.from(leaf))).toString('hex');
  await stored().updateOne({ _id: 'c1:000000001' }, { $set: { leaf, h }, $unset: { priv: '' } });
  await expect(ledger.receipt('c1', 1)).rejects.toThrow('exchanged');
  expect(await ledger.append(entryOf('c1', '103'))).toEqual(refuse('ledger/integrity'));
  await ledger.close();
});
