import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Pool } from 'undici';
import { startChild } from './startChild.ts';
import { processorTime, processorTimeOf } from './processorTime.ts';
import { benchAnswers } from './benchCommunity.ts';
import { median, percentile, type BenchRow } from './benchRow.ts';

/** Where a server process listens; ours also says where its database is and who may answer. */
export interface BenchTarget {
  readonly url: string;
  readonly databaseUri: string;
  readonly enginePid: number;
  /** One signed-in resident a household: `tokens[i]` belongs to `bench-h<i>`. */
  readonly tokens: readonly string[];
}

const CLIENTS = 32;
const TURNS = 9;
const WARM_UP = 2;
const PER_TURN = 2000;

/** The three that share the machine's processors: who answers, who writes it down, who asks. */
const PROCESSES = ['server', 'engine', 'client'] as const;
type Process = (typeof PROCESSES)[number];

interface Turn {
  readonly perSecond: number;
  readonly ms: readonly number[];
  /** Processor time a request, microseconds. */
  readonly cpuUs: Readonly<Record<Process, number>>;
}

/**
 * Durable answers a second through the real HTTP path (session, limits, validation, rules, commitments, encryption,
 * signature, receipt with proof) beside a bare Koa route that does one journaled insert of the same body on the same
 * database. 32 clients; the two take turns; medians count.
 */
export async function benchAnswersPath(): Promise<BenchRow[]> {
  const [child, target] = await startChild<BenchTarget>('answersServer.ts', []);
  const [floorChild, floorTarget] = await startChild<{ readonly url: string }>('floorServer.ts', [
    target.databaseUri,
  ]);
  try {
    const round = (await (await fetch(`${target.url}/api/v1/rounds/bench-menu`)).json()) as {
      questionHash: string;
    };
    let sent = 0;
    const next = () => {
      const household = sent % target.tokens.length;
      sent += 1;
      const body = JSON.stringify({
        clientKey: `bench-key-${sent}`,
        householdId: `bench-h${household}`,
        questionHash: round.questionHash,
        answers: benchAnswers(sent),
        channel: 'app',
      });
      return { body, token: target.tokens[household] ?? '' };
    };
    const ours = new Pool(target.url, { connections: CLIENTS });
    const floor = new Pool(floorTarget.url, { connections: CLIENTS });
    const run = {
      ours: () => load(child, target, () => post(ours, '/api/v1/rounds/bench-menu/responses', next())),
      floor: () => load(floorChild, target, () => post(floor, '/', next())),
    };
    const turns: Record<'ours' | 'floor', Turn[]> = { ours: [], floor: [] };
    for (let turn = 0; turn < TURNS; turn++) {
      for (const side of turn % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
        const done = await run[side]();
        if (turn >= WARM_UP) turns[side].push(done);
      }
    }
    await Promise.all([ours.close(), floor.close()]);
    return rows(turns.ours, turns.floor);
  } finally {
    floorChild.disconnect();
    child.disconnect();
    await once(child, 'exit');
  }
}

function rows(ours: readonly Turn[], floor: readonly Turn[]): BenchRow[] {
  const row = (
    name: string,
    unit: string,
    of: (turn: Turn) => number,
    target: string,
    meets: (ratio: number) => boolean,
  ) => {
    const [value, least] = [median(ours.map(of)), median(floor.map(of))];
    const ratio = value / least;
    return { name, value, floor: least, ratio, unit, target, met: meets(ratio) };
  };
  return [
    row(
      `durable answers, ${CLIENTS} clients`,
      'a second',
      ({ perSecond }) => perSecond,
      '≥ 1.5',
      (ratio) => ratio >= 1.5,
    ),
    row(
      'an answer’s latency, median',
      'ms',
      ({ ms }) => median(ms),
      '–',
      () => true,
    ),
    row(
      'an answer’s latency, p99',
      'ms',
      ({ ms }) => percentile(ms, 0.99),
      '–',
      () => true,
    ),
    ...PROCESSES.map((process) =>
      row(
        `processor time an answer, ${process}`,
        'µs',
        ({ cpuUs }) => cpuUs[process],
        '–',
        () => true,
      ),
    ),
  ];
}

async function load(
  child: ChildProcess,
  { enginePid }: BenchTarget,
  send: () => Promise<void>,
): Promise<Turn> {
  const ms: number[] = [];
  let left = PER_TURN;
  const used = async (): Promise<Record<Process, number>> => {
    const { user, system } = process.cpuUsage();
    return {
      server: await processorTime(child),
      engine: processorTimeOf(enginePid),
      client: (user + system) / 1000,
    };
  };
  const before = await used();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left-- > 0) {
        const at = performance.now();
        await send();
        ms.push(performance.now() - at);
      }
    }),
  );
  const perSecond = (PER_TURN / (performance.now() - started)) * 1000;
  const after = await used();
  const cost = (who: Process): number => ((after[who] - before[who]) / PER_TURN) * 1000;
  return { perSecond, ms, cpuUs: { server: cost('server'), engine: cost('engine'), client: cost('client') } };
}

async function post(
  pool: Pool,
  path: string,
  { body, token }: { readonly body: string; readonly token: string },
): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const { statusCode, body: reply } = await pool.request({ path, method: 'POST', headers, body });
  const text = await reply.text();
  if (statusCode !== 201) throw new Error(`${statusCode} ${text}`);
}
