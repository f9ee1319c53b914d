import { createHash } from 'node:crypto';
import { cp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { RESTORE_MARKS } from '../../server/database/unfinishedRestore.ts';
import type { Checkpoint, Receipt } from '../../shared/ledger/receipt.ts';
import type { RoundView } from '../../shared/round/roundView.ts';
import { ballot } from '../support/ballot.ts';
import { callApi, signInAs } from '../support/bigCommunity.ts';
import { projectRoot } from '../support/build/projectRoot.ts';
import { dataFolder, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { quietLog } from '../support/quietLog.ts';
import { runOperator } from '../support/runOperator.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

// An operator's backup (README, Deployment): everything that was recorded, no key, and nothing half.

const LOG = 'demo-01';
const PEOPLE = ['resident-1', 'worker-1', 'handler-1', 'inspector-1'];

let folder: DataFolder;
let elsewhere: DataFolder;
let server: ServerProcess | undefined;
const backup = (): string => join(folder.dataDir, 'kept.tar.gz');

beforeAll(async () => {
  folder = await demoFolder();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  await elsewhere.remove();
});
beforeEach(async () => {
  elsewhere = await dataFolder();
});
afterAll(() => folder.remove());

async function serve(at: DataFolder): Promise<ServerProcess> {
  server = startServerProcess(at);
  await server.ready();
  return server;
}

/** The keys are kept apart from the backup; a new machine gets them first. */
const bringKeys = (): Promise<void> =>
  cp(join(folder.dataDir, 'keys'), join(elsewhere.dataDir, 'keys'), { recursive: true });

const restore = () => runOperator(elsewhere, 'restore', backup());

/** What the people of the demonstration are shown: answers, complaints with photographs, personal data, the audit. */
async function whatTheySee(url: string): Promise<unknown> {
  const pages = [
    '/communities',
    '/rounds?communityId=demo-02',
    '/complaints',
    '/complaints?communityId=demo-01',
  ];
  const seen: unknown[] = [await callApi<Checkpoint>(url, `/ledgers/${LOG}/checkpoint`)];
  for (const person of PEOPLE) {
    const token = await signInAs(url, person);
    for (const page of pages) {
      const reply = await fetch(`${url}/api/v1${page}`, { headers: { authorization: `Bearer ${token}` } });
      seen.push([person, page, reply.status, await reply.json()]);
    }
  }
  return withoutSignatures(seen);
}

/** Addresses of photographs are signed anew for every reader. */
function withoutSignatures(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSignatures);
  if (typeof value === 'string') return value.replace(/\?.*$/, '');
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => name !== 'now' && name !== 'requestId');
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutSignatures(inner)]));
}

async function answerAs(url: string, account: string): Promise<Receipt> {
  const token = await signInAs(url, account);
  const round = await callApi<RoundView>(url, '/rounds/demo-01-menu', { token });
  const body = {
    clientKey: `answer-of-${account}`,
    householdId: round.mine?.householdId,
    questionHash: round.questionHash,
    answers: ballot(round.questions),
  };
  return (await callApi<{ receipt: Receipt }>(url, '/rounds/demo-01-menu/responses', { token, body }))
    .receipt;
}

/** Opens the database of a folder that no server uses. */
const openStopped = ({ dataDir }: DataFolder) =>
  connectDatabase({ dataDir, mongodbUri: undefined, cacheDir: join(projectRoot, '.cache') }, quietLog);

async function hashesIn(at: DataFolder): Promise<Record<string, string>> {
  const evidence = join(at.dataDir, 'evidence');
  const names = (await readdir(evidence, { withFileTypes: true })).filter((entry) => entry.isFile());
  const hashes = names.map(async ({ name }) => {
    const bytes = await readFile(join(evidence, name));
    return [name, createHash('sha256').update(bytes).digest('hex')] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

/** Kills a restore half-way: no server starts on what it left. */
async function expectNobodyOpensHalf(): Promise<void> {
  const command = startServerProcess({
    ...elsewhere,
    command: [process.execPath, '--import', 'tsx', 'server/commands/restore.ts', backup()],
  });
  await waitUntil(() => {
    if (!command.output().includes('evidence：')) throw new Error(command.output());
    return Promise.resolve();
  });
  await command.kill();
  const refused = startServerProcess(elsewhere);
  expect((await refused.exited).code).toBe(1);
  expect(refused.output()).toContain('npm run restore');

  // The broken twin: without the mark the half of a database is served as if it were all.
  const twin = await dataFolder();
  await cp(elsewhere.dataDir, twin.dataDir, { recursive: true });
  const { connection, close } = await openStopped(twin);
  await connection.collection(RESTORE_MARKS).deleteMany({});
  await close();
  const served = startServerProcess({ ...twin, env: { DEMO: '0', RATE_LIMITS: 'on' } });
  await served.ready();
  const half = await fetch(`${served.url}/api/v1/ledgers/${LOG}/checkpoint`);
  expect(half.status).toBe(404);
  await served.stop();
  await rm(twin.dataDir, { recursive: true, force: true });
}

test('a backup restored elsewhere, at the second attempt, shows everybody what they saw; sessions end, keys stay out', async () => {
  const before = await serve(folder);
  const token = await signInAs(before.url, 'resident-1');
  const seen = await whatTheySee(before.url);
  expect(await runOperator(folder, 'backup', backup())).toEqual([
    1,
    expect.stringContaining('in use by the server'),
  ]);
  await before.stop();
  expect(await runOperator(folder, 'backup', backup())).toEqual([0, expect.stringContaining('已备份到')]);
  expect((await stat(backup())).mode & 0o777).toBe(0o600);

  const content = gunzipSync(await readFile(backup()));
  const keys = await readFile(join(folder.dataDir, 'keys', 'fieldKeys.json'), 'utf8');
  const secrets = [...keys.matchAll(/"(?:secret|lookup)": "([^"]+)"/g)].map(([, secret = '']) => secret);
  expect(secrets.length).toBeGreaterThanOrEqual(2);
  for (const secret of [...secrets, 'PRIVATE KEY', '"sessions"'])
    expect(content.includes(secret)).toBe(false);

  await bringKeys();
  await expectNobodyOpensHalf();
  expect(await restore()).toEqual([0, expect.stringMatching(/\d+ 本登记簿逐条核对无误/)]);
  expect(await hashesIn(elsewhere)).toEqual(await hashesIn(folder));
  const after = await serve(elsewhere);
  expect(await whatTheySee(after.url)).toEqual(seen);
  const again = await fetch(`${after.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
  expect(again.status).toBe(401);
});

test('a backup older than the heads that were signed is put back, and waits for its acceptance', async () => {
  const later = await serve(folder);
  const answered = await answerAs(later.url, 'resident-2');
  await later.stop();
  await bringKeys();
  await cp(join(folder.dataDir, 'heads.json'), join(elsewhere.dataDir, 'heads.json'));
  expect(await restore()).toEqual([0, expect.stringContaining(`${LOG}：ledger/rolled-back，暂不登记`)]);
  expect(await runOperator(elsewhere, 'accept-restore', '磁盘损坏，恢复到前一日的备份')).toEqual([
    0,
    expect.stringContaining(`${LOG}：已接受`),
  ]);
  const { url } = await serve(elsewhere);
  const again = await answerAs(url, 'resident-2');
  // The incident stands where the lost answer stood.
  expect(again.seq).toBe(answered.seq + 1);
});
