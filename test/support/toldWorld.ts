import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { loadDemo, type DemoSlip } from '../../server/demo/loadDemo.ts';
import { storyClock } from '../../server/demo/storyClock.ts';
import { createLog } from '../../server/http/log.ts';
import { openHouse } from '../../server/openHouse.ts';
import { copyCollections } from './copyCollections.ts';
import { quietLog } from './quietLog.ts';
import type { TestDatabase } from './testDatabase.ts';
import type { TestWorld } from './testWorld.ts';
import { waitUntil } from './waitUntil.ts';

/** On a machine four times slower that does everything else at the same time. */
const TELLING_LIMIT_MS = 120_000;

/** What the told world leaves beside its files: when its story ends, and the slips that it handed out. */
interface Told {
  readonly loadedAt: number;
  readonly slips: readonly DemoSlip[];
}

/** Where a server of the tests keeps what it knows. */
interface WorldPlace {
  readonly database: Pick<TestDatabase, 'uri' | 'connection'>;
  readonly config: Config;
}

/** Tells the story of the world into an empty database and data folder; the story ends at `loadedAt`, ms since 1970. */
export async function tellWorld(
  { database: { connection }, config }: WorldPlace,
  { world }: TestWorld,
  loadedAt: number,
): Promise<readonly DemoSlip[]> {
  const clock = storyClock(loadedAt);
  const house = await openHouse({ connection, config, clock, log: createLog('silent') });
  const slips = await loadDemo({ ...house, world, clock, onProgress: () => undefined });
  await house.close();
  return slips;
}

/**
 * The same as a copy of the world that the first test file of the run has told: database, keys, heads and files. For one
 * world and one moment a run, and for servers that keep their files in the data folder; throws for another moment, and at
 * once what kept the first from telling it.
 */
export async function copyToldWorld(
  place: WorldPlace,
  world: TestWorld,
  loadedAt: number,
): Promise<readonly DemoSlip[]> {
  const folder = process.env['TEST_TOLD_WORLD'];
  if (folder === undefined) throw new Error('nobody says where the world is told: see globalSetup.ts');
  const uri = place.database.uri.replace(/\/test-[^?]*\?/, '/told?');
  const told = join(folder, 'told');
  // Whoever makes the folder tells, the others wait.
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  const { connection, close } = await connectDatabase(
    { mongodbUri: uri, dataDir: '', cacheDir: '' },
    quietLog,
  );
  try {
    const failed = join(folder, 'told-failed');
    if (isFirst) {
      const draft = join(folder, 'draft');
      const config = readConfig({ DATA_DIR: draft, MONGODB_URI: uri, DEMO: '1' });
      try {
        const slips = await tellWorld({ database: { uri, connection }, config }, world, loadedAt);
        await writeFile(join(draft, 'told.json'), JSON.stringify({ loadedAt, slips }));
        await rename(draft, told);
      } catch (error) {
        await writeFile(failed, error instanceof Error ? (error.stack ?? error.message) : String(error));
        throw error;
      }
    }
    const ended = await waitUntil(
      () => readFile(join(told, 'told.json'), 'utf8').catch(() => readFile(failed)),
      TELLING_LIMIT_MS,
    );
    if (typeof ended !== 'string') throw new Error(`the world could not be told: ${ended.toString()}`);
    const { loadedAt: toldAt, slips } = JSON.parse(ended) as Told;
    if (toldAt !== loadedAt) throw new Error(`the world of this run ends at ${toldAt}, not at ${loadedAt}`);
    await cp(told, place.config.dataDir, { recursive: true });
    await rm(join(place.config.dataDir, 'told.json'));
    await copyCollections(connection, place.database.connection);
    return slips;
  } finally {
    await close();
  }
}
