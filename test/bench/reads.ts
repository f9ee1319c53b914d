import { once } from 'node:events';
import { Pool } from 'undici';
import { percentile, type BenchRow } from './benchRow.ts';
import { CLIENTS, responseTimes } from './responseTimes.ts';
import { startChild } from './startChild.ts';

/** Where the server with the large communities listens, and a city bureau's session. */
export interface ReadsTarget {
  readonly url: string;
  readonly token: string;
}

const REQUESTS = 600;
const LIMIT_MS = 50;
/** Noise of two medians of the same thing on a busy machine. */
const GROWTH = 1.5;

/**
 * Counting must not be felt: participation of 10 000 households and a page of a city of a million, each with answers
 * beside the same without any. p99 through real HTTP under 50 ms, and not growing with the answers given.
 */
export async function benchReads(): Promise<BenchRow[]> {
  const [child, { url, token }] = await startChild<ReadsTarget>('readsServer.ts', []);
  const pool = new Pool(url, { connections: CLIENTS });
  try {
    const participation = (community: string) => `/api/v1/rounds/${community}-menu/participation`;
    const page = (region: string) => `/api/v1/overview?limit=100&region=${region}`;
    return [
      await compare(
        pool,
        token,
        'participation of 10 000 households',
        participation('answered'),
        participation('silent'),
      ),
      await compare(
        pool,
        token,
        'page of a city of 1 000 000 households',
        page('bench-answered'),
        page('bench-silent'),
      ),
    ];
  } finally {
    await pool.close();
    child.disconnect();
    await once(child, 'exit');
  }
}

async function compare(
  pool: Pool,
  token: string,
  name: string,
  answered: string,
  silent: string,
): Promise<BenchRow> {
  const asking = { pool, token, requests: REQUESTS };
  const paths = [() => answered, () => silent];
  await responseTimes(asking, paths);
  const [value, floor] = (await responseTimes(asking, paths)).map((ms) => percentile(ms, 0.99));
  if (value === undefined || floor === undefined) throw new Error('nothing was measured');
  const ratio = value / floor;
  const target = `p99 < ${LIMIT_MS} ms, ≤ ${GROWTH}`;
  return {
    name: `${name}, p99`,
    value,
    floor,
    ratio,
    unit: 'ms',
    target,
    met: value < LIMIT_MS && ratio <= GROWTH,
  };
}
