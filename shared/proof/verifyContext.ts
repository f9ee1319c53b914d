import { concatBytes, fromHex, toHex } from '../ledger/bytes.ts';
import { openCheckpoint, type OpenedCheckpoint } from '../ledger/checkpoint.ts';
import type { Entry, Leaf, LedgerValue, PrivateFields } from '../ledger/leaf.ts';
import { keyNamedBy } from '../ledger/keyRotation.ts';
import type { LedgerCrypto } from '../ledger/ledgerCrypto.ts';
import { MerkleTree } from '../ledger/merkle.ts';
import type { CountedRound } from './countedRound.ts';
import { hmacSha256 } from './hmacSha256.ts';
import type { ReadBundle } from './readBundle.ts';
import type { Sliced, VerifyInput, VerifyStep } from './verifyReport.ts';

const SLICE = 250;

/** What the steps of one verification share: each may rely on what those before it have found to hold. */
export class VerifyContext {
  readonly tree: MerkleTree;
  /** Leaf hashes, 64 hex, by `seq`; complete once `hashLeaves` has ended. */
  readonly hashes: string[] = [];
  /** The entries of the round, with what is opened of them. */
  readonly entries: Entry[] = [];
  /** Entries of the round whose private half was erased, as an opened `erase` entry says of each; after the openings. */
  readonly erased = new Set<number>();
  /** The `erase` entries that say so. */
  readonly erasing = new Set<number>();
  /** The round counted anew, where the bundle is opened far enough. */
  counted: CountedRound | undefined;
  private readonly names = new Map<string, string>();
  private opened: OpenedCheckpoint | undefined;
  private opening: VerifyContext['saidAtOpening'] | undefined;

  constructor(
    readonly crypto: LedgerCrypto,
    readonly read: ReadBundle,
    readonly input: VerifyInput,
  ) {
    this.tree = new MerkleTree(crypto.sha256);
  }

  get bundle(): ReadBundle['bundle'] {
    return this.read.bundle;
  }

  /** Id of the log: the last part of its name. */
  get log(): string {
    return this.bundle.origin.slice(this.bundle.origin.indexOf('/') + 1);
  }

  /** The bundle's head, undefined when its signature does not hold. */
  get head(): OpenedCheckpoint | undefined {
    this.opened ??= openCheckpoint(this.crypto, this.bundle.checkpoint, this.bundle.publicKey);
    return this.opened;
  }

  /**
   * The key that signs heads of a size: the newest that the leaves below it name, the bundle's own for a longer log. The
   * step of the leaves shows that each was handed over to by the one before.
   */
  keyAt(size: number): string {
    const { leaves, publicKey } = this.bundle;
    if (size > leaves.length) return publicKey;
    return leaves.slice(0, size).reduce((key, leaf) => keyNamedBy(leaf) ?? key, '');
  }

  /** Opens a head of this log whatever its size, by the key that signs that size. */
  openHead(note: string): OpenedCheckpoint | undefined {
    const keys = this.bundle.leaves.map(keyNamedBy).concat(this.bundle.publicKey);
    const opened = keys.map((key) => {
      const head = key === undefined ? undefined : openCheckpoint(this.crypto, note, key);
      return head !== undefined && this.keyAt(head.size) === key ? head : undefined;
    });
    return opened.filter((head) => head?.origin === this.bundle.origin)[0];
  }

  /** Hashes every leaf (RFC 9162 §2.1.1) and builds the tree, once. */
  *hashLeaves(step: VerifyStep): Sliced<void> {
    const { leafTexts } = this.read;
    for (let i = this.hashes.length; i < leafTexts.length; i++) {
      const data = this.crypto.utf8(leafTexts[i] ?? '');
      const hash = this.crypto.sha256(concatBytes(Uint8Array.of(0), data));
      this.hashes.push(toHex(hash));
      this.tree.append(hash);
      if (i % SLICE === SLICE - 1) yield { step, done: i, total: leafTexts.length };
    }
  }

  /** A household's name in the public record of the round, under the round's key: 32 hex. */
  pseudonymOf(key: string, id: string): string {
    const known = this.names.get(id);
    if (known !== undefined) return known;
    const name = toHex(hmacSha256(this.crypto, fromHex(key), this.crypto.utf8(id))).slice(0, 32);
    this.names.set(id, name);
    return name;
  }

  /** What the log itself says of the round since its opening. Unlike the terms it is proved once the leaves are. */
  get saidAtOpening(): Readonly<Record<string, LedgerValue | undefined>> {
    this.opening ??= this.roundLeaves.filter(({ t }) => t === 'roundOpen')[0]?.d ?? {};
    return this.opening;
  }

  /** 业主表决: persons and area are counted, not households. */
  get isVote(): boolean {
    return this.saidAtOpening['kind'] === 'statutory';
  }

  /** Leaves of the bundle's round, in order. */
  get roundLeaves(): Leaf[] {
    return this.bundle.leaves.filter(({ round }) => round === this.bundle.round);
  }

  /** Puts the leaves of the round together with what is opened of them; for the steps after the openings. */
  joinOpenings(): void {
    const fieldsBySeq = new Map<number, PrivateFields>();
    for (const { seq, fields } of this.bundle.openings) {
      const plain = Object.keys(fields).map((field) => [field, fields[field as keyof typeof fields]?.value]);
      fieldsBySeq.set(seq, Object.fromEntries(plain) as PrivateFields);
    }
    for (const leaf of this.roundLeaves) {
      this.entries.push({ leaf, fields: fieldsBySeq.get(leaf.seq) ?? {}, h: this.hashes[leaf.seq] ?? '' });
    }
  }
}
