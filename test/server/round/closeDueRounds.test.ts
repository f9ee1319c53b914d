import { join } from 'node:path';
import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import { loadKeys } from '../../../server/crypto/keys.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { closeDueRounds, finaliseRound } from '../../../server/round/closeRound.ts';
import { communityFold } from '../../../server/state/communityFold.ts';
import type { CommunityLedger } from '../../../server/state/communityState.ts';
import { openFrozenStore } from '../../../server/state/frozenStore.ts';
import { hashRoll } from '../../../server/state/hashRoll.ts';
import { OpenedRounds } from '../../../server/state/openedRounds.ts';
import { exampleRule, rollOf, stance, termsWith } from '../../support/roundFixtures.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';
import { ledgerHome, type LedgerHome } from '../../support/testLedger.ts';

// The clock that closes rounds, in one instance and in several (ledger.md: "two steps to close").

const LOG = 'community-1';
const terms = termsWith([stance('lamp')], { rule: { ...exampleRule, objectionDays: 0 } });
const { roundId } = terms;
const roll = rollOf([6, 5]);
const before = { now: () => Date.parse(terms.closesAt) };
const after = { now: () => Date.parse(terms.closesAt) + 1 };
const noError = (error: unknown): void => {
  throw error;
};

let database: TestDatabase;
let home: LedgerHome;
let ledger: CommunityLedger;
beforeEach(async () => {
  database = await testDatabase();
  home = await ledgerHome(database.connection);
  ledger = await instance();
  const { pseudonymKey } = keys();
  const frozen = openFrozenStore(database.connection, pseudonymKey);
  const questionHash = hashRoundTerms(nodeLedgerCrypto, terms);
  const rollHash = hashRoll(pseudonymKey, roundId, roll);
  await frozen.keepTerms(questionHash, terms);
  await frozen.keepRoll(rollHash, roll);
  await ledger.openLog(LOG);
  await write('roundOpen', { questionHash }, rollHash);
});
afterEach(async () => {
  await ledger.close();
  await database.close();
  await home.remove();
});

const keys = () => loadKeys({ file: join(home.folder, 'fields.json') });
const instance = (): Promise<CommunityLedger> =>
  home.open(communityFold(openFrozenStore(database.connection, keys().pseudonymKey), new OpenedRounds()), {
    shared: true,
  });
const types = async (): Promise<string[]> => {
  await ledger.catchUp(LOG);
  return (await ledger.entries(LOG, 0, 100)).map(({ leaf }) => leaf.t);
};

async function write(t: 'roundOpen' | 'roundClose', d = {}, rollHash = ''): Promise<void> {
  const written = await ledger.append({
    log: LOG,
    actor: 'admin-1',
    clientKey: t,
    request: t,
    decide: () => ({ t, round: roundId, roll: rollHash, d, fields: { actor: 'admin-1' } }),
  });
  if (isRefusal(written)) throw new Error(written.refused);
}

test('not a moment before its closing time', async () => {
  await closeDueRounds({ ledger, clock: before }, noError);
  expect(await types()).toEqual(['genesis', 'roundOpen']);
});

test('two instances at the same moment write one close and one tally', async () => {
  const other = await instance();
  await Promise.all(
    [ledger, other, ledger].map((one) => closeDueRounds({ ledger: one, clock: after }, noError)),
  );
  await closeDueRounds({ ledger: other, clock: after }, noError);
  expect(await types()).toEqual(['genesis', 'roundOpen', 'roundClose', 'tally']);
  await other.close();
});

test('a close that was cut short gets its tally, and is not made final without it', async () => {
  await write('roundClose');
  const clock = { now: () => Date.parse(terms.closesAt) * 2 };
  const early = await finaliseRound({ ledger, clock }, 'admin-1', LOG, roundId);
  expect(early?.refused).toBe('round/not-finalisable');
  await closeDueRounds({ ledger, clock: after }, noError);
  expect(await types()).toEqual(['genesis', 'roundOpen', 'roundClose', 'tally']);
  expect(await finaliseRound({ ledger, clock }, 'admin-1', LOG, roundId)).toBeUndefined();
});
