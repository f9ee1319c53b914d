import { erasedBy } from '../../shared/ledger/erasure.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { readNumber, readText } from '../../shared/ledger/readValue.ts';
import { forgetHousehold } from '../../shared/round/counting/forgetHousehold.ts';
import type { CommunityState, OpenedRound } from './communityState.ts';
import type { KeptResult } from './frozenStore.ts';
import { casesOf } from './roundCases.ts';

/**
 * What an `erase` entry changes: one person asks, another decides. Approved, the round forgets the household, whether its
 * entries could still be read before this one or not, and its numbers are from here on those that were kept.
 */
export function foldErasure(state: CommunityState, entry: Entry, kept: KeptResult | undefined): void {
  const { leaf, fields } = entry;
  const round = state.rounds.get(readText(leaf.d?.['round']));
  if (round === undefined) throw new Error(`Entry ${leaf.seq} erases of a round that is not there.`);
  const householdId = readText(fields.household);
  if (leaf.d?.['what'] === 'ask') {
    round.cases.bySeq.set(leaf.seq, {
      kind: 'erasure',
      seq: leaf.seq,
      householdId,
      askedBy: readText(fields.actor),
      at: readNumber(fields.syncAt),
      state: 'waiting',
    });
    return;
  }
  const asked = casesOf(round.cases, 'erasure').find(
    (one) => one.householdId === householdId && one.state === 'waiting',
  );
  if (asked !== undefined) {
    asked.state = kept === undefined ? 'rejected' : 'approved';
    asked.decidedSeq = leaf.seq;
  }
  if (kept !== undefined) forget(round, entry, householdId, kept);
}

function forget(round: OpenedRound, entry: Entry, householdId: string, kept: KeptResult): void {
  const places = erasedBy(entry);
  const { seq } = entry.leaf;
  if (round.final === undefined) throw new Error(`Entry ${seq} erases before the result is final.`);
  round.erased = { kept, seq };
  round.places.delete(householdId);
  forgetHousehold(round.count, householdId, { seq, places, sealed: round.final.sealed });
  const { bySeq, attemptDays, sample } = round.cases;
  for (const one of [...bySeq.values()])
    if (one.householdId === householdId && one.kind !== 'erasure') bySeq.delete(one.seq);
  attemptDays.delete(householdId);
  const gone = new Set(places);
  for (const place of places) sample?.results.delete(place);
  for (const [serial, place] of round.forms.keyed) if (gone.has(place)) round.forms.keyed.delete(serial);
}
