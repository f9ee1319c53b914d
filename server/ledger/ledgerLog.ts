import { checkpointBody, originOf, signedNote } from '../../shared/ledger/checkpoint.ts';
import { keyAfter } from '../../shared/ledger/keyRotation.ts';
import { erasedBy } from '../../shared/ledger/erasure.ts';
import { readText } from '../../shared/ledger/readValue.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { MerkleTree } from '../../shared/ledger/merkle.ts';
import type { Checkpoint, ConsistencyProof, InclusionProof, Receipt } from '../../shared/ledger/receipt.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Fold } from './ledgerTypes.ts';
import { nodeLedgerCrypto } from './nodeLedgerCrypto.ts';
import { IntegrityError } from './openEntry.ts';
import { Publication } from './publication.ts';
import { FIRST_PREV, openingOf, type SealedEntry } from './sealEntry.ts';
import type { SigningKey } from './signingKey.ts';

/** One log in memory: its tree, the client keys seen, and the state that its entries add up to. */
export class LedgerLog<State> {
  readonly state: State;
  readonly publication = new Publication();
  /** Set when the stored record contradicts itself or a signed head: no more entries are taken. */
  stopped: Refusal | undefined;
  /** The key that signs the log's heads since `keyFrom` entries, 64 hex; undefined while it is empty. */
  keyInForce: string | undefined;
  private keyFrom = 0;
  /** Places of its `keyRotate` entries. */
  readonly rotations: number[] = [];
  private readonly tree = new MerkleTree(nodeLedgerCrypto.sha256);
  private readonly places = new Map<string, number>();
  private readonly hollow = new Set<number>();
  private readonly toErase = new Set<number>();
  private contradictsHead = false;
  private lastHash = FIRST_PREV;
  private head: Checkpoint | undefined;

  constructor(
    readonly log: string,
    private readonly fold: Fold<State>,
    private readonly keys: readonly SigningKey[],
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
      this.noteKey(entry);
      this.noteHollow(entry);
      this.tree.append(Buffer.from(entry.h, 'hex'));
      this.places.set(idem, entry.leaf.seq);
      this.lastHash = entry.h;
      this.fold.apply(this.state, entry);
      this.publication.apply(entry);
    }
  }

  root(size: number): string {
    return toHex(this.tree.root(size));
  }

  /** Entries whose private half is gone although no `erase` entry says so. */
  get hollowSeqs(): readonly number[] {
    return [...this.hollow];
  }

  /** Entries that an `erase` entry names and whose private half has not been seen to be gone. */
  get announcedSeqs(): readonly number[] {
    return [...this.toErase];
  }

  /** Their private halves are gone. */
  erased(seqs: readonly number[]): void {
    for (const seq of seqs) this.toErase.delete(seq);
  }

  /** Only a key that the one before it has signed comes into force; whose key went out of force signs no more. */
  private noteKey({ leaf }: Entry): void {
    if (leaf.t === 'genesis') this.keyInForce = readText(leaf.d?.['publicKey']);
    if (leaf.t !== 'keyRotate') return;
    const after = keyAfter(nodeLedgerCrypto, leaf, this.keyInForce ?? '');
    if (after === undefined)
      throw new IntegrityError(`${this.log}/${leaf.seq}: a key that the one before did not sign`);
    this.keyInForce = after;
    this.keyFrom = leaf.seq + 1;
    this.rotations.push(leaf.seq);
  }

  /** Stops when another server has put a key into force that this one does not have. */
  stopUnlessOurs(): void {
    if (this.signer === undefined) this.stop('ledger/integrity');
  }

  /** Our key that is in force, if we have it. */
  private get signer(): SigningKey | undefined {
    const inForce = this.keyInForce;
    return inForce === undefined ? this.keys[0] : this.keys.find(({ publicKey }) => publicKey === inForce);
  }

  private noteHollow({ leaf, fields }: Entry): void {
    for (const place of erasedBy({ leaf, fields })) if (!this.hollow.delete(place)) this.toErase.add(place);
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

  /** The signed head of an earlier size that the present key signs: a prefix of this log, like every head it ever signed. */
  checkpointAt(size: number): Checkpoint | undefined {
    if (this.contradictsHead || size < Math.max(1, this.keyFrom) || size > this.size) return undefined;
    return size === this.size ? this.checkpoint() : this.signHead(size);
  }

  /** A note under a name of its own, so that it can never pass for a head. */
  sealNote(about: string, size: number, digest: string): string | undefined {
    if (this.contradictsHead) return undefined;
    const { signer } = this;
    return signer && signNote(signer, `${originOf(this.log)}/${about}`, size, Buffer.from(digest, 'hex'));
  }

  private signHead(size: number): Checkpoint | undefined {
    const { signer } = this;
    if (signer === undefined) return undefined;
    const root = this.tree.root(size);
    const note = signNote(signer, originOf(this.log), size, root);
    return { note, size, root: toHex(root), publicKey: signer.publicKey };
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
    return toHex(this.tree.leaf(seq));
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

function signNote({ publicKey, sign }: SigningKey, origin: string, size: number, root: Uint8Array): string {
  const body = checkpointBody(origin, size, root);
  return signedNote(nodeLedgerCrypto, body, {
    origin,
    publicKey: Buffer.from(publicKey, 'hex'),
    signature: sign(Buffer.from(body, 'utf8')),
  });
}

function toHexes(hashes: readonly Uint8Array[]): string[] {
  return hashes.map(toHex);
}

/** Looks at the bytes where they lie: a receipt has a dozen hashes. */
function toHex({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}
