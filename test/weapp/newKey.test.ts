import { randomUUID } from 'node:crypto';
import { apiClient, type ApiClient } from '../support/apiClient.ts';
import { ballot } from '../support/ballot.ts';
import { distFolder } from '../support/build/ensureBuilt.ts';
import { demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { forgedHandOver } from '../support/forgedHandOver.ts';
import { forgingProxy, type ForgingProxy } from '../support/forgingProxy.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { openWeapp, type Weapp } from '../support/weapp/openWeapp.ts';
import { textOf } from '../support/weapp/weappNode.ts';

// Between two launches of the mini program the operator replaces the key that signs the heads (docs/ledger-format.md, "A
// new signing key"): the phone follows from the key it remembers, and to no key that the old one has not named.

const log = 'demo-01';
const roundId = 'demo-01-menu';
/** Several launches and starts, on a machine four times slower than a usual one. */
const SLOW_MS = 480_000;

let folder: DataFolder;
let server: ServerProcess;
let proxy: ForgingProxy;
let client: ApiClient;
const launches: Weapp[] = [];

beforeAll(async () => {
  folder = await demoFolder();
  server = startServerProcess(folder);
  await server.ready();
  client = apiClient(server.url);
  proxy = await forgingProxy(server.url);
});
afterAll(async () => {
  for (const weapp of launches) await weapp.close();
  await proxy.stop();
  await server.stop();
  await folder.remove();
});

/** Starts the mini program again on the phone that it ran on before. */
async function launch(before?: Weapp): Promise<Weapp> {
  const weapp = await openWeapp({ dist: distFolder('weapp'), baseUrl: proxy.url });
  for (const [key, value] of before?.device.storage ?? []) weapp.device.storage.set(key, value);
  launches.push(weapp);
  return weapp;
}

async function answer(): Promise<number> {
  const { reply: round } = await client.call('GET /rounds/:roundId', {
    params: { roundId },
    as: 'resident-1',
  });
  const given = await client.call('POST /rounds/:roundId/responses', {
    params: { roundId },
    body: {
      clientKey: randomUUID(),
      householdId: round.mine?.householdId ?? '',
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    },
    as: 'resident-1',
  });
  return given.reply.receipt.seq;
}

async function replaceKey(): Promise<void> {
  await server.stop();
  const command = ['npm', 'run', '--silent', 'rotate-key', '--', '管理员离岗，按规定更换签名密钥'] as const;
  expect(await startServerProcess({ ...folder, command }).exited).toMatchObject({ code: 0 });
  server = startServerProcess(folder);
  await server.ready();
  client = apiClient(server.url);
  proxy.target = server.url;
}

/** Opens a receipt on the phone; every step that it checks, as it is read. */
async function stepsOf(phone: Weapp, seq: number): Promise<readonly string[]> {
  await phone.open('round/receipt', { roundId, seq: String(seq) });
  await phone.awaitText(new RegExp(`已登记 · 第 ${seq} 条`));
  return phone.allByClass('slip__check').map(textOf);
}

const WARNING = '登记簿和上次看到的接不上，可能被改过。';

test(
  'the phone follows to the new key with what it remembered, and a new receipt holds under it',
  async () => {
    const before = await launch();
    await before.open('me/index');
    await before.tap(await before.awaitRole('button', /\sresident-1 ·/));
    await before.awaitText('退出登录');
    await before.open('supervise/ledger', { log });
    await before.awaitText('这台手机第一次看到它');
    const earlier = await answer();
    await replaceKey();

    const after = await launch(before);
    await after.open('supervise/ledger', { log });
    await after.awaitText(/核对无误/);
    await after.awaitText(/条都原样在，后面新加了 \d+ 条/);
    await after.awaitText(/签名的钥匙换过：新钥匙由旧钥匙签名交接，手机核对过了。/);
    for (const seq of [earlier, await answer()]) {
      const steps = await stepsOf(after, seq);
      expect(steps.length).toBeGreaterThanOrEqual(6);
      expect(steps.filter((step) => !/^✓.*，通过$/s.test(step))).toEqual([]);
    }
    expect([before, after].flatMap(({ faults }) => faults)).toEqual([]);
  },
  SLOW_MS,
);

test(
  'a key that takes over without the signature of the old one is told, loudly, and not remembered',
  async () => {
    const last = launches.at(-1);
    const honest = await launch(last);
    await honest.open('supervise/ledger', { log });
    await honest.awaitText(/核对无误/);
    // Every entry of the log is public at a new key: whoever serves the log knows all that is needed to go on with it.
    await replaceKey();
    proxy.forgeRead = await forgedHandOver(client, log);
    const cheated = await launch(honest);
    await cheated.open('home/index');
    await cheated.awaitText(WARNING);
    await cheated.tap(await cheated.awaitRole('button', '去看'));
    await cheated.awaitPage('supervise/ledger');
    await cheated.awaitText('核对没有通过：登记簿和上次看到的接不上。');
    await cheated.awaitText('这台手机上次记住的存根');

    proxy.forgeRead = undefined;
    const again = await launch(cheated);
    await again.open('supervise/ledger', { log });
    await again.awaitText(/签名的钥匙换过/);
    expect([honest, cheated, again].flatMap(({ faults }) => faults)).toEqual([]);
  },
  SLOW_MS,
);
