import type { Entry } from '../../shared/ledger/leaf.ts';
import { readText } from '../../shared/ledger/readValue.ts';
import type { PublishedRecord } from '../../shared/plan/publication.ts';
import type { CommunityState } from './communityState.ts';

/** Counts an objection to its household, which stands in the private half of the entry only. */
export function foldObjection(
  state: Pick<CommunityState, 'objections'>,
  { fields }: Entry,
  { facts }: PublishedRecord,
): void {
  const key = objectionKey(readText(facts['notice']), readText(fields.household));
  state.objections.set(key, (state.objections.get(key) ?? 0) + 1);
}

/** Name of one household's objections to one notice. */
export function objectionKey(notice: string, householdId: string): string {
  return `${notice} ${householdId}`;
}
