import { randomBytes } from 'node:crypto';
import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { openFrozenStore, type FrozenStore } from '../../../server/state/frozenStore.ts';
import { hashRoll } from '../../../server/state/hashRoll.ts';
import { rollOf, stance, termsWith } from '../../support/roundFixtures.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// "Frozen list of households of one round; never changes silently" (domain glossary, Roll); the same for its terms.

const key = randomBytes(32);
const roll = rollOf([6, 5]);
const terms = termsWith([stance('lamp')]);
const rollHash = hashRoll(key, terms.roundId, roll);
const termsHash = hashRoundTerms(nodeLedgerCrypto, terms);

let database: TestDatabase;
let frozen: FrozenStore;
beforeAll(async () => {
  database = await testDatabase();
  frozen = openFrozenStore(database.connection, key);
  await frozen.keepRoll(rollHash, roll);
  await frozen.keepTerms(termsHash, terms);
});
afterAll(() => database.close());

const change = (collection: string, _id: string, update: object) =>
  database.connection.collection<{ _id: string }>(collection).updateOne({ _id }, update);

test('what was frozen comes back as it was', async () => {
  expect(await frozen.getRoll(rollHash, terms.roundId)).toEqual(roll);
  expect(await frozen.getTerms(termsHash)).toEqual(terms);
});

test('keeping something else under the same hash changes nothing', async () => {
  await frozen.keepRoll(rollHash, rollOf([1]));
  expect(await frozen.getRoll(rollHash, terms.roundId)).toEqual(roll);
});

test('a household taken off the roll, or a lower threshold, is found out', async () => {
  await change('rolls', rollHash, { $pop: { 'content.households': 1 } });
  await expect(frozen.getRoll(rollHash, terms.roundId)).rejects.toThrow('not what the ledger refers to');
  await change('roundTerms', termsHash, { $set: { 'content.rule.thresholdPercent': 50 } });
  await expect(frozen.getTerms(termsHash)).rejects.toThrow('not what the ledger refers to');
});

test('what is missing is no empty roll', async () => {
  await expect(frozen.getRoll('f'.repeat(64), terms.roundId)).rejects.toThrow('is missing');
});
