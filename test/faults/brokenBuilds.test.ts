import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { connectDatabase, type Database } from '../../server/database/connectDatabase.ts';
import type { LedgerDocument } from '../../server/ledger/ledgerStore.ts';
import type { CommunityState } from '../../server/state/communityState.ts';
import { projectRoot } from '../support/build/projectRoot.ts';
import { dataFolder, type DataFolder } from '../support/demoFolder.ts';
import { findBreaches, type Invariant } from '../support/invariants.ts';
import { quietLog } from '../support/quietLog.ts';
import { SmallCommunity, type Defect, type SmallAnswer } from '../support/smallCommunity.ts';

let folder: DataFolder;
let database: Database;
beforeAll(async () => {
  folder = await dataFolder();
  database = await connectDatabase(
    { ...folder, mongodbUri: undefined, cacheDir: join(projectRoot, '.cache') },
    quietLog,
  );
});
afterAll(async () => {
  await database.close();
  await folder.remove();
});

const first: readonly SmallAnswer[] = Array.from({ length: 8 }, (_, at) => ({
  clientKey: `first-${at}`,
  householdId: `household-${at + 1}`,
  value: at % 3 === 0 ? 'no' : 'yes',
  by: at % 2 === 0 ? 'self' : 'staff',
}));
/** Household 2 changes its mind, a worker tries to overrule household 1, household 9 answers for the first time. */
const second: readonly SmallAnswer[] = [
  { clientKey: 'second-2', householdId: 'household-2', value: 'no', by: 'staff' },
  { clientKey: 'second-1', householdId: 'household-1', value: 'yes', by: 'staff' },
  { clientKey: 'second-9', householdId: 'household-9', value: 'yes', by: 'staff' },
];

/** The same day in a community, whatever the build: answers, a crash, everything sent again, more answers, the close. */
async function liveThrough(defect: Defect): Promise<SmallCommunity> {
  const community = await SmallCommunity.open(database.connection, defect);
  for (const answer of first) await community.answer(answer);
  await community.crash();
  // Whoever does not know whether its answer arrived sends it again with the same key.
  for (const answer of first) await community.answer(answer);
  for (const answer of second) await community.answer(answer);
  await community.close();
  await community.answer({ clientKey: 'too-late', householdId: 'household-10', value: 'yes', by: 'staff' });
  return community;
}

async function breachesOf(defect: Defect): Promise<Partial<Record<Invariant, string[]>>> {
  await database.connection.dropDatabase();
  const community = await liveThrough(defect);
  const breaches = findBreaches(await community.evidence());
  await community.remove();
  return breaches;
}

/** Acknowledges at once and writes when the next answers come: the last are in memory only. */
function laterStore(): NonNullable<Defect['store']> {
  return (store) => {
    let held: readonly LedgerDocument[] = [];
    return {
      ...store,
      async append(documents) {
        const outcome = held.length === 0 ? 'written' : await store.append(held);
        held = outcome === 'written' ? documents : [];
        return outcome;
      },
    };
  };
}

/** Forgets under which key an entry was sent. */
const forgetful: NonNullable<Defect['store']> = (store) => ({
  ...store,
  append: (documents) =>
    store.append(documents.map((document) => ({ ...document, idem: randomBytes(32).toString('hex') }))),
});

/** Leaves entries out of the state: those that change a mind, or those of one household. */
const deafTo =
  (which: (state: CommunityState, householdId: string) => boolean): NonNullable<Defect['fold']> =>
  (fold) => ({
    ...fold,
    apply(state, entry) {
      const { household } = entry.fields;
      if (typeof household !== 'string' || !which(state, household)) fold.apply(state, entry);
    },
  });
const hasAnswered = ({ rounds }: CommunityState, householdId: string): boolean =>
  [...rounds.values()].some(({ count }) => (count.cells.get(householdId)?.events.length ?? 0) > 0);

test('a sound build breaks no invariant', async () => {
  expect(await breachesOf({})).toEqual({});
});

test.each<[what: string, defect: () => Defect, broken: Invariant[]]>([
  ['acknowledges before it writes', () => ({ store: laterStore() }), ['I1', 'I4', 'I5']],
  ['forgets the client keys', () => ({ store: forgetful }), ['I2']],
  ['takes answers after the close and over the household', () => ({ asksNothing: true }), ['I6']],
  ['does not count one household', () => ({ fold: deafTo((_, id) => id === 'household-9') }), ['I7', 'I9']],
  ['does not hear a change of mind', () => ({ fold: deafTo(hasAnswered) }), ['I9']],
  ['owes no notices', () => ({ withoutOutbox: true }), ['I8']],
])('a build that %s is found out', async (_, defect, broken) => {
  const breaches = await breachesOf(defect());
  expect(Object.keys(breaches)).toEqual(expect.arrayContaining(broken));
});

test.each<[what: string, change: { $set: object } | 'remove']>([
  ['altered', { $set: { leaf: '{}' } }],
  ['put elsewhere', { $set: { seq: 40 } }],
  ['hung on another', { $set: { prev: 'f'.repeat(64) } }],
  ['removed', 'remove'],
])('an entry that was %s breaks the chain', async (_, change) => {
  await database.connection.dropDatabase();
  const community = await liveThrough({});
  const evidence = await community.evidence();
  const entries = [...evidence.entries];
  const victim = entries[4];
  if (victim === undefined) throw new Error('there are not enough entries');
  if (change === 'remove') entries.splice(4, 1);
  else entries[4] = { ...victim, ...('leaf' in change.$set ? { text: '{}' } : change.$set) };
  expect(Object.keys(findBreaches({ ...evidence, entries }))).toContain('I3');
  await community.remove();
});
