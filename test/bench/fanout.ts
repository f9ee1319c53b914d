import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';
import { systemClock } from '../../server/clock.ts';
import { attachLive } from '../../server/live/liveServer.ts';
import type { LiveSource } from '../../server/live/liveSource.ts';
import { textFrame } from '../../server/live/textFrame.ts';
import type { ResidentParticipation } from '../../shared/round/counting/participation.ts';
import { median, type BenchRow } from './benchRow.ts';
import type { ReaderOrder } from './fanoutReader.ts';

const CLIENTS = 5000;
const READERS = 2;
const ROUNDS = 40;
const WARM_UP = 5;
const TOPIC = 'round:bench';

/**
 * Messages a second that reach 5 000 clients from one change of a round, beside a bare `ws` loop that sends the same
 * bytes. Both servers run in this process and the clients in two others; the two take turns, the medians count.
 * A message of ours includes asking the source, writing the JSON, and the checks of every reader.
 */
export async function benchFanout(): Promise<BenchRow[]> {
  const readers = Array.from({ length: READERS }, () =>
    fork(fileURLToPath(new URL('./fanoutReader.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] }),
  );
  for (const reader of readers) {
    reader.once('exit', (code) => {
      if (code !== null && code > 0) throw new Error('a reader failed; its error stands above');
    });
  }
  try {
    const bare = await startBare(readers);
    const ours = await startOurs(readers);
    const rates = { bare: [] as number[], ours: [] as number[] };
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const [name, side] of round % 2 === 0 ? turn(bare, ours) : turn(bare, ours).reverse()) {
        const rate = await deliver(readers, name, side);
        if (round >= WARM_UP) rates[name].push(rate);
      }
    }
    for (const reader of readers) reader.disconnect();
    await Promise.all([bare.stop(), ours.stop()]);
    const value = median(rates.ours);
    const floor = median(rates.bare);
    const ratio = value / floor;
    const name = `fan-out to ${CLIENTS.toLocaleString('en')} sockets`;
    return [{ name, value, floor, ratio, unit: 'messages/s', target: '≥ 0.9', met: ratio >= 0.9 }];
  } finally {
    for (const reader of readers) reader.kill();
  }
}

interface Side {
  /** Sends the next message to everybody. */
  publish(): void;
  readonly frameBytes: number;
  stop(): Promise<void>;
}

const turn = (bare: Side, ours: Side): ['bare' | 'ours', Side][] => [
  ['bare', bare],
  ['ours', ours],
];

async function startBare(readers: readonly ChildProcess[]): Promise<Side> {
  const server = createServer();
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  await openAll(readers, 'bare', server, []);
  const bytes = Buffer.from(message(FIRST_SEQ));
  return {
    publish() {
      for (const client of sockets.clients) client.send(bytes, { binary: false });
    },
    frameBytes: textFrame(message(FIRST_SEQ)).length,
    async stop() {
      for (const client of sockets.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

async function startOurs(readers: readonly ChildProcess[]): Promise<Side> {
  const server = createServer();
  let seq = FIRST_SEQ;
  let tell: (topics: readonly string[]) => void = () => undefined;
  const source: LiveSource = {
    snapshot: async () => ({ tier: 'world', seq, data: participation(seq) }),
    follow(listener) {
      tell = listener;
      return () => undefined;
    },
  };
  const live = attachLive({
    server,
    findCaller: async () => null,
    source,
    allowedOrigins: () => false,
    clock: systemClock,
    log: { warn: (fields, text) => console.error(text, fields) },
    // Each change goes out by itself, so that the sending is measured and not the pause of a second.
    limits: { coalesceMs: 0 },
  });
  await openAll(readers, 'ours', server, [JSON.stringify({ op: 'subscribe', topics: { [TOPIC]: null } })]);
  return {
    publish() {
      seq += 1;
      tell([TOPIC]);
    },
    frameBytes: textFrame(message(seq)).length,
    async stop() {
      await live.stop();
      server.close();
      await once(server, 'close');
    },
  };
}

const FIRST_SEQ = 100_000;

async function openAll(
  readers: readonly ChildProcess[],
  name: string,
  server: Server,
  topics: readonly string[],
): Promise<void> {
  server.listen(0, '127.0.0.1', 4096);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const first = topics.length > 0 ? [JSON.stringify({ op: 'auth' }), ...topics] : [];
  await ask(readers, { act: 'open', name, port: address.port, sockets: CLIENTS / READERS, first });
}

/** Publishes once; the answer is the rate at which all the clients had it. */
async function deliver(readers: readonly ChildProcess[], name: string, side: Side): Promise<number> {
  await ask(readers, { act: 'expect', name, bytes: (CLIENTS / READERS) * side.frameBytes });
  const read = Promise.all(readers.map((reader) => once(reader, 'message')));
  const started = performance.now();
  side.publish();
  await read;
  return (CLIENTS * 1000) / (performance.now() - started);
}

async function ask(readers: readonly ChildProcess[], order: ReaderOrder): Promise<void> {
  const done = Promise.all(readers.map((reader) => once(reader, 'message')));
  for (const reader of readers) reader.send(order);
  await done;
}

function message(seq: number): string {
  return JSON.stringify({ topic: TOPIC, seq, at: new Date(0).toISOString(), data: participation(seq) });
}

function participation(seq: number): ResidentParticipation {
  const rate = { answered: 957, denominator: 1200, permille: 797 };
  return {
    roundId: 'bench',
    seq,
    households: 1200,
    official: { ...rate, need: 3, met: false },
    strict: rate,
    thresholdPercent: 80,
    thresholdSource: { document: '003', clause: '二' },
    buildings: Array.from({ length: 10 }, (_, i) => ({
      buildingId: `building-${i}`,
      name: `${i}号楼`,
      households: 120,
      answered: 95,
      permille: 791,
    })),
  };
}
