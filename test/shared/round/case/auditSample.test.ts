import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { nodeLedgerCrypto } from '../../../../server/ledger/nodeLedgerCrypto.ts';
import { MerkleTree } from '../../../../shared/ledger/merkle.ts';
import { toHex } from '../../../../shared/ledger/bytes.ts';
import { drawAuditSample, rootEndingWith, SAMPLE_SIZE } from '../../../../shared/round/case/auditSample.ts';

// Random call-back (ledger.md, "Against invented answers" 5): n = ⌈ln 0.05 / ln(1−m)⌉, drawn from public randomness.

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const rootOf = (text: string) => createHash('sha256').update(text).digest('hex');
const draw = (root: string, publicNumber: string, population: readonly number[], size?: number) =>
  drawAuditSample(nodeLedgerCrypto, {
    root,
    publicNumber,
    population,
    ...(size === undefined ? {} : { size }),
  });

/** The published method read a second time, with whole numbers of any size and lists that shrink. */
function drawnByHand(root: string, publicNumber: string, population: readonly number[], size: number) {
  const seed = sha256(Buffer.from(root, 'hex'), Buffer.from(publicNumber, 'utf8'));
  const list = [...population].sort((a, b) => a - b);
  let counter = 0;
  const below = (m: number): number => {
    for (;;) {
      const place = Buffer.alloc(4);
      place.writeUInt32BE(counter);
      counter += 1;
      const word = BigInt(sha256(seed, place).readUInt32BE(0));
      const multiple = ((1n << 32n) / BigInt(m)) * BigInt(m);
      if (word < multiple) return Number(word % BigInt(m));
    }
  };
  const count = Math.min(size, list.length);
  for (let j = 0; j < count; j += 1) {
    const other = j + below(list.length - j);
    [list[j], list[other]] = [list[other] ?? 0, list[j] ?? 0];
  }
  return list.slice(0, count).sort((a, b) => a - b);
}

test('59 entries find a share of five invented in a hundred with 95 % certainty', () => {
  expect(SAMPLE_SIZE).toBe(59);
  expect(1 - 0.95 ** 59).toBeGreaterThanOrEqual(0.95);
  expect(1 - 0.95 ** 58).toBeLessThan(0.95);
});

test('all entries when there are fewer, and none where there are none', () => {
  expect(draw(rootOf('a'), '1', [9, 3, 7])).toEqual([3, 7, 9]);
  expect(draw(rootOf('a'), '1', [])).toEqual([]);
});

test('the same root and number draw the same entries, whatever order they are handed over in', () => {
  const population = Array.from({ length: 300 }, (_, at) => at * 3 + 1);
  const drawn = draw(rootOf('close'), '20261121', population);
  expect(drawn).toHaveLength(59);
  expect(draw(rootOf('close'), '20261121', [...population].reverse())).toEqual(drawn);
  expect(draw(rootOf('close'), '20261122', population)).not.toEqual(drawn);
  expect(draw(rootOf('other'), '20261121', population)).not.toEqual(drawn);
});

test('anybody who follows the published method draws the same', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.uniqueArray(fc.nat(100_000), { maxLength: 200 }),
      fc.integer({ min: 0, max: 80 }),
      (text, publicNumber, population, size) => {
        const root = rootOf(text);
        expect(draw(root, publicNumber, population, size)).toEqual(
          drawnByHand(root, publicNumber, population, size),
        );
      },
    ),
  );
});

test('the example that is printed with the format', () => {
  const population = Array.from({ length: 10 }, (_, at) => at + 100);
  expect(draw('00'.repeat(32), '12345', population, 3)).toEqual(
    drawnByHand('00'.repeat(32), '12345', population, 3),
  );
  expect(draw('00'.repeat(32), '12345', population, 3)).toMatchInlineSnapshot(`
    [
      100,
      102,
      109,
    ]
  `);
});

test('every entry is drawn about equally often', () => {
  const population = Array.from({ length: 12 }, (_, at) => at);
  const times = population.map(() => 0);
  const rounds = 3000;
  for (let at = 0; at < rounds; at += 1) {
    for (const entry of draw(rootOf(String(at)), '7', population, 3)) times[entry] = (times[entry] ?? 0) + 1;
  }
  // 750 expected each; four standard deviations are 95.
  for (const count of times) expect(Math.abs(count - rounds / 4)).toBeLessThan(95);
});

test('the root that ends with the last leaf is the root of the tree at that size', () => {
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (let size = 1; size <= 70; size += 1) {
    tree.append(sha256(Buffer.from(`leaf ${size}`)));
    const path = tree.inclusion(size - 1, size);
    expect(toHex(rootEndingWith(nodeLedgerCrypto, tree.leaf(size - 1), path))).toBe(toHex(tree.root()));
  }
});
