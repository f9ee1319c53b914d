import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemClock } from '../../server/clock.ts';
import { printReport } from '../../server/commands/printReport.ts';
import { readConfig } from '../../server/config.ts';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { createLog } from '../../server/http/log.ts';
import type { Heads } from '../../server/ledger/headFile.ts';
import { nodeLedgerCrypto } from '../../server/ledger/nodeLedgerCrypto.ts';
import { newSigningKey } from '../../server/ledger/signingKey.ts';
import { prepareSuccessor } from '../../server/ledger/successorKey.ts';
import { openHouse } from '../../server/openHouse.ts';
import { continuesHead, verifyReceipt } from '../../shared/ledger/verifyReceipt.ts';
import type { Checkpoint, ConsistencyProof, KeyRotations, Receipt } from '../../shared/ledger/receipt.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { RoundView } from '../../shared/round/roundView.ts';
import { ballot } from '../support/ballot.ts';
import { callApi, signInAs } from '../support/bigCommunity.ts';
import { demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { runOperator } from '../support/runOperator.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { verifyTwice } from '../support/verifyTwice.ts';

// An operator replaces the key that signs the heads (ledger.md: `keyRotate`, signed by old and new; README, Keys).

const LOG = 'demo-01';
const ROUND = 'demo-01-menu';
const OTHER = 'demo-02';
const FINISHED = 'demo-02-menu';
const REASON = '管理员离岗，按规定更换签名密钥';
const RESTORED = '磁盘损坏，恢复到前一日的备份';

let folder: DataFolder;
let server: ServerProcess;
const keyFile = (): string => join(folder.dataDir, 'keys', 'ledgerKey.json');

beforeAll(async () => {
  folder = await demoFolder();
  server = startServerProcess(folder);
  await server.ready();
});
afterAll(async () => {
  await server.stop();
  await folder.remove();
});

const run = (words: string, name = 'rotate-key') => runOperator(folder, name, words);

/** Starts the server; true when it serves, false when it ended by itself. */
async function starts(): Promise<boolean> {
  server = startServerProcess(folder);
  return Promise.race([server.ready().then(() => true), server.exited.then(() => false)]).catch(() => false);
}

async function answerAs(account: string): Promise<Receipt> {
  const token = await signInAs(server.url, account);
  const round = await callApi<RoundView>(server.url, `/rounds/${ROUND}`, { token });
  const response = await fetch(`${server.url}/api/v1/rounds/${ROUND}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      clientKey: `answer-of-${account}`,
      householdId: round.mine?.householdId,
      questionHash: round.questionHash,
      answers: ballot(round.questions),
    }),
  });
  expect(response.status).toBe(201);
  return ((await response.json()) as { receipt: Receipt }).receipt;
}

const headNow = (): Promise<Checkpoint> => callApi<Checkpoint>(server.url, `/ledgers/${LOG}/checkpoint`);

async function bundleOf(round: string): Promise<string> {
  const reply = await fetch(`${server.url}/api/v1/rounds/${round}/bundle`);
  expect(reply.status).toBe(200);
  return reply.text();
}

test('the key is replaced, and what was remembered, given out or hung up before goes on holding', async () => {
  const [seen, given] = [await headNow(), await answerAs('resident-1')];
  const before = await bundleOf(FINISHED);
  expect(await run(REASON)).toEqual([1, expect.stringContaining('in use by the server')]);
  await server.stop();
  expect(await run('短')).toEqual([64, expect.stringContaining('用法')]);
  const oldKey = await readFile(keyFile(), 'utf8');
  expect(await run(REASON)).toEqual([0, expect.stringContaining(`${LOG}：第 `)]);
  const [retired = ''] = (await readdir(join(folder.dataDir, 'keys'))).filter((name) =>
    name.includes('retired'),
  );
  expect(await readFile(join(folder.dataDir, 'keys', retired), 'utf8')).toBe(oldKey);
  expect(await starts()).toBe(true);

  const now = await headNow();
  expect(now.publicKey).not.toBe(seen.publicKey);
  const query = `from=${seen.size}&to=${now.size}`;
  const proof = await callApi<ConsistencyProof>(server.url, `/ledgers/${LOG}/proofs/consistency?${query}`);
  const at = `/ledgers/${LOG}/key-rotations?size=${now.size}`;
  const rotations = await callApi<KeyRotations>(server.url, at);
  expect(rotations.items.map(({ leaf }) => [leaf.t, leaf.d?.['reason']])).toEqual([['keyRotate', REASON]]);
  expect(continuesHead(nodeLedgerCrypto, seen, now, proof, rotations)).toBe(true);
  expect(continuesHead(nodeLedgerCrypto, seen, now, proof)).toBe(false);

  const receipt = await answerAs('resident-2');
  const household = receipt.opening.household?.value;
  if (typeof household !== 'string') throw new Error('the receipt names no household');
  const expected = { log: LOG, round: ROUND, household };
  expect(verifyReceipt(nodeLedgerCrypto, receipt, expected).filter(({ ok }) => !ok)).toEqual([]);
  expect([given.checkpoint.publicKey, receipt.checkpoint.publicKey]).toEqual([seen.publicKey, now.publicKey]);

  const after = await bundleOf(FINISHED);
  expect((await verifyTwice(before)).code).toBe(0);
  const report = await verifyTwice(after);
  expect([report.code, printReport(report)]).toEqual([0, expect.stringContaining('换过 1 次签名的钥匙')]);
});

test('the key that was replaced, or one that was never named, starts no server', async () => {
  await server.stop();
  const present = await readFile(keyFile(), 'utf8');
  const keys = join(folder.dataDir, 'keys');
  const [retired = ''] = (await readdir(keys)).filter((name) => name.includes('retired'));
  await rename(keyFile(), `${keyFile()}.kept`);
  await cp(join(keys, retired), keyFile());
  expect(await starts()).toBe(false);
  expect(server.output()).toContain('not the one that signs the logs');
  await writeFile(keyFile(), present);
  expect(await starts()).toBe(true);
  expect((await answerAs('resident-3')).checkpoint.publicKey).toMatch(/^[0-9a-f]{64}$/);
});

test('a replacement that broke off behind the last log is finished by the same command', async () => {
  await server.stop();
  const before = await readFile(keyFile(), 'utf8');
  expect((await run(REASON))[0]).toBe(0);
  // As a crash before the files change places leaves it.
  await rename(keyFile(), `${keyFile()}.next`);
  await writeFile(keyFile(), before);
  expect(await starts()).toBe(false);
  expect(server.output()).toContain('Finish with "npm run rotate-key');
  expect((await run(REASON))[0]).toBe(0);
  expect(await starts()).toBe(true);
  const rotations = await callApi<KeyRotations>(server.url, `/ledgers/${LOG}/key-rotations`);
  expect(rotations.items).toHaveLength(2);
  // Not only the newest replacement is behind it: a log takes answers after any number of them.
  expect((await answerAs('resident-4')).checkpoint.publicKey).toBe((await headNow()).publicKey);
});

/** Leaves a head of a log that the database does not reach, as a database put back from a backup does. */
async function rollBack(log: string): Promise<void> {
  const file = join(folder.dataDir, 'heads.json');
  const heads = JSON.parse(await readFile(file, 'utf8')) as Heads;
  const { size = 0, root = '' } = heads[log] ?? {};
  await writeFile(file, JSON.stringify({ ...heads, [log]: { size: size + 1, root } }));
}

const keyFiles = async (): Promise<readonly string[]> => (await readdir(join(folder.dataDir, 'keys'))).sort();

test('a replacement that a stopped log forbids leaves nothing behind: the server starts', async () => {
  await server.stop();
  await rollBack(OTHER);
  const before = await keyFiles();
  expect(await run(REASON)).toEqual([1, expect.stringContaining(`${OTHER} 已停止登记`)]);
  expect(await keyFiles()).toEqual(before);
  // As a crash before the first entry leaves it: no log names it.
  await newSigningKey().keep(`${keyFile()}.next`);
  expect((await run(REASON))[0]).toBe(1);
  expect(await keyFiles()).toHaveLength(before.length + 1);
  expect(await starts()).toBe(true);
  await server.stop();
  expect(await run(RESTORED, 'accept-restore')).toEqual([0, expect.stringContaining(`${OTHER}：已接受`)]);
});

test('a replacement that broke off between two logs is finished, also when a log came back older since', async () => {
  const config = readConfig({ DATA_DIR: folder.dataDir });
  const log = createLog('silent');
  const { connection, close } = await connectDatabase(config, log);
  const { key: successor, keep } = await prepareSuccessor(keyFile());
  await keep();
  const house = await openHouse({ connection, config, clock: systemClock, log, successor });
  expect(isRefusal(await house.ledger.rotateKey(LOG, REASON))).toBe(false);
  await house.close();
  await close();
  await rollBack(OTHER);
  expect(await starts()).toBe(false);
  expect(await run(REASON)).toEqual([1, expect.stringContaining(`${OTHER} 已停止登记`)]);
  expect(await keyFiles()).toContain('ledgerKey.json.next');
  expect((await run(RESTORED, 'accept-restore'))[0]).toBe(0);
  const [code, said] = await run(REASON);
  expect([code, said]).toEqual([0, expect.stringContaining(`新公钥 ${successor.publicKey}`)]);
  expect(said).not.toContain(`${LOG}：第`);
  expect(await starts()).toBe(true);
  const rotations = await callApi<KeyRotations>(server.url, `/ledgers/${LOG}/key-rotations`);
  expect(rotations.items).toHaveLength(3);
  expect((await answerAs('resident-5')).checkpoint.publicKey).toBe(successor.publicKey);
});
