import { join } from 'node:path';
import { hashRoundTerms } from '../../../shared/round/hashRoundTerms.ts';
import { isRefusal } from '../../../shared/refusal.ts';
import { loadKeys } from '../../../server/crypto/keys.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { closeDueRounds } from '../../../server/round/closing/closeDueRounds.ts';
import { writeAuditSample } from '../../../server/round/case/auditSampleEntry.ts';
import { finishClosing } from '../../../server/round/closing/closeRound.ts';
import { finaliseRound } from '../../../server/round/closing/finaliseRound.ts';
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
const DAY = 86_400_000;
const closing = Date.parse(terms.closesAt);
const before = { now: () => closing };
const after = { now: () => closing + 1 };
/** Nobody has made the result final by then. */
const overdue = { now: () => closing + 2 * DAY };
const noError = (error: unknown): void => {
  throw error;
};

const CLOSED = ['genesis', 'roundOpen', 'roundClose', 'tally', 'auditSample'];

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
  await frozen.keepTerms(questionHash, terms);
  await frozen.keepRoll(rollHash(), roll);
  await ledger.openLog(LOG);
  await write('roundOpen', { questionHash });
});
afterEach(async () => {
  await ledger.close();
  await database.close();
  await home.remove();
});

const keys = () => loadKeys({ file: join(home.folder, 'fields.json') });
const rollHash = (): string => hashRoll(keys().pseudonymKey, roundId, roll);
const instance = (): Promise<CommunityLedger> =>
  home.open(communityFold(openFrozenStore(database.connection, keys().pseudonymKey), new OpenedRounds()), {
    shared: true,
    clock: after,
  });
const types = async (): Promise<string[]> => {
  await ledger.catchUp(LOG);
  return (await ledger.entries(LOG, 0, 100)).map(({ leaf }) => leaf.t);
};

async function write(t: 'roundOpen' | 'roundClose', d = {}): Promise<void> {
  const written = await ledger.append({
    log: LOG,
    actor: 'admin-1',
    clientKey: t,
    request: t,
    decide: () => ({ t, round: roundId, roll: rollHash(), d, fields: { actor: 'admin-1' } }),
  });
  if (isRefusal(written)) throw new Error(written.refused);
}

test('not a moment before its closing time', async () => {
  await closeDueRounds({ ledger, clock: before }, noError);
  expect(await types()).toEqual(['genesis', 'roundOpen']);
});

test('there is no tally and no sample before the close', async () => {
  const early = await finishClosing({ ledger }, LOG, roundId);
  expect(early?.refused).toBe('round/not-closed');
  expect((await writeAuditSample({ ledger }, LOG, roundId))?.refused).toBe('round/not-closed');
  expect(await types()).toEqual(['genesis', 'roundOpen']);
});

test('two instances at the same moment write one close, one tally and one sample', async () => {
  const other = await instance();
  await Promise.all(
    [ledger, other, ledger].map((one) => closeDueRounds({ ledger: one, clock: after }, noError)),
  );
  await closeDueRounds({ ledger: other, clock: after }, noError);
  expect(await types()).toEqual(CLOSED);
  await other.close();
});

test('two instances at the same moment make an overdue result final once', async () => {
  const other = await instance();
  await closeDueRounds({ ledger, clock: after }, noError);
  await other.catchUp(LOG);
  await Promise.all(
    [ledger, other, other].map((one) => closeDueRounds({ ledger: one, clock: overdue }, noError)),
  );
  await closeDueRounds({ ledger: other, clock: overdue }, noError);
  expect(await types()).toEqual([...CLOSED, 'resultFinal']);
  await other.close();
});

test('a clock that jumps back an hour neither opens a round again nor makes anything final', async () => {
  await closeDueRounds({ ledger, clock: after }, noError);
  const back = { now: () => closing + 1 - 3_600_000 };
  await closeDueRounds({ ledger, clock: back }, noError);
  const early = await finaliseRound({ ledger, clock: back }, 'admin-1', LOG, roundId);
  expect(early?.refused).toBe('round/not-finalisable');
  expect(await types()).toEqual(CLOSED);
});

test('a close that was cut short gets its tally and its sample, and is not made final without them', async () => {
  await write('roundClose');
  const early = await finaliseRound({ ledger, clock: overdue }, 'admin-1', LOG, roundId);
  expect(early?.refused).toBe('round/not-finalisable');
  await closeDueRounds({ ledger, clock: after }, noError);
  expect(await types()).toEqual(CLOSED);
  expect(await finaliseRound({ ledger, clock: overdue }, 'admin-1', LOG, roundId)).toBeUndefined();
});
