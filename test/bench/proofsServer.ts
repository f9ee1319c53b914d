import { isRefusal } from '../../shared/refusal.ts';
import type { House } from '../../server/openHouse.ts';
import { benchCommunity, storeBenchCommunity } from './benchCommunity.ts';
import { startBenchServer } from './benchServer.ts';
import type { ProofsTarget } from './proofs.ts';

// Child process of proofs.ts: two communities, one with a log of 200 000 entries, one with a short log. Ends with its
// parent.

const LONG = 200_000;
const SHORT = 200;
const AT_ONCE = 640;

/** Calls at doors of a round that is not there: entries like any others, of which nothing is counted. */
async function fillLog({ ledger }: House, log: string, size: number): Promise<void> {
  while (ledger.size(log) < size) {
    const from = ledger.size(log);
    const some = Array.from({ length: Math.min(AT_ONCE, size - from) }, (_, i) => `${from + i}`);
    const written = await Promise.all(
      some.map((call) =>
        ledger.append({
          log,
          actor: 'bench',
          clientKey: `call-${call}`,
          request: call,
          decide: () => ({
            t: 'visit',
            round: 'bench-none',
            fields: { household: `${log}-h${call}`, actor: 'bench', outcome: 'notMet' },
            touches: [call],
          }),
        }),
      ),
    );
    if (written.some(isRefusal)) throw new Error('the log cannot be filled');
  }
}

const bench = await startBenchServer(async (house) => {
  for (const [name, size] of [
    ['long', LONG],
    ['short', SHORT],
  ] as const) {
    await storeBenchCommunity(house.rounds, benchCommunity(name, 20));
    await fillLog(house, name, size);
  }
});

const target: ProofsTarget = { url: bench.running.address, sizes: { long: LONG, short: SHORT } };
process.send?.(target);
process.on('disconnect', () => void bench.stop().then(() => process.exit(0)));
