import { refuseFields, type Refusal } from '../../../shared/refusal.ts';
import type { Clock } from '../../clock.ts';

/** Clocks of phones run fast; this far ahead is still "now". */
const MOST_AHEAD_MS = 10 * 60_000;

/** Refuses times (ISO 8601, by the path of their field) that have not come yet: nothing can have been heard then. */
export function refuseFuture(
  clock: Clock,
  instants: Readonly<Record<string, string | undefined>>,
): Refusal | undefined {
  const latest = clock.now() + MOST_AHEAD_MS;
  const faults = Object.entries(instants)
    .filter(([, instant]) => instant !== undefined && Date.parse(instant) > latest)
    .map(([path]) => ({ path, code: 'in-the-future' }));
  return faults.length === 0 ? undefined : refuseFields(faults);
}
