import { execFileSync } from 'node:child_process';
import os from 'node:os';
import mongoose from 'mongoose';
import { connectDatabase, type Database } from '../../server/database/connectDatabase.ts';
import { openLedgerStore } from '../../server/ledger/ledgerStore.ts';
import { projectRoot } from '../support/build/projectRoot.ts';
import { findBreaches, type Invariant } from '../support/invariants.ts';
import { quietLog } from '../support/quietLog.ts';
import type { FoundMongod } from '../support/replica/findMongod.ts';
import { startReplicaSet, type ReplicaSet } from '../support/replica/replicaSet.ts';
import { SmallCommunity, type Defect, type SmallAnswer } from '../support/smallCommunity.ts';

// ledger.md, "Append", step e: an answer is acknowledged by the journals of a majority. Its broken twin, which takes the
// word of one member, loses what it acknowledged when that member dies: the check on a replica set can fail.

const LIMIT_MS = 15 * 60_000;

const mongod = JSON.parse(
  execFileSync(process.execPath, ['--import', 'tsx', 'test/support/replica/printMongod.ts'], {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
) as FoundMongod;
if ('missing' in mongod) {
  process.stderr.write(
    `\n!! SKIPPED: the broken twin of the replica set was not tested, for there is no MongoDB server. ${mongod.missing}\n\n`,
  );
}
const testWithReplicas = 'missing' in mongod ? test.skip : test;

let set: ReplicaSet | undefined;
beforeAll(async () => {
  if (!('missing' in mongod)) set = await startReplicaSet(mongod);
}, LIMIT_MS);
afterAll(() => set?.stop(), LIMIT_MS);

const answer = (number: number): SmallAnswer => ({
  clientKey: `answer-${number}`,
  householdId: `household-${number}`,
  value: 'yes',
  by: 'self',
});

/** Answers before, and while nobody replicates from the member that then dies; what broke, and how many were acknowledged. */
async function liveThrough(
  name: string,
  defectOn: (uri: string) => Promise<Defect>,
): Promise<{ breaches: Partial<Record<Invariant, string[]>>; acknowledged: number }> {
  if (set === undefined) throw new Error('there is no replica set');
  const uri = set.uri.replace('/renewal?', `/${name}?`);
  const database: Database = await connectDatabase({ mongodbUri: uri, dataDir: '', cacheDir: '' }, quietLog);
  try {
    const community = await SmallCommunity.open(database.connection, await defectOn(uri));
    for (const number of [1, 2, 3]) await community.answer(answer(number));
    await set.cutOff(async () => {
      await Promise.all([4, 5, 6].map((number) => community.answer(answer(number))));
    });
    await set.revive();
    await community.crash();
    const evidence = await community.evidence();
    await community.remove();
    return { breaches: findBreaches(evidence), acknowledged: evidence.acknowledged.length };
  } finally {
    // One that stays open would keep the whole run waiting.
    await database.close();
  }
}

testWithReplicas(
  'the journals of a majority: what was not acknowledged may be gone, nothing else is',
  async () => {
    const { breaches, acknowledged } = await liveThrough('sound', () => Promise.resolve({}));
    expect(breaches).toEqual({});
    expect(acknowledged).toBe(3);
  },
  LIMIT_MS,
);

testWithReplicas(
  'a build that acknowledges at w: 1 is found out: acknowledged answers are gone',
  async () => {
    const connections: mongoose.Connection[] = [];
    const { breaches, acknowledged } = await liveThrough('weak', async (uri) => {
      const connection = await mongoose
        .createConnection(uri, { writeConcern: { w: 1, journal: true }, runtimeAdapters: { os } })
        .asPromise();
      connections.push(connection);
      const weak = openLedgerStore(connection);
      return { store: (store) => ({ ...store, append: (documents) => weak.append(documents) }) };
    });
    await Promise.all(connections.map((connection) => connection.close()));
    expect(acknowledged).toBe(6);
    expect(Object.keys(breaches)).toContain('I1');
  },
  LIMIT_MS,
);
