import { setTimeout as pause } from 'node:timers/promises';
import { takingTurns, type InTurn } from './takingTurns.ts';

/**
 * One work at a time, and after each a rest as long as the work took, at most `longestRestMs`: however much waits, and
 * however slow the machine, half of the time is left to everybody else. Only whoever comes next waits for the rest.
 */
export function restingTurns(longestRestMs: number): InTurn {
  const inTurn = takingTurns(1);
  let restedAt = -Infinity;
  return (work) =>
    inTurn(async () => {
      const restMs = restedAt - performance.now();
      if (restMs > 0) await pause(restMs);
      const beganAt = performance.now();
      try {
        return await work();
      } finally {
        const endedAt = performance.now();
        restedAt = endedAt + Math.min(endedAt - beganAt, longestRestMs);
      }
    });
}
