import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { witnessHead } from '../../../server/proof/witnessHead.ts';
import { originOf } from '../../../shared/ledger/checkpoint.ts';
import { openLaterHead } from '../../../shared/ledger/laterHead.ts';
import { MerkleTree } from '../../../shared/ledger/merkle.ts';
import type { Checkpoint, ConsistencyProof, KeyRotations } from '../../../shared/ledger/receipt.ts';
import { BundleWorkshop, keyFromWords } from '../../support/bundleWorkshop.ts';

// Whoever remembers a head follows the log to another key by its `keyRotate` entries (docs/ledger-format.md).

const AT = 1_900_000_000;
const hexes = (hashes: readonly Uint8Array[]): string[] =>
  hashes.map((hash) => Buffer.from(hash).toString('hex'));

function treeOf({ entries }: BundleWorkshop, size = entries.length): MerkleTree {
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const { h } of entries.slice(0, size)) tree.append(Buffer.from(h, 'hex'));
  return tree;
}

function headOf(workshop: BundleWorkshop): Checkpoint {
  const root = treeOf(workshop).root();
  const size = workshop.entries.length;
  const note = workshop.note(originOf(workshop.log), size, root);
  return { note, size, root: Buffer.from(root).toString('hex'), publicKey: workshop.key.publicKey };
}

function rotationsIn(workshop: BundleWorkshop): KeyRotations {
  const size = workshop.entries.length;
  const items = workshop.entries.flatMap(({ leaf }) => {
    const hashes = hexes(treeOf(workshop).inclusion(leaf.seq, size));
    return leaf.t === 'keyRotate' ? [{ leaf, proof: { leafIndex: leaf.seq, treeSize: size, hashes } }] : [];
  });
  return { items };
}

/** A log of one more entry, handed over twice; the heads before, between and behind. */
function rotatedLog() {
  const workshop = new BundleWorkshop('c1', 'none', keyFromWords('first'), Buffer.alloc(32));
  workshop.add({ t: 'stage', at: AT });
  const before = headOf(workshop);
  workshop.rotate(keyFromWords('second'), AT);
  workshop.add({ t: 'stage', at: AT });
  const between = headOf(workshop);
  workshop.rotate(keyFromWords('third'), AT);
  return { workshop, before, between, now: headOf(workshop), rotations: rotationsIn(workshop) };
}

const opens = (seen: Checkpoint, newer: Checkpoint, rotations: KeyRotations): boolean =>
  openLaterHead(nodeLedgerCrypto, seen, newer, rotations) !== undefined;

test('a head is followed to the third key, from before the first change and from between', () => {
  const { before, between, now, rotations } = rotatedLog();
  expect([opens(before, now, rotations), opens(between, now, rotations)]).toEqual([true, true]);
});

test('not with an entry left out, altered or not in the tree, and not to a key that no entry names', () => {
  const { workshop, before, now, rotations } = rotatedLog();
  const [first, second] = rotations.items;
  if (first === undefined || second === undefined) throw new Error('the log was not handed over');
  expect(opens(before, now, { items: [] })).toBe(false);
  expect(opens(before, now, { items: [first] })).toBe(false);
  expect(opens(before, now, { items: [second] })).toBe(false);
  const altered = { ...first, leaf: { ...first.leaf, tm: first.leaf.tm + 600 } };
  expect(opens(before, now, { items: [altered, second] })).toBe(false);
  const elsewhere = { ...first, proof: second.proof };
  expect(opens(before, now, { items: [elsewhere, second] })).toBe(false);
  workshop.keys.push(keyFromWords('nobody named this one'));
  expect(opens(before, headOf(workshop), rotations)).toBe(false);
});

test('a key that was replaced signs no later head', () => {
  const { workshop, before, rotations } = rotatedLog();
  const [old = workshop.key] = workshop.keys;
  workshop.keys.push(old);
  expect(opens(before, headOf(workshop), rotations)).toBe(false);
});

test('a witness goes on with the new key, and calls a key that is not named a fork', async () => {
  const { workshop, before, now, rotations } = rotatedLog();
  const proofFor = (from: number, to: number): Promise<ConsistencyProof> =>
    Promise.resolve({ from, to, hashes: hexes(treeOf(workshop).consistency(from, to)) });
  const seen = (found?: KeyRotations) =>
    witnessHead(workshop.log, now, before, proofFor, () => Promise.resolve(found));
  expect((await seen(rotations)).outcome).toBe('continues');
  expect(await seen()).toMatchObject({ outcome: 'fork', why: 'not signed by the key of this log' });
});
