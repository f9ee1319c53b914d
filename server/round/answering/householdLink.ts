import type { HouseholdLink } from '../../../shared/identity/account.ts';
import type { Caller } from '../../http/caller.ts';

/**
 * Which of the caller's households in a community is meant: the one that is named; else the first that is approved,
 * else the first that waits. An owner of several dwellings names one.
 */
export function householdLinkIn(
  caller: Caller,
  communityId: string,
  householdId: string | undefined,
): HouseholdLink | undefined {
  const links = (caller.account?.households ?? []).filter((link) => link.communityId === communityId);
  if (householdId !== undefined) return links.find((link) => link.householdId === householdId);
  return links.find(({ status }) => status === 'approved') ?? links[0];
}
