import { createHash, createHmac, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { checkpointBody, originOf, signedNote } from '../../shared/ledger/checkpoint.ts';
import { commit } from '../../shared/ledger/commitment.ts';
import { placesIn } from '../../shared/ledger/erasure.ts';
import { keyChangeMessage, keyRotateData, type KeyChange } from '../../shared/ledger/keyRotation.ts';
import type { CommittedField, Entry, Leaf, LedgerValue, PrivateFields } from '../../shared/ledger/leaf.ts';
import { leafHash, MerkleTree } from '../../shared/ledger/merkle.ts';
import type { Opening } from '../../shared/ledger/receipt.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import { BUNDLE_FORMAT, sealOrigin, type Bundle, type BundleTier } from '../../shared/proof/bundle.ts';

/** RFC 8410 header of a private Ed25519 key; the 32 bytes of its seed follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key of the published vectors: its seed is SHA-256 of these words, so that anybody can make it again. */
export const VECTOR_KEY_WORDS = 'neighbourhood-renewal test vectors, not a secret';

export interface WorkshopKey {
  readonly seed: Buffer;
  readonly publicKey: string;
  sign(message: Buffer): Buffer;
}

/** An Ed25519 key from words. */
export function keyFromWords(words: string): WorkshopKey {
  const seed = createHash('sha256').update(words, 'utf8').digest();
  const key: KeyObject = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(key)
    .export({ type: 'spki', format: 'der' })
    .subarray(-32)
    .toString('hex');
  return { seed, publicKey, sign: (message) => sign(null, message, key) };
}

/** What a rotation says and who signs it. */
export interface RotationParts {
  readonly change: KeyChange;
  readonly oldKey: WorkshopKey;
  readonly newKey: WorkshopKey;
  readonly reason: string;
}

/** What an entry is made of; place, chain and commitments are the workshop's. */
export interface DraftEntry {
  readonly t: Leaf['t'];
  readonly at: number;
  readonly round?: string;
  readonly roll?: string;
  readonly via?: string;
  readonly op?: string;
  readonly d?: Leaf['d'];
  readonly fields?: PrivateFields;
}

/**
 * Writes logs and bundles without server and database, the same bytes every time. It has the key, so that tests can also
 * play the server that cheats.
 */
export class BundleWorkshop {
  readonly entries: Entry[] = [];
  readonly openings: Opening[] = [];
  /** The keys that signed, oldest first. */
  readonly keys: WorkshopKey[];

  constructor(
    readonly log: string,
    readonly round: string,
    key: WorkshopKey,
    readonly roundKey: Buffer,
  ) {
    this.keys = [key];
    const d = { origin: originOf(log), publicKey: key.publicKey, format: 1 };
    this.add({ t: 'genesis', at: 1_900_000_000, d });
  }

  /** The key that signs now. */
  get key(): WorkshopKey {
    const key = this.keys.at(-1);
    if (key === undefined) throw new Error('the workshop has no key');
    return key;
  }

  /** Hands the log over to another key; `forge` plays a server that does it wrongly. */
  rotate(
    after: WorkshopKey,
    at: number,
    forge: (change: RotationParts) => RotationParts = (parts) => parts,
  ): Entry {
    const { publicKey: before } = this.key;
    const { seq, prev } = { seq: this.entries.length, prev: this.entries.at(-1)?.h ?? '' };
    const change = { log: this.log, seq, prev, before, after: after.publicKey };
    const parts = forge({ change, oldKey: this.key, newKey: after, reason: 'sample: the key is replaced' });
    const message = Buffer.from(keyChangeMessage(parts.change), 'utf8');
    const signedBy = (key: WorkshopKey): string => key.sign(message).toString('hex');
    const signatures = { oldSignature: signedBy(parts.oldKey), newSignature: signedBy(parts.newKey) };
    const d = keyRotateData(nodeLedgerCrypto, change, { ...signatures, reason: parts.reason });
    const entry = this.add({ t: 'keyRotate', at, d });
    this.keys.push(after);
    return entry;
  }

  /** Pseudonym in the workshop's round. */
  nameOf(id: string): string {
    return createHmac('sha256', this.roundKey).update(id).digest('hex').slice(0, 32);
  }

  /** The seed of an entry's salts. */
  seedOf(seq: number): Buffer {
    return createHash('sha256').update(`${this.log}/${seq}/seed`).digest();
  }

  add({ t, at, fields = {}, d, round, roll, via, op }: DraftEntry): Entry {
    const seq = this.entries.length;
    // As it is now: what a state lends goes on changing.
    const plain: PrivateFields = structuredClone({ ...fields, syncAt: at });
    const c: Partial<Record<CommittedField, string>> = {};
    const opening: Partial<Record<CommittedField, { value: LedgerValue; salt: string }>> = {};
    for (const [name, value] of Object.entries(plain)) {
      const field = name as CommittedField;
      const salt = createHmac('sha256', this.seedOf(seq)).update(field).digest();
      c[field] = commit(nodeLedgerCrypto, { log: this.log, seq, field }, salt, value);
      opening[field] = { value, salt: salt.toString('hex') };
    }
    const prev = this.entries.at(-1)?.h ?? '0'.repeat(64);
    const leaf: Leaf = {
      c,
      log: this.log,
      prev,
      seq,
      t,
      tm: at - (at % 600),
      v: 1,
      ...(d && { d }),
      ...(round !== undefined && { round }),
      ...(roll !== undefined && { roll }),
      ...(via !== undefined && { via }),
      ...(op !== undefined && { op }),
    };
    const entry = { leaf, fields: plain, h: hashOfLeaf(leaf) };
    this.entries.push(entry);
    this.openings.push(opening);
    return entry;
  }

  /** The `erase` entries about this round. */
  private erasures(): Entry[] {
    return this.entries.filter(
      ({ leaf, fields }) =>
        leaf.t === 'erase' &&
        placesIn(fields.target).some((at) => this.entries[at]?.leaf.round === this.round),
    );
  }

  /** The bundle of a tier over all entries so far; `about` is what stands beside the log. */
  bundle(
    tier: BundleTier,
    about: Pick<Bundle, 'terms' | 'published' | 'roll' | 'list'>,
    household?: string,
  ): Bundle {
    const erased = new Set(this.erasures().flatMap(({ fields }) => placesIn(fields.target)));
    const mine = this.entries.filter(({ leaf, fields }) => {
      if (tier === 'auditor' && this.erasures().some((one) => one.leaf === leaf)) return true;
      if (leaf.round !== this.round || erased.has(leaf.seq)) return false;
      return tier === 'auditor' || (tier === 'household' && fields.household === household);
    });
    return this.seal({
      format: BUNDLE_FORMAT,
      tier,
      origin: originOf(this.log),
      publicKey: this.key.publicKey,
      checkpoint: '',
      round: this.round,
      leaves: this.entries.map(({ leaf }) => leaf),
      openings: mine.map(({ leaf: { seq, t } }) => {
        const { target, ...rest } = this.openings[seq] ?? {};
        const told = target === undefined ? {} : { target };
        return { seq, fields: t === 'erase' ? told : { ...told, ...rest } };
      }),
      ...about,
      roll: { ...about.roll, ...(tier === 'auditor' ? { key: this.roundKey.toString('hex') } : {}) },
      seal: '',
    });
  }

  /** Signs head and seal anew, as a server would that wants its changed bundle believed. */
  seal(bundle: Bundle, what: 'head and seal' | 'seal' = 'head and seal'): Bundle {
    const { leaves, origin, round } = bundle;
    const tree = new MerkleTree(nodeLedgerCrypto.sha256);
    for (const leaf of leaves) tree.append(Buffer.from(hashOfLeaf(leaf), 'hex'));
    const checkpoint = what === 'seal' ? bundle.checkpoint : this.note(origin, leaves.length, tree.root());
    const { seal: _, ...rest } = { ...bundle, checkpoint };
    const digest = createHash('sha256')
      .update(canonicalJson(withoutAbsent(rest)), 'utf8')
      .digest();
    return { ...rest, seal: this.note(sealOrigin(origin, round), leaves.length, digest) };
  }

  note(origin: string, size: number, root: Uint8Array): string {
    const body = checkpointBody(origin, size, root);
    const publicKey = Buffer.from(this.key.publicKey, 'hex');
    return signedNote(nodeLedgerCrypto, body, {
      origin,
      publicKey,
      signature: this.key.sign(Buffer.from(body, 'utf8')),
    });
  }
}

/** RFC 9162 leaf hash, 64 hex. */
function hashOfLeaf(leaf: Leaf): string {
  const bytes = Buffer.from(canonicalJson(withoutAbsent(leaf)), 'utf8');
  return Buffer.from(leafHash(nodeLedgerCrypto.sha256, bytes)).toString('hex');
}

/** The document of a bundle. */
export function bundleText(bundle: Bundle): string {
  return canonicalJson(withoutAbsent(bundle));
}
