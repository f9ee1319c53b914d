import type { Entry, EntryType, LedgerValue, PrivateFields } from '../../shared/ledger/leaf.ts';
import type {
  Checkpoint,
  ConsistencyProof,
  InclusionProof,
  Opening,
  Receipt,
} from '../../shared/ledger/receipt.ts';
import type { Refusal } from '../../shared/refusal.ts';

/** What a command wants written: everything of an entry that its author decides. */
export interface Draft {
  readonly t: EntryType;
  readonly round?: string;
  readonly roll?: string;
  readonly via?: string;
  readonly op?: string;
  readonly d?: { readonly [key: string]: LedgerValue };
  readonly fields: PrivateFields;
  /**
   * What of the state it depends on and changes (`household:<id>`). Drafts that touch different things commute and may
   * share a batch; a draft without `touches` is written alone.
   */
  readonly touches?: readonly string[];
}

export interface AppendRequest<State> {
  readonly log: string;
  /** Who acts: an account id or `system:<what>`; with `clientKey` it makes sending again harmless. */
  readonly actor: string;
  readonly clientKey: string;
  /** Everything the client asked for, in JSON; the same key with another request is refused. */
  readonly request: LedgerValue;
  /** Called with the state at exactly the size at which the entry would be written, possibly more than once. */
  readonly decide: (state: State) => Draft | Refusal;
}

export interface Appended {
  readonly entry: Entry;
  readonly receipt: Receipt;
  /** The same request had been written before; nothing was written now. */
  readonly replayed: boolean;
}

/** An accepted restore: the `incident` entry and the size of the head that is lost. */
export interface AcceptedRestore {
  readonly entry: Entry;
  readonly lostSize: number;
}

/** How a log's entries become the state that decisions and screens read. */
export interface Fold<State> {
  create(log: string): State;
  /** Fetches what entries refer to by hash (rolls, round terms) before they are applied. */
  load(entries: readonly Entry[]): Promise<void>;
  apply(state: State, entry: Entry): void;
}

/** An entry with values and salts of its commitments. */
export interface OpenedEntry {
  readonly entry: Entry;
  readonly opening: Opening;
}

export interface Ledger<State> {
  /** Writes `genesis` if the log is new; idempotent. */
  openLog(log: string): Promise<void>;
  logs(): readonly string[];
  has(log: string): boolean;
  append(request: AppendRequest<State>): Promise<Appended | Refusal>;
  /** Reads what other instances have written; answers are then true up to every acknowledged entry. */
  catchUp(log: string): Promise<void>;
  /** The same for many logs, at the cost of one query where none has grown. */
  catchUpAll(logs: readonly string[]): Promise<void>;
  /** Throws for an unknown log: ask `has` first. */
  state(log: string): State;
  size(log: string): number;
  entry(log: string, seq: number): Promise<Entry | undefined>;
  /** Entries `from` … `from + limit − 1`, fewer at the end. */
  entries(log: string, from: number, limit: number): Promise<readonly Entry[]>;
  /** The same with everything that opens their commitments: for those who may see all of it. */
  opened(log: string, from: number, limit: number): Promise<readonly OpenedEntry[]>;
  /** How many entries the world may read now: entries are published in batches. */
  publishedSize(log: string): number;
  /** Undefined outside the log, and where no head can be signed. */
  receipt(log: string, seq: number): Promise<Receipt | undefined>;
  /** Undefined when the log contradicts a head signed before; `stopped` tells. */
  checkpoint(log: string): Checkpoint | undefined;
  /** The signed head of an earlier size; undefined beyond the log and where `checkpoint` is. */
  checkpointAt(log: string, size: number): Checkpoint | undefined;
  /**
   * Signs a statement about the log's first `size` entries: a note under the log's name and `about`, with a SHA-256 hex in
   * the place of the root. Undefined where `checkpoint` is.
   */
  sealNote(log: string, about: string, size: number, digest: string): string | undefined;
  inclusion(log: string, seq: number, size: number): InclusionProof | undefined;
  consistency(log: string, from: number, to: number): ConsistencyProof | undefined;
  /** The public key that signs the log's next entry, 64 hex; undefined for a log without a genesis. */
  keyInForce(log: string): string | undefined;
  /** Places of the entries by which its signing key was replaced, ascending. */
  rotations(log: string): readonly number[];
  /** Leaf hash of an entry, hex; throws outside the log. */
  hashAt(log: string, seq: number): string;
  /** Why the log takes no more entries, if so; reading goes on. */
  stopped(log: string): Refusal | undefined;
  /**
   * Lets a log that is older than a head signed for it (a restored backup) take entries again, by an `incident` entry
   * that everybody can read: why, and which head is lost. Undefined for a log that was not stopped for this.
   */
  acceptRestore(log: string, reason: string): Promise<AcceptedRestore | Refusal | undefined>;
  /**
   * Replaces the key that signs a log by the one that the ledger was opened with as its successor, by a `keyRotate` entry
   * that both have signed; heads from this entry on are the new key's. Undefined for a log that the new key signs already.
   */
  rotateKey(log: string, reason: string): Promise<Entry | Refusal | undefined>;
  /**
   * Erases the private halves that `erase` entries name and that are still there; what was announced before an end of the
   * process is erased at the next start.
   */
  eraseAnnounced(log: string): Promise<void>;
  /** Called after entries are durable and applied, in order. Listeners must not throw. Returns the way to stop. */
  follow(listener: (log: string, entries: readonly Entry[]) => void): () => void;
  close(): Promise<void>;
}
