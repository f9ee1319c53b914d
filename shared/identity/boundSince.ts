import type { HouseholdLink } from './account.ts';

/**
 * From which moment on (milliseconds since 1970 UTC) what concerns the household is this person's to read: what came
 * before may be of the people who lived there then. `Infinity` while the binding waits.
 */
export function boundSince({ status, boundAt }: Pick<HouseholdLink, 'status' | 'boundAt'>): number {
  return status === 'approved' && boundAt !== undefined ? Date.parse(boundAt) : Infinity;
}
