import { gather } from '../../shared/gather.ts';
import type { Entry, EntryType } from '../../shared/ledger/leaf.ts';

/** What is erased of a household: its own acts and what was entered, decided and told about it. */
const ERASED: ReadonlySet<EntryType> = new Set<EntryType>([
  'response',
  'withdraw',
  'visit',
  'exclusionRequest',
  'exclusionApprove',
  'void',
  'dispute',
  'disputeResolve',
  'notice',
  'auditResult',
]);

/** Places (`seq`, ascending) of what a round's record says of each household and has not been erased. Only `foldPlace` adds. */
export type HouseholdPlaces = Map<string, number[]>;

/** Remembers the place of an entry about a household; one whose private half is gone names none. */
export function foldPlace(places: HouseholdPlaces, { leaf, fields: { household } }: Entry): void {
  if (typeof household !== 'string' || !ERASED.has(leaf.t)) return;
  gather(places, household, leaf.seq);
}
