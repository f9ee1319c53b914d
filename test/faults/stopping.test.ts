import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { RoundView } from '../../shared/round/roundView.ts';
import { ballot } from '../support/ballot.ts';
import { callApi, signInAs } from '../support/bigCommunity.ts';
import { copyOf, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { enginePid, startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

const ROUND = 'demo-01-menu';
/** Whoever sends SIGTERM waits ten seconds; a machine four times slower than a server's gets as many times more. */
const PATIENCE_MS = 40_000;

let demo: DataFolder;
beforeAll(async () => {
  demo = await demoFolder();
});
afterAll(() => demo.remove());

const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

async function startOnCopy(command?: readonly [string, ...string[]]): Promise<ServerProcess & DataFolder> {
  const folder = await copyOf(demo);
  const server = startServerProcess({ ...folder, ...(command && { command }) });
  cleanUp.push(folder.remove, () => server.kill());
  await server.ready();
  return Object.assign(server, folder);
}

/** A resident's answers, ready to be sent; signed in, so that the server need not look the session up. */
interface ReadyAnswer {
  readonly url: string;
  readonly token: string;
  readonly body: string;
}

async function prepareAnswer(url: string, account: string): Promise<ReadyAnswer> {
  const token = await signInAs(url, account);
  const { questions, questionHash, mine } = await callApi<RoundView>(url, `/rounds/${ROUND}`, { token });
  const householdId = mine?.householdId;
  const answers = ballot(questions);
  return {
    url,
    token,
    body: JSON.stringify({ clientKey: `answer-of-${account}`, householdId, questionHash, answers }),
  };
}

/** Returns when the server has the request in hand: it has said so itself (100, RFC 9110 §10.1.1). */
async function sendAnswer({
  url,
  token,
  body,
}: ReadyAnswer): Promise<{ readonly heard: Promise<number | undefined> }> {
  const sending = request(`${url}/api/v1/rounds/${ROUND}/responses`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
      expect: '100-continue',
    },
  });
  const heard = once(sending, 'response').then(
    ([response]) => (response as IncomingMessage).resume().statusCode,
  );
  sending.flushHeaders();
  await once(sending, 'continue');
  sending.end(body);
  return { heard };
}

const isGone = (pid: number): Promise<void> =>
  waitUntil(() => {
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

test('SIGTERM lets answers that are on their way finish, then ends with 0', async () => {
  const server = await startOnCopy();
  const { url } = server;
  const engine = await enginePid(server.dataDir);
  const accounts = ['resident-1', 'resident-2', 'resident-3', 'resident-4', 'resident-5'];
  const ready = await Promise.all(accounts.map((account) => prepareAnswer(url, account)));
  // The engine holds still, so that none of them is answered before the signal.
  process.kill(engine, 'SIGSTOP');
  const sent = await Promise.all(ready.map(sendAnswer));
  const startedAt = performance.now();
  const ended = server.stop();
  await waitUntil(async () => {
    await expect(fetch(`${url}/healthz`)).rejects.toThrow();
  });
  process.kill(engine, 'SIGCONT');
  expect(await Promise.all(sent.map(({ heard }) => heard))).toEqual(accounts.map(() => 201));
  expect(await ended).toEqual({ code: 0, signal: null });
  expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS);
  await isGone(engine);

  const again = startServerProcess(server);
  cleanUp.push(() => again.kill());
  await again.ready();
  const participation = await callApi<{ official: { answered: number } }>(
    again.url,
    `/rounds/${ROUND}/participation`,
  );
  expect(participation.official.answered).toBe(17 + accounts.length);
  await again.stop();
});

test.each([
  ['its whole process group', -1],
  ['npm alone', 1],
])('npm start ends with 0 when SIGTERM reaches %s', async (_, sign) => {
  const server = await startOnCopy(['npm', 'start', '--silent']);
  const engine = await enginePid(server.dataDir);
  const startedAt = performance.now();
  process.kill(sign * server.pid, 'SIGTERM');
  expect(await server.exited).toEqual({ code: 0, signal: null });
  expect(performance.now() - startedAt).toBeLessThan(PATIENCE_MS);
  await isGone(engine);
});

test('an engine that no longer moves: answers are refused in time, and SIGTERM still ends the server', async () => {
  const server = await startOnCopy();
  const { url } = server;
  const engine = await enginePid(server.dataDir);
  const ready = await prepareAnswer(url, 'resident-1');
  process.kill(engine, 'SIGSTOP');
  const startedAt = performance.now();
  const { heard } = await sendAnswer(ready);
  expect(await heard).toBe(503);
  expect(performance.now() - startedAt).toBeLessThan(1.5 * PATIENCE_MS);
  await waitUntil(async () => expect((await fetch(`${url}/readyz`)).status).toBe(503));
  const stoppedAt = performance.now();
  expect((await server.stop()).signal).toBeNull();
  expect(performance.now() - stoppedAt).toBeLessThan(PATIENCE_MS);
  await isGone(engine);
});
