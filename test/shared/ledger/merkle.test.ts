import RFC9162 from '@transmute/rfc9162';
import fc from 'fast-check';
import { leafHash, MerkleTree, verifyConsistency, verifyInclusion } from '../../../shared/ledger/merkle.ts';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';

const { sha256 } = nodeLedgerCrypto;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The reference tree of the Certificate Transparency project: eight leaves and the root after each. */
const CT_LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const CT_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

function treeOf(data: readonly Uint8Array[]): MerkleTree {
  const tree = new MerkleTree(sha256);
  for (const item of data) tree.append(leafHash(sha256, item));
  return tree;
}

const numbered = (size: number) => Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i}`));

describe('the tree of RFC 9162', () => {
  test('the roots are those of the Certificate Transparency reference tree', () => {
    const tree = treeOf(CT_LEAVES.map((data) => Buffer.from(data, 'hex')));
    expect(CT_ROOTS.map((_, i) => hex(tree.root(i + 1)))).toEqual(CT_ROOTS);
  });

  test('the empty tree has the hash of nothing (§2.1.1)', () => {
    expect(hex(new MerkleTree(sha256).root())).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });

  test('roots, audit paths and consistency proofs are those of another implementation', async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 21, 33]) {
      const data = numbered(size);
      const tree = treeOf(data);
      expect(hex(tree.root())).toBe(hex(await RFC9162.treeHead(data)));
      for (let i = 0; i < size; i++) {
        const oracle = await RFC9162.inclusionProof(data[i] as Uint8Array, data);
        expect(tree.inclusion(i, size).map(hex)).toEqual(oracle.inclusion_path.map(hex));
      }
    }
  });

  test('every leaf of every size is proved, and no other leaf or root is', () => {
    const tree = treeOf(numbered(40));
    for (let size = 1; size <= 40; size++) {
      for (let i = 0; i < size; i++) {
        const proof = { leafIndex: i, treeSize: size, hashes: tree.inclusion(i, size) };
        expect(verifyInclusion(sha256, proof, tree.leaf(i), tree.root(size))).toBe(true);
        expect(verifyInclusion(sha256, proof, tree.leaf((i + 1) % 40), tree.root(size))).toBe(false);
        if (size > 1) expect(verifyInclusion(sha256, proof, tree.leaf(i), tree.root(size - 1))).toBe(false);
      }
    }
  });

  test('every earlier tree is proved to be a prefix, and an altered one is not', () => {
    const tree = treeOf(numbered(40));
    const forked = treeOf([...numbered(3), Buffer.from('another'), ...numbered(40).slice(4)]);
    for (let to = 1; to <= 40; to++) {
      for (let from = 1; from <= to; from++) {
        const proof = { from, to, hashes: tree.consistency(from, to) };
        expect(verifyConsistency(sha256, proof, tree.root(from), tree.root(to))).toBe(true);
        if (from >= 4) expect(verifyConsistency(sha256, proof, forked.root(from), tree.root(to))).toBe(false);
      }
    }
  });

  test('a proof with a flipped, missing or added hash is refused', () => {
    const tree = treeOf(numbered(100));
    fc.assert(
      fc.property(
        fc.nat(99),
        fc.nat(),
        fc.nat(255),
        fc.constantFrom('flip', 'drop', 'add'),
        (index, at, mask, how) => {
          const hashes: Uint8Array[] = tree.inclusion(index, 100).map((hash) => Uint8Array.from(hash));
          const victim = hashes[at % hashes.length] as Uint8Array;
          if (how === 'flip') victim[at % 32] = (victim[at % 32] as number) ^ (mask || 1);
          if (how === 'drop') hashes.splice(at % hashes.length, 1);
          if (how === 'add') hashes.splice(at % hashes.length, 0, victim);
          const proof = { leafIndex: index, treeSize: 100, hashes };
          return !verifyInclusion(sha256, proof, tree.leaf(index), tree.root());
        },
      ),
    );
  });
});
