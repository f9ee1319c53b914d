import { isRefusal } from '../../shared/refusal.ts';
import type { House } from '../../server/openHouse.ts';
import type { HouseholdRecord } from '../../server/community/householdModel.ts';
import type { BenchTarget } from './answers.ts';
import { benchCommunity, storeBenchCommunity } from './benchCommunity.ts';
import { startBenchServer } from './benchServer.ts';
import { reportProcessorTime } from './processorTime.ts';

// Child process of answers.ts: the real server with one community of signed-in households, so that the load comes from
// another process. Ends with its parent.

const ACCOUNTS = 4000;
const AT_ONCE = 64;

const made = benchCommunity('bench', ACCOUNTS);
const tokens: string[] = [];

/** Makes an account for a household, binds it and signs it in. */
async function moveIn(
  { identity, rounds }: House,
  { _id: household }: HouseholdRecord,
  index: number,
): Promise<void> {
  const id = `bench-account-${index}`;
  await identity.createAccount({ id, name: '测速', roles: [], demo: { account: id, title: '测速' } });
  await identity.linkHousehold(id, household, 'bench', 'owner');
  const bound = await rounds.ledger.append({
    log: 'bench',
    actor: 'bench',
    clientKey: `bind-${household}`,
    request: household,
    decide: () => ({
      t: 'bind',
      d: { method: 'slip' },
      fields: { household, actor: id, relation: 'owner', by: 'staff', approver: 'bench' },
      touches: [`household:${household}`],
    }),
  });
  const started = await identity.startSession({ method: 'demo', account: id });
  if (isRefusal(bound) || isRefusal(started)) throw new Error('the bench community cannot be set up');
  tokens[index] = started.token;
}

const bench = await startBenchServer(async (house) => {
  await storeBenchCommunity(house.rounds, made);
  await house.rounds.households.insertMany(made.households);
  for (let from = 0; from < ACCOUNTS; from += AT_ONCE) {
    const some = made.households.slice(from, from + AT_ONCE);
    await Promise.all(some.map((household, i) => moveIn(house, household, from + i)));
  }
  // Every binding owes a notice: telling them beside the answers would be paid by both sides.
  await house.notices.settle();
});

const { databaseUri, enginePid, running } = bench;
const target: BenchTarget = { url: running.address, databaseUri, enginePid, tokens };
process.send?.(target);
reportProcessorTime();
process.on('disconnect', () => void bench.stop().then(() => process.exit(0)));
