import { newSigningKey } from '../../server/ledger/signingKey.ts';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import { checkpointBody, originOf, signedNote } from '../../shared/ledger/checkpoint.ts';
import { keyChangeMessage, keyRotateData } from '../../shared/ledger/keyRotation.ts';
import type { Leaf } from '../../shared/ledger/leaf.ts';
import { leafHash, MerkleTree } from '../../shared/ledger/merkle.ts';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';
import { withoutAbsent } from '../../shared/ledger/withoutAbsent.ts';
import type { ApiClient } from './apiClient.ts';

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/**
 * What a server serves that goes on with an honest log under a key of its own: one more `keyRotate` entry that the new key
 * signed and somebody else signed for the old one. Heads, audit paths and consistency proofs are right. Takes what the
 * honest server replies, by address, for `ForgingProxy.forgeRead`.
 */
export async function forgedHandOver(
  client: ApiClient,
  log: string,
): Promise<(url: string, reply: string) => string> {
  const known: { readonly h: string; readonly leaf: Leaf }[] = [];
  const { reply: head } = await client.call('GET /ledgers/:log/checkpoint', { params: { log } });
  while (known.length < head.size) {
    const query = { from: known.length, limit: 100 };
    const { items } = (await client.call('GET /ledgers/:log/entries', { params: { log }, query })).reply;
    if (items.length === 0) throw new Error('not every entry of the log is public');
    known.push(...items);
  }
  const [stranger, thief] = [newSigningKey(), newSigningKey()];
  const { h: prev = '', leaf: { tm } = { tm: 0 } } = known.at(-1) ?? {};
  const change = { log, seq: known.length, prev, before: head.publicKey, after: thief.publicKey };
  const message = Buffer.from(keyChangeMessage(change), 'utf8');
  const d = keyRotateData(nodeLedgerCrypto, change, {
    oldSignature: hexOf(stranger.sign(message)),
    newSignature: hexOf(thief.sign(message)),
    reason: '系统升级，更换签名密钥',
  });
  const forged: Leaf = { v: 1, log, seq: change.seq, t: 'keyRotate', tm, prev, d, c: {} };
  const bytes = Buffer.from(canonicalJson(withoutAbsent(forged)), 'utf8');
  const tree = new MerkleTree(nodeLedgerCrypto.sha256);
  for (const { h } of known) tree.append(Buffer.from(h, 'hex'));
  tree.append(leafHash(nodeLedgerCrypto.sha256, bytes));
  const size = known.length + 1;

  const body = checkpointBody(originOf(log), size, tree.root());
  const note = signedNote(nodeLedgerCrypto, body, {
    origin: originOf(log),
    publicKey: Buffer.from(thief.publicKey, 'hex'),
    signature: thief.sign(Buffer.from(body, 'utf8')),
  });
  const newest: Checkpoint = { note, size, root: hexOf(tree.root()), publicKey: thief.publicKey };
  const rotations = [...known.map(({ leaf }) => leaf), forged]
    .filter(({ t }) => t === 'keyRotate')
    .map((leaf) => ({
      leaf,
      proof: { leafIndex: leaf.seq, treeSize: size, hashes: tree.inclusion(leaf.seq, size).map(hexOf) },
    }));
  return (url, reply) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (pathname.endsWith(`/ledgers/${log}/checkpoint`)) return JSON.stringify(newest);
    if (pathname.endsWith(`/ledgers/${log}/key-rotations`)) return JSON.stringify({ items: rotations });
    if (!pathname.endsWith(`/ledgers/${log}/proofs/consistency`)) return reply;
    const [from, to] = [Number(searchParams.get('from')), Number(searchParams.get('to'))];
    return JSON.stringify({ from, to, hashes: tree.consistency(from, to).map(hexOf) });
  };
}
