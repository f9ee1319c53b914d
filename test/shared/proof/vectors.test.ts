import { createHash, createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printReport } from '../../../server/commands/printReport.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { fromHex, toHex } from '../../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import { openCheckpoint } from '../../../shared/ledger/checkpoint.ts';
import { keyAfter, keyChangeMessage } from '../../../shared/ledger/keyRotation.ts';
import type { Leaf } from '../../../shared/ledger/leaf.ts';
import { commit } from '../../../shared/ledger/commitment.ts';
import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import { leafHash, MerkleTree, verifyConsistency, verifyInclusion } from '../../../shared/ledger/merkle.ts';
import { verifyBundleAtOnce } from '../../../shared/proof/verifyBundle.ts';
import { keyFromWords } from '../../support/bundleWorkshop.ts';
import { hasPython, verifyWithPython } from '../../support/pythonVerifier.ts';

// What docs/ledger-format.md publishes for whoever writes another verifier is true of this code.

interface Vectors {
  readonly canonicalJson: readonly { readonly value: LedgerValue; readonly text: string }[];
  readonly leaf: { readonly text: string; readonly h: string };
  readonly commitment: Readonly<Record<'place' | 'seed' | 'salt' | 'commitment', string>> & {
    readonly value: LedgerValue;
  };
  readonly pseudonym: Readonly<Record<'roundKey' | 'id' | 'pseudonym', string>>;
  readonly roll: { readonly households: readonly string[]; readonly hash: string };
  readonly tree: {
    readonly leafHashes: readonly string[];
    readonly roots: readonly { readonly size: number; readonly root: string }[];
    readonly inclusion: readonly {
      readonly index: number;
      readonly size: number;
      readonly hashes: readonly string[];
    }[];
    readonly consistency: readonly {
      readonly from: number;
      readonly to: number;
      readonly hashes: readonly string[];
    }[];
  };
  readonly checkpoint: Readonly<Record<'secretKeyIsSha256Of' | 'publicKey' | 'body' | 'note', string>>;
  readonly bundle: Readonly<Record<'file' | 'sha256' | 'expected', string>>;
  /** Of a log with an incident and a round with erased entries. */
  readonly erased: Readonly<Record<'file' | 'sha256' | 'expected', string>>;
  /** Of a log whose signing key was replaced during the round. */
  readonly rotated: Readonly<Record<'file' | 'sha256' | 'expected', string>>;
  readonly keyRotation: Readonly<Record<'before' | 'after' | 'message' | 'leaf', string>>;
}

const folder = join(import.meta.dirname, '../../../docs/vectors');
const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const vectors = JSON.parse(read('vectors.json')) as Vectors;
const { sha256 } = nodeLedgerCrypto;

test('canonical JSON, leaf hash, commitment, pseudonym and roll', () => {
  for (const { value, text } of vectors.canonicalJson) expect(canonicalJson(value)).toBe(text);
  const { leaf, commitment, pseudonym, roll } = vectors;
  expect(toHex(leafHash(sha256, Buffer.from(leaf.text, 'utf8')))).toBe(leaf.h);
  const [log = '', seq, field] = commitment.place.split('/');
  expect(field).toBe('household');
  const salt = createHmac('sha256', Buffer.from(commitment.seed, 'hex')).update('household').digest('hex');
  expect(salt).toBe(commitment.salt);
  const place = { log, seq: Number(seq), field: 'household' } as const;
  expect(commit(nodeLedgerCrypto, place, fromHex(salt), commitment.value)).toBe(commitment.commitment);
  const name = createHmac('sha256', Buffer.from(pseudonym.roundKey, 'hex')).update(pseudonym.id);
  expect(name.digest('hex').slice(0, 32)).toBe(pseudonym.pseudonym);
  const hash = createHash('sha256').update(Buffer.of(3)).update(canonicalJson(roll.households), 'utf8');
  expect(hash.digest('hex')).toBe(roll.hash);
});

test('roots, audit paths and consistency proofs', () => {
  const { leafHashes, roots, inclusion, consistency } = vectors.tree;
  const tree = new MerkleTree(sha256);
  for (const hash of leafHashes) tree.append(fromHex(hash));
  const rootOf = (size: number): Uint8Array => tree.root(size);
  for (const { size, root } of roots) expect(toHex(rootOf(size))).toBe(root);
  for (const { index, size, hashes } of inclusion) {
    const proof = { leafIndex: index, treeSize: size, hashes: hashes.map(fromHex) };
    expect(verifyInclusion(sha256, proof, fromHex(leafHashes[index] ?? ''), rootOf(size))).toBe(true);
  }
  for (const { from, to, hashes } of consistency) {
    const proof = { from, to, hashes: hashes.map(fromHex) };
    expect(verifyConsistency(sha256, proof, rootOf(from), rootOf(to))).toBe(true);
  }
});

test('the checkpoint is signed by the published key', () => {
  const { secretKeyIsSha256Of, publicKey, body, note } = vectors.checkpoint;
  expect(keyFromWords(secretKeyIsSha256Of).publicKey).toBe(publicKey);
  expect(note.startsWith(`${body}\n`)).toBe(true);
  expect(openCheckpoint(nodeLedgerCrypto, note, publicKey)?.size).toBe(13);
});

test('the key is handed over by both keys, over the bytes that are given', () => {
  const { before, after, message, leaf } = vectors.keyRotation;
  const rotation = JSON.parse(leaf) as Leaf;
  const { log, seq, prev } = rotation;
  expect(keyChangeMessage({ log, seq, prev, before, after })).toBe(message);
  expect(keyAfter(nodeLedgerCrypto, rotation, before)).toBe(after);
  expect(keyAfter(nodeLedgerCrypto, { ...rotation, seq: seq + 1 }, before)).toBeUndefined();
});

test.each(['bundle', 'erased', 'rotated'] as const)(
  'the %s is the one that is named, and both verifiers print what is expected',
  async (name) => {
    const { file, sha256: digest, expected: report } = vectors[name];
    const text = read(file);
    expect(createHash('sha256').update(text, 'utf8').digest('hex')).toBe(digest);
    const expected = read(report);
    expect(printReport(verifyBundleAtOnce(nodeLedgerCrypto, { text }))).toBe(expected);
    if (!hasPython) return;
    const ran = await verifyWithPython(join(folder, file));
    expect([ran.status, ran.stdout]).toEqual([0, expected]);
  },
);
