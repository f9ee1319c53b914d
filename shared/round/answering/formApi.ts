import type { Download } from '../../download.ts';
import type { PhotoAddresses } from '../../evidence/evidenceApi.ts';
import type { Answer } from '../question.ts';

/** Forms that were printed together, or handed in together in a counted, sealed envelope; `seq` is the entry. */
export interface FormBatch {
  readonly seq: number;
  /** ISO 8601 UTC, rounded down to ten minutes. */
  readonly at: string;
  readonly act: 'printed' | 'received';
  readonly serials: readonly string[];
}

/** A keyed form that waits for a second person: the photograph, never what the first one typed. */
export interface FormToCheck extends PhotoAddresses {
  readonly serial: string;
  readonly seq: number;
  readonly householdId: string;
  /** Building and door in words. */
  readonly address: string;
  /** The questions put to this household. */
  readonly questionIds: readonly string[];
  /** The caller keyed it and therefore may not check it. */
  readonly mine: boolean;
}

/** Where the paper forms of a round stand. */
export interface FormStanding {
  readonly roundId: string;
  readonly printed: number;
  readonly received: number;
  readonly keyed: number;
  /** Typed twice, by two people. */
  readonly checked: number;
  /** Of these, read differently: each is a dispute until a person has settled it. */
  readonly differing: number;
  readonly batches: readonly FormBatch[];
  /** Those that the looker may check first, then the own ones, oldest first; no more than `MOST_FORMS_SHOWN`. */
  readonly waiting: readonly FormToCheck[];
  /** How many wait in the looker's reach, shown or not. */
  readonly waitingCount: number;
}

/** Paper forms: printed with numbers of the record, handed in and counted before the close, typed by two people. */
export interface FormApi {
  'GET /forms': { query: { readonly roundId: string }; reply: FormStanding };
  'POST /forms': {
    body: { readonly clientKey: string; readonly roundId: string; readonly count: number };
    reply: FormBatch;
  };
  'POST /forms/received': {
    body: { readonly clientKey: string; readonly roundId: string; readonly serials: readonly string[] };
    reply: FormBatch;
  };
  /** A second person types the form from its photograph, without seeing what the first one typed. */
  'POST /forms/:serial/check': {
    params: { readonly serial: string };
    body: { readonly roundId: string; readonly answers: readonly Answer[] };
    reply: { readonly agrees: boolean; readonly differing: readonly string[] };
  };
  'GET /exports/rounds/:roundId/forms/:seq/forms.pdf': {
    params: { readonly roundId: string; readonly seq: string };
    reply: Download;
  };
}
