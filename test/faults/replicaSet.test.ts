import { execFileSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { writeBackup } from '../../server/backup/writeBackup.ts';
import { systemClock } from '../../server/clock.ts';
import { startEmbeddedDatabase } from '../../server/database/embeddedDatabase.ts';
import { AnswerLoad } from '../support/answerLoad.ts';
import {
  bigTarget,
  gatherEvidence,
  openEngine,
  servedParticipation,
  staffBigCommunity,
  type RecordPlace,
} from '../support/bigCommunity.ts';
import { copyCollections } from '../support/copyCollections.ts';
import { dataFolder, demoFolder, type DataFolder } from '../support/demoFolder.ts';
import { findBreaches } from '../support/invariants.ts';
import { projectRoot } from '../support/build/projectRoot.ts';
import type { FoundMongod } from '../support/replica/findMongod.ts';
import { startReplicaSet, type ReplicaSet } from '../support/replica/replicaSet.ts';
import { runOperator } from '../support/runOperator.ts';
import { startServerProcess, type ServerProcess } from '../support/serverProcess.ts';
import { waitUntil } from '../support/waitUntil.ts';

// Two servers over one real replica set of three members, as a city would run them: MONGODB_URI and nothing else.

const LIMIT_MS = 15 * 60_000;
const CLIENTS = 8;
const SENDS = 150;

const mongod = JSON.parse(
  execFileSync(process.execPath, ['--import', 'tsx', 'test/support/replica/printMongod.ts'], {
    cwd: projectRoot,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  }),
) as FoundMongod;
if ('missing' in mongod) {
  process.stderr.write(
    `\n!! SKIPPED: no replica set was tested, for there is no MongoDB server. ${mongod.missing}\n\n`,
  );
}
const testWithReplicas = 'missing' in mongod ? test.skip : test;

let set: ReplicaSet | undefined;
let folders: DataFolder[] = [];
let servers: ServerProcess[] = [];
let place: RecordPlace;
let load: AnswerLoad;

/** Two instances share the database and the keys; each has a head file of its own. */
function startInstance(folder: DataFolder, mongodbUri: string): ServerProcess {
  const keys = `${place.dataDir}/keys`;
  const env = {
    MONGODB_URI: mongodbUri,
    DEMO: '1',
    LEDGER_KEY_FILE: `${keys}/ledgerKey.json`,
    FIELD_KEYS_FILE: `${keys}/fieldKeys.json`,
  };
  return startServerProcess({ dataDir: folder.dataDir, env });
}

/** Brings the demonstration of a data folder to the replica set, where it would take minutes to be told. */
async function bringDemo(to: RecordPlace): Promise<void> {
  const cacheDir = join(projectRoot, '.cache');
  const told = await startEmbeddedDatabase({ dataDir: to.dataDir, cacheDir, onProgress: () => undefined });
  const [from, members] = await Promise.all([openEngine({ ...to, mongodbUri: told.uri() }), openEngine(to)]);
  await copyCollections(from.connection, members.connection);
  await Promise.all([from.close(), members.close()]);
  await told.stop();
}

beforeAll(async () => {
  if ('missing' in mongod) return;
  set = await startReplicaSet(mongod);
  folders = [await demoFolder(), await dataFolder()];
  place = { dataDir: folders[0]?.dataDir ?? '', mongodbUri: set.uri };
  await bringDemo(place);
  for (const folder of folders) {
    const server = startInstance(folder, set.uri);
    servers.push(server);
    await server.ready();
  }
  await staffBigCommunity(place);
  let turn = 0;
  load = new AnswerLoad(await bigTarget(() => servers[(turn += 1) % servers.length]?.url ?? ''));
}, LIMIT_MS);

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await set?.stop();
  await Promise.all(folders.map((folder) => folder.remove()));
  servers = [];
}, LIMIT_MS);

testWithReplicas(
  'two servers on a replica set lose, double and move nothing when its primary is killed',
  async () => {
    load.start(CLIENTS);
    await load.afterSends(SENDS);
    await set?.killPrimary();
    await load.afterSends(SENDS);
    await set?.revive();
    await load.afterSends(SENDS);
    await load.stop();
    const token = await bigTarget(() => servers[0]?.url ?? '').then((target) => target.token);
    const breaches = await waitUntil(async () => {
      const served = await servedParticipation(servers[0]?.url ?? '', token);
      const found = findBreaches(await gatherEvidence(place, load, served));
      if (found.I8 !== undefined) throw new Error(found.I8.join('\n'));
      return found;
    }, 60_000);
    expect(breaches).toEqual({});
    expect(load.surprises).toEqual([]);
    expect(load.acknowledged.length).toBeGreaterThan(2 * SENDS);
  },
  LIMIT_MS,
);

testWithReplicas(
  'a backup taken while both servers take answers is of one moment: restored, every log is sound',
  async () => {
    const elsewhere = await dataFolder();
    const file = join(elsewhere.dataDir, 'kept.tar.gz');
    const { connection, close } = await openEngine(place);
    const keys = join(place.dataDir, 'keys');
    const config = {
      dataDir: place.dataDir,
      bucket: undefined,
      ledgerKeyFile: join(keys, 'ledgerKey.json'),
      fieldKeysFile: join(keys, 'fieldKeys.json'),
    };
    const during = new AnswerLoad(await bigTarget(() => servers[0]?.url ?? ''));
    during.start(CLIENTS);
    await during.afterSends(CLIENTS);
    const before = during.acknowledged.length;
    await writeBackup(file, { connection, config, clock: systemClock, onProgress: () => undefined });
    expect(during.acknowledged.length).toBeGreaterThan(before);
    await during.stop();
    await close();
    await cp(keys, join(elsewhere.dataDir, 'keys'), { recursive: true });
    expect(await runOperator(elsewhere, 'restore', file)).toEqual([
      0,
      expect.stringContaining('逐条核对无误'),
    ]);
    await elsewhere.remove();
  },
  LIMIT_MS,
);

testWithReplicas(
  'both servers see the same count and sign the same head',
  async () => {
    const views = await Promise.all(
      servers.map(async ({ url }) => {
        const participation = await fetch(`${url}/api/v1/rounds/demo-dayuan-menu/participation`);
        const checkpoint = await fetch(`${url}/api/v1/ledgers/demo-dayuan/checkpoint`);
        return [await participation.json(), await checkpoint.json()];
      }),
    );
    expect(views[0]).toEqual(views[1]);
  },
  LIMIT_MS,
);

testWithReplicas(
  'every entry on the replica set was acknowledged by the journals of a majority',
  async () => {
    const { connection, close } = await openEngine(place);
    const options = connection.getClient().options.writeConcern;
    await close();
    expect(options).toMatchObject({ w: 'majority', journal: true });
  },
  LIMIT_MS,
);
