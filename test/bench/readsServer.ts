import { isRefusal } from '../../shared/refusal.ts';
import type { House } from '../../server/openHouse.ts';
import { answerFor, benchCommunity, storeBenchCommunity } from './benchCommunity.ts';
import { startBenchServer } from './benchServer.ts';
import type { ReadsTarget } from './reads.ts';

// Child process of reads.ts: two communities of 10 000 households, one of them answered, and a city of a million
// households, in one district of which every community has 200 answers. Ends with its parent.

const LARGE = 10_000;
const COMMUNITIES = 1000;
const HOUSEHOLDS = 1000;
const ANSWERS_EACH = 200;
const AT_ONCE = 20;

let token = '';

async function storeCity(house: House): Promise<void> {
  for (let from = 0; from < COMMUNITIES; from += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, (_, i) => from + i);
    await Promise.all(
      some.map(async (i) => {
        const answered = i % 2 === 1;
        const made = benchCommunity(`city-${i}`, HOUSEHOLDS, answered ? 'bench-answered' : 'bench-silent');
        await storeBenchCommunity(house.rounds, made);
        if (answered) await answerFor(house.rounds, made, ANSWERS_EACH);
      }),
    );
  }
}

const bench = await startBenchServer(async (house) => {
  await storeBenchCommunity(house.rounds, benchCommunity('silent', LARGE));
  const answered = benchCommunity('answered', LARGE);
  await storeBenchCommunity(house.rounds, answered);
  await answerFor(house.rounds, answered, LARGE);
  await storeCity(house);
  const account = 'bench-city';
  const roles = [{ role: 'cityBureau', scope: ['region:bench-city'] }] as const;
  await house.identity.createAccount({ id: account, name: '测速', roles, demo: { account, title: '测速' } });
  const started = await house.identity.startSession({ method: 'demo', account });
  if (isRefusal(started)) throw new Error(started.refused);
  token = started.token;
});

const target: ReadsTarget = { url: bench.running.address, token };
process.send?.(target);
process.on('disconnect', () => void bench.stop().then(() => process.exit(0)));
