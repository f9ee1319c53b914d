import type { Entry } from '../../shared/ledger/leaf.ts';
import { readNumber, readText } from '../../shared/ledger/readValue.ts';
import type { RollChange } from '../../shared/round/case/rollAmendment.ts';

/** A change of the register that somebody asked for, by the `seq` of its entry. */
export interface RollAmendment {
  readonly seq: number;
  readonly askedBy: string;
  /** Seconds since 1970 UTC. */
  readonly at: number;
  readonly change: RollChange;
  state: 'waiting' | 'approved' | 'rejected';
  decidedSeq?: number;
}

/** The register's changes of one community, oldest first; only `foldAmendment` changes them. */
export type RollAmendments = Map<number, RollAmendment>;

/**
 * A `rollAmend` without an approver asks; one with an approver decides the one that it names. Tells whether the register
 * has changed by it.
 */
export function foldAmendment(amendments: RollAmendments, { leaf, fields }: Entry): boolean {
  // One that was erased changes nothing any more.
  if (fields.actor === undefined) return false;
  if (fields.approver === undefined) {
    const { change } = fields.reason as { readonly change: RollChange };
    amendments.set(leaf.seq, {
      seq: leaf.seq,
      askedBy: readText(fields.actor),
      at: readNumber(fields.syncAt ?? leaf.tm),
      change,
      state: 'waiting',
    });
    return false;
  }
  const asked = amendments.get(readNumber(fields.target));
  if (asked?.state !== 'waiting') return false;
  asked.state = fields.result === true ? 'approved' : 'rejected';
  asked.decidedSeq = leaf.seq;
  return fields.result === true;
}

/** Dwellings that approved amendments took out of the register. */
export function removedHouseholds(amendments: RollAmendments): ReadonlySet<string> {
  const removed = [...amendments.values()].flatMap(({ state, change }) =>
    state === 'approved' && change.kind === 'remove' ? [change.householdId] : [],
  );
  return new Set(removed);
}

/** Whether the approved sale asked for at `seq` is the last that was approved of its dwelling: the register follows it. */
export function isNewestSale(amendments: RollAmendments, seq: number): boolean {
  const sale = amendments.get(seq);
  if (sale?.change.kind !== 'sale' || sale.decidedSeq === undefined) return false;
  const { decidedSeq, change } = sale;
  return ![...amendments.values()].some(
    (other) =>
      other.state === 'approved' &&
      other.change.kind === 'sale' &&
      other.change.householdId === change.householdId &&
      (other.decidedSeq ?? 0) > decidedSeq,
  );
}
