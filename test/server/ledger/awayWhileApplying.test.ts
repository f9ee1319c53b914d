import { isRefusal } from '../../../shared/refusal.ts';
import type { Entry } from '../../../shared/ledger/leaf.ts';
import type { Fold } from '../../../server/ledger/ledgerTypes.ts';
import { testDatabase } from '../../support/testDatabase.ts';
import { ledgerHome } from '../../support/testLedger.ts';

/** Needs something from the database before it can apply an entry; the first look for a response fails. */
function foldWithOneFault(): Fold<Entry[]> {
  let faults = 1;
  return {
    create: () => [],
    async load(entries) {
      if (entries.some(({ leaf }) => leaf.t === 'response') && faults-- > 0)
        throw new Error('the database is away');
    },
    apply: (state, entry) => void state.push(entry),
  };
}

test('an entry that was written while the database went away is acknowledged once, and the log goes on', async () => {
  const database = await testDatabase();
  const home = await ledgerHome(database.connection);
  const ledger = await home.open(foldWithOneFault());
  await ledger.openLog('c1');
  const answer = (clientKey: string) =>
    ledger.append({
      log: 'c1',
      actor: 'member-1',
      clientKey,
      request: clientKey,
      decide: () => ({ t: 'response', fields: { household: clientKey }, touches: [clientKey] }),
    });
  const results = await Promise.all([answer('k1'), answer('k2')]);
  expect(results.map((result) => (isRefusal(result) ? result.refused : result.replayed))).toEqual([
    false,
    false,
  ]);
  expect(ledger.stopped('c1')).toBeUndefined();
  expect(ledger.state('c1').map(({ leaf }) => leaf.seq)).toEqual([0, 1, 2]);
  expect(home.alarms).toEqual([expect.objectContaining({ message: 'the database is away' })]);
  await ledger.close();
  await database.close();
  await home.remove();
});
