import { randomUUID } from 'node:crypto';
import { ballot } from '../support/ballot.ts';
import { distFolder } from '../support/build/ensureBuilt.ts';
import { startDemoServer, type DemoServer } from '../support/demoServer.ts';
import { forgingProxy, type ForgingProxy } from '../support/forgingProxy.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';

// The mini program remembers the newest head of each log and asks at every launch whether it is continued
// (ledger.md, "Heads and proofs").

const log = 'demo-01';
const roundId = 'demo-01-menu';

let server: DemoServer;
let proxy: ForgingProxy;
const launches: Weapp[] = [];

beforeAll(async () => {
  server = await startDemoServer();
  proxy = await forgingProxy(server.url);
});
afterAll(async () => {
  for (const weapp of launches) await weapp.close();
  await proxy.stop();
  await server.stop();
});

/** Starts the mini program again on the phone that it ran on before. */
async function launch(before?: Weapp): Promise<Weapp> {
  const weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: proxy.url });
  for (const [key, value] of before?.device.storage ?? []) weapp.device.storage.set(key, value);
  launches.push(weapp);
  return weapp;
}

const headNow = async () => (await server.call('GET /ledgers/:log/checkpoint', { params: { log } })).reply;

async function answer(as: string): Promise<void> {
  const { reply: round } = await server.call('GET /rounds/:roundId', { params: { roundId }, as });
  await server.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body: {
      clientKey: randomUUID(),
      householdId: round.mine?.householdId ?? '',
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as,
  });
}

/** Three launches, on a machine four times slower than a usual one. */
const SLOW_MS = 240_000;

test(
  'a log that grew is continued at the next launch; one that was cut back is told, with both heads',
  async () => {
    const first = await launch();
    await first.open('supervise/ledger', { log });
    await first.awaitText('这台手机第一次看到它');
    const old = await headNow();
    await answer('resident-1');
    const second = await launch(first);
    await second.open('supervise/ledger', { log });
    await second.awaitText(/核对无误/);
    proxy.forgeRead = (url, reply) => (url.endsWith(`/${log}/checkpoint`) ? JSON.stringify(old) : reply);
    const third = await launch(second);
    await third.open('home/index');
    await third.awaitText('登记簿和上次看到的接不上，可能被改过。');
    await third.tap(await third.awaitRole('button', '去看'));
    await third.awaitPage('supervise/ledger');
    await third.awaitText('现在的存根');
    await third.awaitText('这台手机上次记住的存根');
    expect([first, second, third].flatMap(({ faults }) => faults)).toEqual([]);
  },
  SLOW_MS,
);
