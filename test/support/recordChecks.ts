import { createHash } from 'node:crypto';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { openCheckpoint } from '../../shared/ledger/checkpoint.ts';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';
import { textOf, type RecordedEntry } from './readRecord.ts';

const sha256 = (...parts: readonly Uint8Array[]): Buffer =>
  parts
    .reduce<ReturnType<typeof createHash>>((hash, part) => hash.update(part), createHash('sha256'))
    .digest();

/** Merkle tree hash of RFC 9162 §2.1.1, written down as it stands there; whole subtrees are kept. */
function treeHash(leaves: readonly Buffer[]): (size: number) => string {
  const kept = new Map<string, Buffer>();
  const hashOf = (start: number, size: number): Buffer => {
    const only = leaves[start];
    if (size === 0 || only === undefined) return sha256();
    if (size === 1) return only;
    const known = kept.get(`${start} ${size}`);
    if (known !== undefined) return known;
    let split = 1;
    while (split * 2 < size) split *= 2;
    const hash = sha256(Buffer.of(1), hashOf(start, split), hashOf(start + split, size - split));
    if (size === split * 2) kept.set(`${start} ${size}`, hash);
    return hash;
  };
  return (size) => hashOf(0, size).toString('hex');
}

/** I3: every entry stands at its place, carries the hash of its own leaf and names the one before. */
export function checkChain(log: string, entries: readonly RecordedEntry[]): string[] {
  return entries.flatMap(({ id, seq, h, prev, text, leaf }, at) => {
    const own = sha256(Buffer.of(0), Buffer.from(text, 'utf8')).toString('hex');
    const before = entries[at - 1]?.h ?? '0'.repeat(64);
    const faults = [
      [seq === at && leaf.seq === at, `stands at ${at}, says ${seq}`],
      [id === `${log}:${String(seq).padStart(9, '0')}` && leaf.log === log, `has the id ${id}`],
      [own === h, 'is not the leaf that was hashed'],
      [prev === before && leaf.prev === before, 'does not follow the entry before'],
    ] as const;
    return faults.filter(([ok]) => !ok).map(([, what]) => `${log}/${seq} ${what}`);
  });
}

/** I4: heads of one size have one root. */
export function checkForks(heads: readonly Checkpoint[]): string[] {
  const roots = new Map<number, Set<string>>();
  for (const { size, root } of heads) roots.set(size, (roots.get(size) ?? new Set()).add(root));
  return [...roots].filter(([, found]) => found.size > 1).map(([size]) => `two heads of size ${size}`);
}

/** I5: every head is signed by the log's own key, and its root is that of so many first entries. */
export function checkHeads(
  log: string,
  entries: readonly RecordedEntry[],
  heads: readonly Checkpoint[],
): string[] {
  const publicKey = textOf(entries[0]?.leaf.d?.['publicKey']);
  const rootOf = treeHash(entries.map(({ h }) => Buffer.from(h, 'hex')));
  const distinct = new Map(heads.map((head) => [head.note, head]));
  return [...distinct.values()].flatMap(({ note, size, root }) => {
    const opened = openCheckpoint(nodeLedgerCrypto, note, publicKey);
    if (opened?.size !== size || opened.root !== root) return [`the head of ${size} is not signed by ${log}`];
    if (size > entries.length) return [`a head of ${size} was signed, ${entries.length} entries are there`];
    return rootOf(size) === root ? [] : [`the head of ${size} is no prefix of the log`];
  });
}
