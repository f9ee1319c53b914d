import { setTimeout as pause } from 'node:timers/promises';
import { restingTurns } from '../../../server/thread/restingTurns.ts';

// Half of the time is left to others, however much waits.

const WORK_MS = 60;
/** Timers may come a little early beside the clock that is read. */
const EARLY_MS = 2;

interface Span {
  readonly from: number;
  readonly to: number;
}

async function worksFor(ms: number): Promise<Span> {
  const from = performance.now();
  await pause(ms);
  return { from, to: performance.now() };
}

test('between two works lies as much time as the first took', async () => {
  const inTurn = restingTurns(10_000);
  const spans = await Promise.all([1, 2, 3].map(() => inTurn(() => worksFor(WORK_MS))));
  for (const [index, { from }] of spans.entries()) {
    const before = spans[index - 1];
    if (before !== undefined)
      expect(from - before.to).toBeGreaterThanOrEqual(before.to - before.from - EARLY_MS);
  }
});

test('a work that fails is rested from, and keeps nobody from the turn', async () => {
  const inTurn = restingTurns(10_000);
  let failedAt = Infinity;
  const failing = inTurn(async () => {
    await worksFor(WORK_MS);
    failedAt = performance.now();
    throw new Error('no room');
  });
  const next = inTurn(() => worksFor(0));
  await expect(failing).rejects.toThrow('no room');
  expect((await next).from - failedAt).toBeGreaterThanOrEqual(WORK_MS - EARLY_MS);
});

test('after a long work the rest is no longer than the longest', async () => {
  const inTurn = restingTurns(1);
  const [long, next] = await Promise.all([
    inTurn(() => worksFor(2000)),
    inTurn(() => Promise.resolve(performance.now())),
  ]);
  expect(next - long.to).toBeLessThan(1500);
});
