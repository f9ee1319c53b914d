import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { Pool } from 'undici';
import { percentile, type BenchRow } from './benchRow.ts';
import { CLIENTS, responseTimes } from './responseTimes.ts';
import { startChild } from './startChild.ts';

/** Where the server with the two logs listens, and how long they are. */
export interface ProofsTarget {
  readonly url: string;
  readonly sizes: { readonly long: number; readonly short: number };
}

const REQUESTS = 4000;
const LIMIT_MS = 20;

/**
 * Proofs are asked for by every phone at its launch and by whoever wants to check: each in a log of 200 000 entries, at
 * random places and sizes, beside the same in a log of 200. p99 through real HTTP under 20 ms.
 */
export async function benchProofs(): Promise<BenchRow[]> {
  const [child, { url, sizes }] = await startChild<ProofsTarget>('proofsServer.ts', []);
  const pool = new Pool(url, { connections: CLIENTS });
  const inclusion = (log: 'long' | 'short') => () => {
    const size = randomInt(1, sizes[log] + 1);
    return `/api/v1/ledgers/${log}/proofs/inclusion?seq=${randomInt(size)}&size=${size}`;
  };
  const consistency = (log: 'long' | 'short') => () => {
    const to = randomInt(1, sizes[log] + 1);
    return `/api/v1/ledgers/${log}/proofs/consistency?from=${randomInt(1, to + 1)}&to=${to}`;
  };
  try {
    return [
      await row(pool, 'inclusion proof among 200 000 entries, p99', inclusion('long'), inclusion('short')),
      await row(pool, 'consistency proof among 200 000, p99', consistency('long'), consistency('short')),
    ];
  } finally {
    await pool.close();
    child.disconnect();
    await once(child, 'exit');
  }
}

async function row(pool: Pool, name: string, long: () => string, short: () => string): Promise<BenchRow> {
  const asking = { pool, requests: REQUESTS };
  await responseTimes(asking, [long, short]);
  const [value = NaN, floor = NaN] = (await responseTimes(asking, [long, short])).map((ms) =>
    percentile(ms, 0.99),
  );
  const target = `p99 < ${LIMIT_MS} ms`;
  return { name, value, floor, ratio: value / floor, unit: 'ms', target, met: value < LIMIT_MS };
}
