import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import { originOf } from '../../../shared/ledger/checkpoint.ts';
import { MerkleTree } from '../../../shared/ledger/merkle.ts';
import { withoutAbsent } from '../../../shared/ledger/withoutAbsent.ts';
import { bundleText, keyFromWords, type BundleWorkshop } from '../../support/bundleWorkshop.ts';
import { forgedRotation, ROTATION_FORGERIES } from '../../support/forgedRotation.ts';
import { sampleRound } from '../../support/sampleRound.ts';
import { verifyTwice } from '../../support/verifyTwice.ts';

// ledger.md, entry types: `keyRotate` is signed by old and new; docs/ledger-format.md, "A new signing key".

/** A head of the log's first entries by one of its keys. */
function headBy(workshop: BundleWorkshop, size: number, key: BundleWorkshop['key']): string {
  const tree = treeOf(workshop, size);
  workshop.keys.push(key);
  const note = workshop.note(originOf(workshop.log), size, tree.root());
  workshop.keys.pop();
  return note;
}

function treeOf({ entries }: BundleWorkshop, size: number): MerkleTree {
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const { h } of entries.slice(0, size)) tree.append(Buffer.from(h, 'hex'));
  return tree;
}

async function rotatedRound() {
  const round = await sampleRound(20, { rotated: true });
  const place = round.workshop.entries.findIndex(({ leaf }) => leaf.t === 'keyRotate');
  const [old, next] = round.workshop.keys;
  if (old === undefined || next === undefined) throw new Error('the sample was not rotated');
  return { ...round, place, old, next };
}

test('a round during which the key was replaced is verified at every tier, and said to be', async () => {
  const { bundle } = await rotatedRound();
  for (const tier of ['world', 'household', 'auditor'] as const) {
    const report = await verifyTwice(bundle(tier, 'household-2'));
    expect(report.code).toBe(0);
    expect(report.steps.find(({ step }) => step === 'leaves')?.detail).toContain('换过 1 次签名的钥匙');
  }
});

test('a key that is replaced twice, the second time behind the final result', async () => {
  const round = await rotatedRound();
  round.workshop.rotate(keyFromWords('the third key'), 2_000_000_000);
  expect((await verifyTwice(round.bundle('auditor'))).code).toBe(0);
});

test('a closed round whose key was replaced behind its provisional result is counted up to that result', async () => {
  const round = await sampleRound(20, { final: false });
  const { workshop } = round;
  const target = workshop.entries.find(({ leaf }) => leaf.t === 'response' && leaf.round === workshop.round);
  const { leaf, fields } = target ?? workshop.entries[0] ?? {};
  workshop.add({
    t: 'dispute',
    at: 2_000_000_000,
    round: workshop.round,
    ...(leaf?.roll !== undefined && { roll: leaf.roll }),
    fields: { household: fields?.household ?? '', actor: 'member', target: leaf?.seq ?? 0 },
  });
  workshop.rotate(keyFromWords('the third key'), 2_000_000_000);
  expect((await verifyTwice(round.bundle('auditor'))).code).toBe(0);
});

test.each(ROTATION_FORGERIES)('a new key is refused by the step that looks: %s', async (how) => {
  const { bundle, workshop } = await rotatedRound();
  const forged = forgedRotation(bundle('auditor'), workshop, how);
  const report = await verifyTwice(forged?.bytes.toString('utf8') ?? '');
  expect([report.code]).toEqual(forged?.expected);
});

test('heads from before and behind the change are compared, each by the key that signed then', async () => {
  const { bundle, workshop, place, old, next } = await rotatedRound();
  const text = bundleText(bundle('world'));
  const codeWith = async (head: string): Promise<number> => (await verifyTwice(text, { head })).code;
  expect(await codeWith(headBy(workshop, place, old))).toBe(0);
  expect(await codeWith(headBy(workshop, place + 1, next))).toBe(0);
  // The entry itself belongs to the new key: the old one signs nothing that holds it.
  expect(await codeWith(headBy(workshop, place + 1, old))).toBe(20);
  expect(await codeWith(headBy(workshop, place, next))).toBe(20);
});

test('a receipt from before the change stands in the bundle; one that the old key signed behind it does not', async () => {
  const { bundle, workshop, place, old } = await rotatedRound();
  const text = bundleText(bundle('world'));
  const entry = workshop.entries.find(({ leaf }) => leaf.t === 'response');
  if (entry === undefined) throw new Error('the sample has no answer');
  const { leaf, h } = entry;
  const receiptAt = (size: number): string => {
    const tree = treeOf(workshop, size);
    const root = Buffer.from(tree.root()).toString('hex');
    const note = headBy(workshop, size, old);
    const hashes = tree.inclusion(leaf.seq, size).map((hash) => Buffer.from(hash).toString('hex'));
    const checkpoint = { note, size, root, publicKey: old.publicKey };
    const proof = { leafIndex: leaf.seq, treeSize: size, hashes };
    const opening = workshop.openings[leaf.seq] ?? {};
    return canonicalJson(
      withoutAbsent({ log: workshop.log, seq: leaf.seq, h, leaf, opening, checkpoint, proof }),
    );
  };
  expect((await verifyTwice(text, { receipt: receiptAt(place) })).code).toBe(0);
  expect((await verifyTwice(text, { receipt: receiptAt(place + 2) })).code).toBe(20);
});
