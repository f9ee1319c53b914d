import type { HouseholdLink } from '../../shared/identity/account.ts';
import { boundSince } from '../../shared/identity/boundSince.ts';
import type { OpenedRound } from '../state/communityState.ts';

/**
 * Whether a round whose result is final had closed before this member came: what was said then is for those who lived
 * there. As long as a round counts, its answer is the household's, whoever lives there, and a member sees it, to dispute or
 * overrule it (domain, "sale mid-round"). What of an owners' vote is shown to whom goes by its owner, not by the binding.
 */
export function wasOverBefore(
  { status, closedAt, electors }: Pick<OpenedRound, 'status' | 'closedAt' | 'electors'>,
  link: Pick<HouseholdLink, 'status' | 'boundAt'>,
): boolean {
  const ended = electors === undefined && status === 'final' ? closedAt : undefined;
  return ended !== undefined && ended * 1000 < boundSince(link);
}
