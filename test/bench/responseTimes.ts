import type { Pool } from 'undici';

/** How many requests are on their way at once: enough to wait behind another, as in life. */
export const CLIENTS = 2;

export interface Asking {
  readonly pool: Pool;
  /** Of a session; absent for what anyone may read. */
  readonly token?: string;
  /** Of each path. */
  readonly requests: number;
}

/** Response times in ms of each path, the paths asked in turn; a path may be another one every time. */
export async function responseTimes(
  { pool, token, requests }: Asking,
  paths: readonly (() => string)[],
): Promise<number[][]> {
  const samples: number[][] = paths.map(() => []);
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  let left = requests * paths.length;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (left > 0) {
        left -= 1;
        const which = left % paths.length;
        const path = paths[which]?.() ?? '';
        const at = performance.now();
        const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
        await body.text();
        if (statusCode !== 200) throw new Error(`${statusCode} ${path}`);
        samples[which]?.push(performance.now() - at);
      }
    }),
  );
  return samples;
}
