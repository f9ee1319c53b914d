import type { ChildProcess } from 'node:child_process';
import { randomInt, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { ballot } from '../support/ballot.ts';
import type { AnswerTarget } from '../support/answerLoad.ts';
import { BIG, bigTarget, callApi, signInAs, staffBigCommunity } from '../support/bigCommunity.ts';
import { dataFolder } from '../support/demoFolder.ts';
import { enginePid, startServerProcess } from '../support/serverProcess.ts';
import { percentile, type BenchRow } from './benchRow.ts';
import { PHOTOS, type FilingOrder } from './filingOrder.ts';
import { processorTimeOf } from './processorTime.ts';
import { startChild } from './startChild.ts';

const FILINGS = 200;
const AT_ONCE = 16;
/** Answers arrive at this pace whether or not the earlier ones are answered, as people do. */
const ANSWERS_A_SECOND = 40;
/** About as long as the filings take: stalls are rare, and the p99 of a few answers would be chance. */
const QUIET_MS = 72_000;
const TURNS = 4;
const GROWTH = 2;
/** As `npm start` starts it. */
const AS_STARTED = { NODE_OPTIONS: '--max-semi-space-size=64' } as const;

/**
 * Residents file complaints with photographs while others answer: the answers' p99 beside the same pace of answers
 * without any filing, from the moment an answer was due to its receipt. The two take turns; who files is a process of
 * its own, and so is who draws.
 */
export async function benchFilings(): Promise<BenchRow[]> {
  // On the disk, where an operator's data lies: memory has no flush to wait for.
  const folder = await dataFolder(tmpdir());
  const server = startServerProcess({ ...folder, env: AS_STARTED });
  const [load] = await startChild<'ready'>('filingsLoad.ts', [String((AT_ONCE + FILINGS) * PHOTOS)]);
  try {
    await server.ready();
    await staffBigCommunity(folder);
    const target = await openDoors(await bigTarget(() => server.url));
    // By two people: what one person hears in a day has a limit.
    const [first, filer] = [await signInAs(server.url, 'admin-big'), target.token];
    const file = (token: string, filings: number): Promise<void> =>
      fileAll(load, { url: server.url, token, communityId: BIG.communityId, filings, atOnce: AT_ONCE });
    await answerWhile(target, file(first, AT_ONCE));
    await answerWhile(target, pause(QUIET_MS / TURNS));
    const pids = { server: server.pid, engine: await enginePid(folder.dataDir), filers: load.pid ?? 0 };
    const turns: Turns = { quiet: [], busy: [] };
    for (let i = 0; i < TURNS; i += 1) {
      turns.quiet.push(await measure(target, pids, () => pause(QUIET_MS / TURNS)));
      turns.busy.push(await measure(target, pids, () => file(filer, FILINGS / TURNS)));
    }
    return rows(turns);
  } finally {
    load.disconnect();
    await server.stop();
    await folder.remove();
  }
}

interface Turn {
  readonly ms: readonly number[];
  readonly seconds: number;
  /** Processor time in ms, by process. */
  readonly cpu: Readonly<Record<string, number>>;
  /** p99 of the delay of the server's event loop, ms. */
  readonly lag: number;
}

type Turns = Record<'quiet' | 'busy', Turn[]>;

async function measure(
  target: AnswerTarget,
  pids: Readonly<Record<string, number>>,
  work: () => Promise<void>,
): Promise<Turn> {
  await serverLag(target.url());
  const before = Object.entries(pids).map(([name, pid]) => [name, pid, processorTimeOf(pid)] as const);
  const startedAt = performance.now();
  const ms = await answerWhile(target, work());
  const seconds = (performance.now() - startedAt) / 1000;
  const cpu = Object.fromEntries(before.map(([name, pid, used]) => [name, processorTimeOf(pid) - used]));
  return { ms, seconds, cpu, lag: await serverLag(target.url()) };
}

/** p99 of the delay of the server's event loop since it was asked last, ms. */
async function serverLag(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_eventloop_lag_p99_seconds (\S+)/m.exec(text)?.[1]) * 1000;
}

function rows(turns: Turns): BenchRow[] {
  for (const kind of ['quiet', 'busy'] as const)
    for (const turn of turns[kind]) process.stderr.write(`${kind.padEnd(6)}${describe(turn)}\n`);
  const all = (kind: keyof Turns): number[] => turns[kind].flatMap(({ ms }) => ms);
  const [value, floor] = [percentile(all('busy'), 0.99), percentile(all('quiet'), 0.99)];
  const ratio = value / floor;
  return [
    {
      name: `an answer while ${FILINGS} complaints with ${PHOTOS} photographs come in, p99`,
      value,
      floor,
      ratio,
      unit: 'ms',
      target: `≤ ${GROWTH}`,
      met: ratio <= GROWTH,
    },
  ];
}

function describe({ ms, seconds, cpu, lag }: Turn): string {
  const times = [0.5, 0.9, 0.99].map((p) => percentile(ms, p).toFixed(1)).join(' / ');
  const used = Object.entries(cpu).map(([name, used]) => `${name} ${(used / seconds).toFixed(0)}`);
  return (
    `${seconds.toFixed(1)} s, ${ms.length} answers, p50 / p90 / p99 ${times} ms, ` +
    `event loop p99 ${lag.toFixed(1)} ms, processor ms a second: ${used.join(', ')}`
  );
}

/** The doors that a worker may answer for: at some the household has answered itself. Warms up as well. */
async function openDoors(target: AnswerTarget): Promise<AnswerTarget> {
  const householdIds: string[] = [];
  const left = [...target.householdIds];
  const walker = async (): Promise<void> => {
    for (let door = left.pop(); door !== undefined; door = left.pop()) {
      const taken = await answer({ ...target, householdIds: [door] }).catch((refused: unknown) => refused);
      if (!(taken instanceof Error)) householdIds.push(door);
      else if (!taken.message.includes('response/self-exists')) throw taken;
    }
  };
  await Promise.all(Array.from({ length: 8 }, walker));
  return { ...target, householdIds };
}

/** Answers at the pace until the work is done; the response times in ms, from when each was due. */
async function answerWhile(target: AnswerTarget, work: Promise<void>): Promise<number[]> {
  const samples: number[] = [];
  const going: Promise<void>[] = [];
  let done = false;
  const ended = work.finally(() => (done = true));
  const startedAt = performance.now();
  for (let sent = 0; !done; sent += 1) {
    const due = startedAt + (sent * 1000) / ANSWERS_A_SECOND;
    if (due > performance.now()) await pause(due - performance.now());
    going.push(answer(target).then(() => void samples.push(performance.now() - due)));
  }
  await ended;
  await Promise.all(going);
  return samples;
}

async function answer(target: AnswerTarget): Promise<void> {
  const { url, token, roundId, questionHash, questions, householdIds } = target;
  await callApi(url(), `/rounds/${roundId}/responses`, {
    token,
    body: {
      clientKey: randomUUID(),
      householdId: householdIds[randomInt(householdIds.length)],
      questionHash,
      channel: 'door',
      answers: ballot(questions),
      visit: { visitedAt: new Date().toISOString() },
    },
  });
}

/** Has the process that files do so; throws what it ran into. */
async function fileAll(load: ChildProcess, order: FilingOrder): Promise<void> {
  load.send(order);
  const [said] = (await once(load, 'message')) as [string];
  if (said !== 'filed') throw new Error(said);
}
