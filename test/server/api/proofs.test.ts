import { randomUUID } from 'node:crypto';
import { nodeLedgerCrypto } from '../../../server/ledger/nodeLedgerCrypto.ts';
import { fromHex, toHex } from '../../../shared/ledger/bytes.ts';
import { canonicalJson } from '../../../shared/ledger/canonicalJson.ts';
import { leafHash, verifyInclusion } from '../../../shared/ledger/merkle.ts';
import { continuesHead } from '../../../shared/ledger/verifyReceipt.ts';
import { expectRefused } from '../../support/apiClient.ts';
import { ballot } from '../../support/ballot.ts';
import { startTestServer, type TestServer } from '../../support/testServer.ts';

// By what a stranger checks the record: checkpoint, public entries in batches, inclusion and consistency (RFC 9162).

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const log = 'demo-01';
const params = { log };
const head = async () => (await server.call('GET /ledgers/:log/checkpoint', { params })).reply;
const entries = (query = {}) => server.call('GET /ledgers/:log/entries', { params, query });
const inclusion = (query = {}) => server.call('GET /ledgers/:log/proofs/inclusion', { params, query });
const consistency = (query = {}) => server.call('GET /ledgers/:log/proofs/consistency', { params, query });

async function give(as: string) {
  const roundId = 'demo-01-menu';
  const { questionHash, questions } = (await server.call('GET /rounds/:roundId', { params: { roundId } }))
    .reply;
  const householdId = server.world.homeOf(as);
  const body = { clientKey: randomUUID(), householdId, questionHash, answers: ballot(questions) };
  return (await server.call('POST /rounds/:roundId/responses', { params: { roundId }, body, as })).reply
    .receipt;
}

test('every head is a prefix of the next', async () => {
  const heads = [await head()];
  for (const as of ['resident-1', 'resident-2', 'resident-3']) heads.push((await give(as)).checkpoint);
  heads.push(await head());
  for (const [index, newer] of heads.entries()) {
    for (const seen of heads.slice(0, index)) {
      const proof = (await consistency({ from: seen.size, to: newer.size })).reply;
      expect(continuesHead(nodeLedgerCrypto, seen, newer, proof)).toBe(true);
      const forged = { ...seen, root: '0'.repeat(64), note: seen.note.replace('\n', '\n1') };
      expect(continuesHead(nodeLedgerCrypto, forged, newer, proof)).toBe(false);
    }
  }
});

test('a log whose key was never replaced says so', async () => {
  const { reply } = await server.call('GET /ledgers/:log/key-rotations', { params });
  expect(reply).toEqual({ items: [] });
  await expectRefused(server, 'request/not-found', () =>
    server.call('GET /ledgers/:log/key-rotations', { params: { log: 'no-such-log' } }),
  );
});

test('an entry is in the tree of every size above it', async () => {
  const receipt = await give('resident-4');
  const newest = await head();
  const proof = (await inclusion({ seq: receipt.seq })).reply;
  expect([proof.h, proof.treeSize]).toEqual([receipt.h, newest.size]);
  const path = { ...proof, hashes: proof.hashes.map(fromHex) };
  expect(verifyInclusion(nodeLedgerCrypto.sha256, path, fromHex(receipt.h), fromHex(newest.root))).toBe(true);
  expect(verifyInclusion(nodeLedgerCrypto.sha256, path, fromHex('0'.repeat(64)), fromHex(newest.root))).toBe(
    false,
  );
});

test('the world reads entries only as far as they are published, and each is what its hash says', async () => {
  const { size } = await head();
  const all = [];
  let published = 0;
  for (let from: string | null = '0'; from !== null;) {
    const page: Awaited<ReturnType<typeof entries>> = await entries({ from, limit: 7 });
    all.push(...page.reply.items);
    published = page.reply.publishedSize;
    from = page.reply.nextCursor;
  }
  expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: published }, (_, seq) => seq));
  // The four answers just given wait for their batch.
  expect(published).toBeLessThanOrEqual(size - 4);
  expect((await entries({ from: published, limit: 100 })).reply.items).toEqual([]);
  let prev = '0'.repeat(64);
  for (const { leaf, h } of all) {
    const text = nodeLedgerCrypto.utf8(canonicalJson({ ...leaf }));
    expect([toHex(leafHash(nodeLedgerCrypto.sha256, text)), leaf.prev]).toEqual([h, prev]);
    prev = h;
  }
});

test('nothing in the public half names a household, a room, a person or a choice', async () => {
  const { text } = await entries({ limit: 100 });
  const { items } = (await entries({ limit: 100 })).reply;
  expect(text).not.toMatch(/demo-01-h[0-9a-f]|resident-|worker-|family|owner|tenant|"yes"|"no"|answers":\[/);
  const clear = new Set(items.flatMap(({ leaf }) => Object.keys(leaf)));
  expect([...clear].sort()).toEqual(
    ['c', 'd', 'log', 'op', 'prev', 'roll', 'round', 'seq', 't', 'tm', 'v', 'via'].sort(),
  );
  for (const { leaf } of items) {
    expect(leaf.tm % 600).toBe(0);
    for (const commitment of Object.values(leaf.c)) expect(commitment).toMatch(/^[0-9a-f]{64}$/);
    if (leaf.op !== undefined) expect(leaf.op).toMatch(/^[0-9a-f]{32}$/);
  }
});

test('equal values have unequal commitments, so that nobody compares them', async () => {
  const { items } = (await entries({ limit: 100 })).reply;
  const commitments = items.flatMap(({ leaf }) => Object.values(leaf.c));
  expect(new Set(commitments).size).toBe(commitments.length);
});

test('what is not in the tree has no proof, and other logs are not there', async () => {
  const { size } = await head();
  for (const query of [{ seq: size }, { seq: 3, size: 3 }, { seq: 0, size: 0 }, { seq: 0, size: size + 1 }])
    await expectRefused(server, 'ledger/no-such-entry', () => inclusion(query));
  for (const query of [
    { from: 0, to: 1 },
    { from: 1, to: size + 1 },
    { from: size + 1, to: size + 2 },
  ])
    await expectRefused(server, 'ledger/no-such-entry', () => consistency(query));
  for (const query of [{}, { seq: -1 }, { seq: 1.5 }, { seq: 'x' }, { seq: 1, size: -1 }, { seq: 1e10 }])
    await expectRefused(server, 'request/invalid-field', () => inclusion(query));
  for (const query of [{}, { from: 2, to: 1 }, { from: 1 }, { to: 1 }, { from: 'a', to: 'b' }])
    await expectRefused(server, 'request/invalid-field', () => consistency(query));
  for (const query of [{ from: -1 }, { from: 1e12 }, { limit: 0 }, { limit: 101 }])
    await expectRefused(server, 'request/invalid-field', () => entries(query));
  for (const other of ['audit', 'demo-99', 'constructor']) {
    for (const as of [undefined, 'inspector-1', 'operator-1']) {
      await expectRefused(server, 'request/not-found', () =>
        server.call('GET /ledgers/:log/checkpoint', {
          params: { log: other },
          ...(as !== undefined && { as }),
        }),
      );
      await expectRefused(server, 'request/not-found', () =>
        server.call('GET /ledgers/:log/entries', { params: { log: other }, ...(as !== undefined && { as }) }),
      );
    }
  }
});
