import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Leaf } from '../../shared/ledger/leaf.ts';
import type { Checkpoint } from '../../shared/ledger/receipt.ts';
import type { RefusalBody } from '../../shared/refusal.ts';
import type { RoundView } from '../../shared/round/roundView.ts';
import { ballot } from '../support/ballot.ts';
import { callApi, openEngine, signInAs } from '../support/bigCommunity.ts';
import { copyOf, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';

const COMMUNITY = 'demo-01';
const ROUND = 'demo-01-menu';

let demo: DataFolder;
let folder: DataFolder;
let server: ServerProcess;
beforeAll(async () => {
  demo = await demoFolder();
});
afterAll(() => demo.remove());
beforeEach(async () => {
  folder = await copyOf(demo);
  await start();
});
afterEach(async () => {
  await server.stop();
  await folder.remove();
});

async function start(): Promise<void> {
  server = startServerProcess(folder);
  await server.ready();
}

/** Answers as one of the demonstration's residents; the status with the code of the refusal. */
async function answerAs(
  account: string,
): Promise<readonly [status: number, code?: string, retryAfter?: string | null]> {
  const token = await signInAs(server.url, account);
  const { questions, questionHash, mine } = await callApi<RoundView>(server.url, `/rounds/${ROUND}`, {
    token,
  });
  const response = await fetch(`${server.url}/api/v1/rounds/${ROUND}/responses`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({
      clientKey: `answer-of-${account}`,
      householdId: mine?.householdId,
      questionHash,
      answers: ballot(questions),
    }),
  });
  if (response.ok) return [response.status];
  const { error } = (await response.json()) as RefusalBody;
  return [response.status, error.code, response.headers.get('retry-after')];
}

const headOf = (log: string): Promise<Checkpoint> =>
  callApi<Checkpoint>(server.url, `/ledgers/${log}/checkpoint`);
const answered = async (): Promise<number> =>
  (await callApi<{ official: { answered: number } }>(server.url, `/rounds/${ROUND}/participation`)).official
    .answered;

describe('an old backup of the database is put back', () => {
  /** Leaves an older database, the one that was copied, under the newer head file. */
  async function putBackOlder(): Promise<Checkpoint> {
    const older = await headOf(COMMUNITY);
    expect(await answerAs('resident-1')).toEqual([201]);
    await server.stop();
    const database = join(folder.dataDir, 'database');
    await rm(database, { recursive: true });
    await cp(join(demo.dataDir, 'database'), database, { recursive: true });
    return older;
  }

  test('its logs take no entry, say so, and can still be read', async () => {
    const older = await putBackOlder();
    await start();
    expect(await answerAs('resident-2')).toEqual([503, 'ledger/rolled-back', '5']);
    expect(await headOf(COMMUNITY)).toEqual(older);
    expect(await answered()).toBe(17);
    expect(server.output()).toContain('does not continue its signed head');
  });

  /** Runs the operator's command to its end. */
  async function acceptRestore(
    ...words: readonly string[]
  ): Promise<readonly [code: number | null, said: string]> {
    const command = startServerProcess({
      ...folder,
      command: ['npm', 'run', '--silent', 'accept-restore', '--', ...words],
    });
    const { code } = await command.exited;
    return [code, command.output()];
  }

  /** An entry's public half as it is stored: the world reads it with the next batch. */
  async function leafAt(seq: number): Promise<Leaf> {
    const { connection, close } = await openEngine(folder);
    const ledger = connection.collection<{ _id: string; leaf: string }>('ledger');
    const found = await ledger.findOne({ _id: `${COMMUNITY}:${String(seq).padStart(9, '0')}` });
    await close();
    return JSON.parse(found?.leaf ?? '') as Leaf;
  }

  test('an operator accepts it with a reason: what is lost can be given again, and the record says why', async () => {
    const reason = '磁盘损坏，恢复到昨夜的备份；其后的答复须重新提交';
    const older = await putBackOlder();
    const lost = JSON.parse(await readFile(join(folder.dataDir, 'heads.json'), 'utf8')) as Record<
      string,
      { size: number; root: string }
    >;
    expect(await acceptRestore(reason)).toEqual([0, expect.stringContaining(`${COMMUNITY}：已接受`)]);
    await start();
    expect(await leafAt(older.size)).toMatchObject({
      t: 'incident',
      d: { what: 'restore', reason, lostSize: lost[COMMUNITY]?.size, lostRoot: lost[COMMUNITY]?.root },
    });
    expect(await answerAs('resident-1')).toEqual([201]);
    expect(await answered()).toBe(18);
    await server.stop();
    expect(await acceptRestore(reason)).toEqual([1, expect.stringContaining('什么也没有写')]);
    await start();
    expect(await answerAs('resident-2')).toEqual([201]);
  });

  test('the command wants a reason and a server that has stopped', async () => {
    expect(await acceptRestore()).toEqual([64, expect.stringContaining('用法')]);
    expect(await acceptRestore('恢复')).toEqual([64, expect.stringContaining('原因')]);
    expect(await acceptRestore('磁盘损坏，恢复到昨夜的备份')).toEqual([
      1,
      expect.stringContaining(`in use by the server with process id ${server.pid}`),
    ]);
  });

  test('without the head file nobody would have noticed', async () => {
    await putBackOlder();
    await rm(join(folder.dataDir, 'heads.json'));
    await start();
    expect(await answerAs('resident-2')).toEqual([201]);
  });
});

test('one altered byte stops its own log and no other', async () => {
  const { connection, close } = await openEngine(folder);
  const ledger = connection.collection<{ _id: string; leaf: string }>('ledger');
  const _id = `${COMMUNITY}:000000020`;
  const leaf = (await ledger.findOne({ _id }))?.leaf ?? '';
  await ledger.updateOne({ _id }, { $set: { leaf: leaf.replace(/"via":"(.)/, '"via":"x') } });
  await close();
  expect(leaf).toContain('"via"');
  await server.stop();
  await start();
  expect(await answerAs('resident-1')).toEqual([503, 'ledger/integrity', '5']);
  expect(server.output()).toContain('the leaf was altered');
  expect((await headOf(COMMUNITY)).size).toBe(20);
  expect(await answered()).toBeLessThan(17);
  const admin = await signInAs(server.url, 'admin-2');
  await callApi(server.url, '/rounds/demo-02-confirmation/open', { token: admin, body: {} });
});
