/** Every kind of entry that a log can hold (format version 1). Nothing is updated: correcting is appending. */
export const ENTRY_TYPES = [
  'genesis',
  'keyRotate',
  'rollFreeze',
  'rollAmend',
  'exclusionRequest',
  'exclusionApprove',
  'roundOpen',
  'formBatch',
  'bind',
  'unbind',
  'response',
  'withdraw',
  'void',
  'dispute',
  'disputeResolve',
  'visit',
  'notice',
  'roundClose',
  'tally',
  'resultFinal',
  'auditSample',
  'auditResult',
  'publication',
  'stage',
  'waiver',
  'erase',
  'incident',
  'access',
] as const;
export type EntryType = (typeof ENTRY_TYPES)[number];

/** Fields that never stand in clear in a leaf: each is a salted commitment, its value lives encrypted beside it. */
export const COMMITTED_FIELDS = [
  'household',
  'owner',
  'actor',
  'relation',
  'by',
  'building',
  'unit',
  'answers',
  'confirmed',
  'identityChecked',
  'outcome',
  'visitAt',
  'deviceAt',
  'syncAt',
  'formSerial',
  'photo',
  'target',
  'reason',
  'approver',
  'result',
] as const;
export type CommittedField = (typeof COMMITTED_FIELDS)[number];

/** JSON without null and without fractions: all that a leaf or a commitment may hold. */
export type LedgerValue =
  string | number | boolean | readonly LedgerValue[] | { readonly [key: string]: LedgerValue };

/** What everybody may read of an entry; hashed as RFC 8785 canonical JSON. */
export interface Leaf {
  readonly v: 1;
  readonly log: string;
  /** Position in the log from 0, also the RFC 9162 leaf index. */
  readonly seq: number;
  readonly t: EntryType;
  readonly round?: string;
  /** Hash of the frozen roll the entry is counted against. */
  readonly roll?: string;
  /** Channel in clear: it is what residents suspect. */
  readonly via?: string;
  /** Per-round pseudonym of the staff member who entered it; absent when the household did. */
  readonly op?: string;
  /** Seconds since 1970 UTC, rounded down to ten minutes so that time names nobody. */
  readonly tm: number;
  /** `h` of the entry before, 64 zeros for the first. */
  readonly prev: string;
  /** Public data of entries that are not about one household (hashes, totals, stage names). */
  readonly d?: { readonly [key: string]: LedgerValue };
  /** Commitments, 64 lower-case hex each. */
  readonly c: Readonly<Partial<Record<CommittedField, string>>>;
}

/** The private half of an entry: plain values of the committed fields. */
export type PrivateFields = Readonly<Partial<Record<CommittedField, LedgerValue>>>;

/** An entry as the folds read it: the leaf with its decrypted fields and its leaf hash. */
export interface Entry {
  readonly leaf: Leaf;
  readonly fields: PrivateFields;
  readonly h: string;
}
