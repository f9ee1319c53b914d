import { checkpointBody, originOf, signedNote } from '../../shared/ledger/checkpoint.ts';
import { readNumber, readText } from '../../shared/ledger/readValue.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { MerkleTree } from '../../shared/ledger/merkle.ts';
import type { Checkpoint, ConsistencyProof, InclusionProof, Receipt } from '../../shared/ledger/receipt.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Fold } from './ledgerTypes.ts';
import { nodeLedgerCrypto } from './nodeLedgerCrypto.ts';
import { Publication } from './publication.ts';
import { FIRST_PREV, openingOf, type SealedEntry } from './sealEntry.ts';
import type { SigningKey } from './signingKey.ts';

/** One log in memory: its tree, the client keys seen, and the state that its entries add up to. */
export class LedgerLog<State> {
  readonly state: State;
  readonly publication = new Publication();
  /** Set when the stored record contradicts itself or a signed head: no more entries are taken. */
  stopped: Refusal | undefined;
  /** The key that the log was opened with, 64 hex; undefined while it is empty. */
  genesisKey: string | undefined;
  private readonly tree = new MerkleTree(nodeLedgerCrypto.sha256);
  private readonly places = new Map<string, number>();
  private readonly hollow = new Set<number>();
  private contradictsHead = false;
  private lastHash = FIRST_PREV;
  private head: Checkpoint | undefined;

  constructor(
    readonly log: string,
    private readonly fold: Fold<State>,
    private readonly key: SigningKey,
  ) {
    this.state = fold.create(log);
  }

  get size(): number {
    return this.tree.size;
  }

  /** `h` of the newest entry. */
  get prev(): string {
    return this.lastHash;
  }

  /** Where the request with this key was written, if it was. */
  placeOf(idem: string): number | undefined {
    return this.places.get(idem);
  }

  /** Fetches what the entries refer to; a failure leaves the log as it was. To be awaited before `add`. */
  async load(entries: readonly Entry[]): Promise<void> {
    await this.fold.load(entries);
  }

  /** Adds entries that are durable and loaded, in order. */
  add(entries: readonly { readonly entry: Entry; readonly idem: string }[]): void {
    for (const { entry, idem } of entries) {
      if (entry.leaf.t === 'genesis') this.genesisKey = readText(entry.leaf.d?.['publicKey']);
      this.noteHollow(entry);
      this.tree.append(Buffer.from(entry.h, 'hex'));
      this.places.set(idem, entry.leaf.seq);
      this.lastHash = entry.h;
      this.fold.apply(this.state, entry);
      this.publication.apply(entry);
    }
  }

  root(size: number): string {
    return Buffer.from(this.tree.root(size)).toString('hex');
  }

  /** Entries whose private half is gone although no `erase` entry says so. */
  get hollowSeqs(): readonly number[] {
    return [...this.hollow];
  }

  private noteHollow({ leaf, fields }: Entry): void {
    if (leaf.t === 'erase') this.hollow.delete(readNumber(fields.target));
    if (Object.keys(leaf.c).length > 0 && Object.keys(fields).length === 0) this.hollow.add(leaf.seq);
  }

  /**
   * The signed head of the present size, the same bytes from every instance (Ed25519 is deterministic). Undefined for a
   * log that contradicts a head signed before: two heads of one size would be a fork with our name under it.
   */
  checkpoint(): Checkpoint | undefined {
    if (this.contradictsHead) return undefined;
    if (this.head?.size !== this.size) this.head = this.signHead(this.size);
    return this.head;
  }

  /** The signed head of an earlier size: a prefix of this log, like every head it ever signed. */
  checkpointAt(size: number): Checkpoint | undefined {
    if (this.contradictsHead || size < 1 || size > this.size) return undefined;
    return size === this.size ? this.checkpoint() : this.signHead(size);
  }

  /** A note under a name of its own, so that it can never pass for a head. */
  sealNote(about: string, size: number, digest: string): string | undefined {
    if (this.contradictsHead) return undefined;
    return this.signNote(`${originOf(this.log)}/${about}`, size, Buffer.from(digest, 'hex'));
  }

  private signHead(size: number): Checkpoint {
    const root = this.tree.root(size);
    const note = this.signNote(originOf(this.log), size, root);
    return { note, size, root: Buffer.from(root).toString('hex'), publicKey: this.key.publicKey };
  }

  private signNote(origin: string, size: number, root: Uint8Array): string {
    const body = checkpointBody(origin, size, root);
    return signedNote(nodeLedgerCrypto, body, {
      origin,
      publicKey: Buffer.from(this.key.publicKey, 'hex'),
      signature: this.key.sign(Buffer.from(body, 'utf8')),
    });
  }

  inclusion(seq: number, size: number): InclusionProof | undefined {
    if (seq < 0 || size > this.size || seq >= size) return undefined;
    return { leafIndex: seq, treeSize: size, hashes: toHexes(this.tree.inclusion(seq, size)) };
  }

  consistency(from: number, to: number): ConsistencyProof | undefined {
    if (from < 1 || from > to || to > this.size) return undefined;
    return { from, to, hashes: toHexes(this.tree.consistency(from, to)) };
  }

  /** Leaf hash of an entry, hex. */
  hashAt(seq: number): string {
    return Buffer.from(this.tree.leaf(seq)).toString('hex');
  }

  receipt(sealed: SealedEntry): Receipt | undefined {
    const { leaf, h } = sealed.entry;
    const checkpoint = this.checkpoint();
    if (checkpoint === undefined) return undefined;
    const proof = this.inclusion(leaf.seq, checkpoint.size);
    if (proof === undefined) throw new RangeError(`Entry ${leaf.seq} is not in the tree.`);
    return { log: this.log, seq: leaf.seq, h, leaf, opening: openingOf(sealed), checkpoint, proof };
  }

  stop(code: 'ledger/integrity' | 'ledger/rolled-back'): void {
    this.stopped ??= refuse(code);
  }

  /** Takes entries again although it does not continue a head signed before: an operator has accepted that. */
  acceptRestore(): void {
    if (this.stopped?.refused === 'ledger/rolled-back') this.stopped = undefined;
    this.contradictsHead = false;
  }

  /** Compares the log with the newest head signed for it; false, and stopped, when it does not continue that head. */
  continues(head: { readonly size: number; readonly root: string }): boolean {
    const isLonger = head.size <= this.size;
    if (isLonger && this.root(head.size) === head.root) return true;
    this.contradictsHead = isLonger;
    this.stop('ledger/rolled-back');
    return false;
  }
}

function toHexes(hashes: readonly Uint8Array[]): string[] {
  return hashes.map((hash) => Buffer.from(hash).toString('hex'));
}
