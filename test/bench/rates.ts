import { once } from 'node:events';
import { Pool } from 'undici';
import { percentile, type BenchRow } from './benchRow.ts';
import type { ReadsTarget } from './reads.ts';
import { CLIENTS, responseTimes } from './responseTimes.ts';
import { startChild } from './startChild.ts';

const REQUESTS = 200;
/** A table that somebody opens to look at. */
const LIMIT_MS = 50;
/** Against the same table of a hundredth of the complaints: more of them are not felt. */
const LIMIT_RATIO = 1.5;

/** The three rates of 5 000 complaints through real HTTP, beside the same table of 50. */
export async function benchRates(): Promise<BenchRow[]> {
  const [child, { url, token }] = await startChild<ReadsTarget>('ratesServer.ts', []);
  const pool = new Pool(url, { connections: CLIENTS });
  try {
    const table = (community: string) => (): string =>
      `/api/v1/complaints/rates?by=month&communityId=${community}&from=2026-03-01&to=2026-09-30`;
    const paths = [table('rates-many'), table('rates-few')];
    const asking = { pool, token, requests: REQUESTS };
    await responseTimes(asking, paths);
    const measured = await responseTimes(asking, paths);
    return [
      ['median', 0.5],
      ['p99', 0.99],
    ].map(([name, p]) => {
      const [value = NaN, floor = NaN] = measured.map((ms) => percentile(ms, Number(p)));
      return {
        name: `rates of 5 000 complaints, ${name}`,
        value,
        floor,
        ratio: value / floor,
        unit: 'ms',
        target: `< ${LIMIT_MS} ms, ≤ ${LIMIT_RATIO}`,
        met: value < LIMIT_MS && value / floor <= LIMIT_RATIO,
      };
    });
  } finally {
    await pool.close();
    child.disconnect();
    await once(child, 'exit');
  }
}
