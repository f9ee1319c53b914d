import { isRefusal } from '../../../shared/refusal.ts';
import { hashPublication } from '../../../shared/plan/publication.ts';
import { publishRecord, type RecordToPublish } from '../../../server/publication/publishRecord.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { communityFold } from '../../../server/state/communityFold.ts';
import type { CommunityLedger } from '../../../server/state/communityState.ts';
import { openFrozenStore, type FrozenStore } from '../../../server/state/frozenStore.ts';
import { OpenedRounds } from '../../../server/state/openedRounds.ts';
import { ledgerHome, type LedgerHome } from '../../support/testLedger.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// "Publication: frozen content + hash" (domain glossary); the log announces it, the content lies beside it.

const LOG = 'community-1';
let database: TestDatabase;
let home: LedgerHome;
let frozen: FrozenStore;
let ledger: CommunityLedger;
beforeAll(async () => {
  database = await testDatabase();
  home = await ledgerHome(database.connection);
  frozen = openFrozenStore(database.connection, Buffer.alloc(32));
  ledger = await home.open(communityFold(frozen, new OpenedRounds()));
  await ledger.openLog(LOG);
});
afterAll(async () => {
  await ledger.close();
  await home.remove();
  await database.close();
});

const opinion = (more: Partial<RecordToPublish> = {}): RecordToPublish => ({
  communityId: LOG,
  actorId: 'bureau-1',
  kind: 'reviewOpinion',
  content: { opinion: 'conditional', text: '雨污分流要一次做到位。', absent: undefined },
  facts: { opinion: 'conditional' },
  ...more,
});
const publish = async (record: RecordToPublish) => {
  const published = await publishRecord({ ledger, frozen }, record);
  if (isRefusal(published)) throw new Error(published.refused);
  return published;
};

test('a record is found under the hash that its content has, and the log announces it with its facts', async () => {
  const { hash, seq, receipt } = await publish(opinion());
  const content = { opinion: 'conditional', text: '雨污分流要一次做到位。' };
  expect(hash).toBe(hashPublication(nodeLedgerCrypto, { kind: 'reviewOpinion', communityId: LOG, content }));
  expect(await frozen.getRecord(hash)).toEqual({ kind: 'reviewOpinion', communityId: LOG, content });
  expect(ledger.state(LOG).publications.get(hash)).toMatchObject({
    kind: 'reviewOpinion',
    seq,
    facts: { opinion: 'conditional' },
  });
  expect(JSON.stringify(receipt.leaf)).not.toContain('bureau-1');
});

test('sent again it is the same entry; by somebody else it is refused', async () => {
  const first = await publish(opinion({ content: { text: '一' } }));
  expect(await publish(opinion({ content: { text: '一' } }))).toMatchObject({
    seq: first.seq,
    replayed: true,
  });
  const other = await publishRecord({ ledger, frozen }, opinion({ content: { text: '一' }, actorId: 'b-2' }));
  expect(other).toEqual({ refused: 'publication/exists' });
});

test('the same words in another kind or another community have another hash', () => {
  const record = { kind: 'reviewOpinion', communityId: LOG, content: { text: '一' } } as const;
  const hashes = [
    record,
    { ...record, kind: 'acceptance' as const },
    { ...record, communityId: 'community-2' },
  ].map((each) => hashPublication(nodeLedgerCrypto, each));
  expect(new Set(hashes).size).toBe(3);
});

test('a refusal of the state writes nothing', async () => {
  const before = ledger.size(LOG);
  const refused = await publishRecord(
    { ledger, frozen },
    opinion({ content: { text: '二' }, refuse: () => ({ refused: 'stage/not-allowed' }) }),
  );
  expect([refused, ledger.size(LOG)]).toEqual([{ refused: 'stage/not-allowed' }, before]);
});

test('content that was changed in the database is not given out', async () => {
  const { hash } = await publish(opinion({ content: { text: '三' } }));
  await database.connection
    .collection<{ _id: string }>('publicRecords')
    .updateOne({ _id: hash }, { $set: { 'content.content.text': '四' } });
  await expect(frozen.getRecord(hash)).rejects.toThrow('not what the ledger refers to');
});
