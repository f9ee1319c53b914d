import { isDeepStrictEqual } from 'node:util';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Checkpoint, Receipt } from '../../shared/ledger/receipt.ts';
import { checkChain, checkForks, checkHeads } from './recordChecks.ts';
import { textOf, type RecordedEntry } from './readRecord.ts';
import { checkCount, checkOrder, type RoundEvidence } from './roundChecks.ts';

/** An answer that a client holds a receipt for, with what it had sent. */
export interface Acknowledged {
  readonly clientKey: string;
  readonly householdId: string;
  readonly answers: LedgerValue;
  readonly receipt: Receipt;
}

/** Everything that is known of one community: from the database, from the clients, from the server. */
export interface Evidence {
  readonly log: string;
  readonly entries: readonly RecordedEntry[];
  readonly acknowledged: readonly Acknowledged[];
  /** Every signed head that anybody has seen. */
  readonly heads: readonly Checkpoint[];
  readonly rounds: readonly RoundEvidence[];
  /** Ids of the notices in the outbox. */
  readonly notices: readonly string[];
  /** The same projections as they grew with the entries and as they are rebuilt from zero. */
  readonly projections: { readonly live: unknown; readonly rebuilt: unknown };
}

/** The invariants of the ledger, by the names of its design. */
export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9';

/** Every breach of the invariants I1 … I9 that the evidence shows, at most three sentences for each; healthy: none. */
export function findBreaches(evidence: Evidence): Partial<Record<Invariant, string[]>> {
  const { log, entries, heads, rounds, projections } = evidence;
  const found: Record<Invariant, string[]> = {
    I1: checkAcknowledged(evidence),
    I2: checkKeys(evidence),
    I3: checkChain(log, entries),
    I4: checkForks(heads),
    I5: checkHeads(log, entries, heads),
    I6: rounds.flatMap((round) => checkOrder(entries, round)),
    I7: rounds.flatMap((round) => checkCount(entries, round)),
    I8: checkNotices(evidence),
    I9: isDeepStrictEqual(projections.live, projections.rebuilt)
      ? []
      : ['a projection differs from its rebuild'],
  };
  const broken = Object.entries(found).filter(([, faults]) => faults.length > 0);
  return Object.fromEntries(broken.map(([name, faults]) => [name, faults.slice(0, 3)]));
}

/** I1: whatever was acknowledged stands where its receipt says, with the content that was sent. */
function checkAcknowledged({ entries, acknowledged }: Evidence): string[] {
  return acknowledged.flatMap(({ clientKey, householdId, answers, receipt }) => {
    const entry = entries[receipt.seq];
    if (entry?.h !== receipt.h) return [`the entry ${receipt.seq} of ${clientKey} is lost`];
    const same =
      entry.fields.household === householdId &&
      canonicalJson(entry.fields.answers ?? '') === canonicalJson(answers) &&
      entry.text === canonicalJson({ ...receipt.leaf });
    return same ? [] : [`the entry ${receipt.seq} of ${clientKey} says something else`];
  });
}

/** I2: one key, one entry, however often it was sent. `deviceAt` is each request's own mark in these tests. */
function checkKeys({ entries, acknowledged }: Evidence): string[] {
  const places = new Map<string, Set<number>>();
  const note = (what: string, seq: number): unknown =>
    places.set(what, (places.get(what) ?? new Set<number>()).add(seq));
  for (const { clientKey, receipt } of acknowledged) note(`the key ${clientKey}`, receipt.seq);
  for (const { idem, seq, fields } of entries) {
    note(`the key hash ${idem}`, seq);
    if (typeof fields.deviceAt === 'string') note(`the request of ${fields.deviceAt}`, seq);
  }
  return [...places]
    .filter(([, found]) => found.size > 1)
    .map(([what, found]) => `${what} has the entries ${[...found].join(', ')}`);
}

/** Whether somebody else of the household had answered in the round, and it was not taken back in between. */
function followsSomebodyElse(
  entries: Evidence['entries'],
  { leaf, fields }: Pick<Evidence['entries'][number], 'leaf' | 'fields'>,
): boolean {
  const before = entries.filter(
    (earlier) =>
      earlier.seq < leaf.seq &&
      earlier.leaf.round === leaf.round &&
      earlier.fields.household === fields.household,
  );
  const since = before.map((earlier) => earlier.leaf.t).lastIndexOf('withdraw') + 1;
  return before
    .slice(since)
    .some((e) => e.leaf.t === 'response' && e.fields.actor !== fields.actor && stands(before, e.seq));
}

/** Whether nobody had disputed the entry, or the dispute was dismissed, and two people had not made it void. */
function stands(entries: Evidence['entries'], seq: number): boolean {
  let out = false;
  for (const { leaf, fields } of entries.filter((one) => one.seq > seq && one.fields.target === seq)) {
    if (leaf.t === 'dispute') out = true;
    if (leaf.t === 'disputeResolve') out = fields.result === true;
    if (leaf.t === 'void' && fields.result === true) out = true;
  }
  return !out;
}

/** I8: told are exactly the households for which staff entered, whose answer was overruled or taken back, or that got a member. */
function checkNotices({ log, entries, notices }: Evidence): string[] {
  const owed = entries
    .filter(
      ({ leaf, fields }) =>
        leaf.t === 'bind' ||
        leaf.t === 'dispute' ||
        leaf.t === 'disputeResolve' ||
        ((leaf.t === 'void' || leaf.t === 'exclusionApprove') && fields.result === true) ||
        (leaf.t === 'withdraw' && fields.target !== undefined) ||
        (leaf.t === 'response' && (fields.by !== 'self' || followsSomebodyElse(entries, { leaf, fields }))),
    )
    .map(({ seq, fields }) => `${log}:${seq}:${textOf(fields.household)}`);
  const there = new Set(notices);
  const due = new Set(owed);
  return [
    ...owed.filter((id) => !there.has(id)).map((id) => `the notice ${id} is not in the outbox`),
    ...notices.filter((id) => !due.has(id)).map((id) => `nothing owes the notice ${id}`),
  ];
}
