import { readConfig } from '../../../server/config.ts';
import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { loadDemo } from '../../../server/demo/loadDemo.ts';
import { storyClock } from '../../../server/demo/storyClock.ts';
import { createLog } from '../../../server/http/log.ts';
import { openHouse, type House } from '../../../server/openHouse.ts';
import { BundleShelf } from '../../../server/proof/bundleShelf.ts';
import type { OpenedRound } from '../../../server/state/communityState.ts';
import { dataFolder } from '../../support/demoFolder.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// A published result is asked for by many at once: the log behind it is read once, however many rounds are asked for.

const NOW = Date.parse('2031-05-14T04:14:00Z');
let database: TestDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let house: House;
let closed: readonly OpenedRound[];
beforeAll(async () => {
  database = await testDatabase();
  folder = await dataFolder();
  const config = readConfig({ DATA_DIR: folder.dataDir, MONGODB_URI: database.uri, DEMO: '1' });
  const clock = storyClock(NOW);
  house = await openHouse({ connection: database.connection, config, clock, log: createLog('silent') });
  const world = demoWorld(NOW);
  const told = world.communities.filter(({ community }) =>
    ['demo-02', 'demo-06', 'demo-07', 'demo-20'].includes(community._id),
  );
  await loadDemo({
    ...house,
    world: { ...world, communities: told, accounts: [], slips: [] },
    clock,
    onProgress: () => undefined,
  });
  closed = told
    .flatMap(({ community }) => [...house.ledger.state(community._id).rounds.values()])
    .filter(({ status }) => status !== 'open');
});
afterAll(async () => {
  await house.close();
  await folder.remove();
  await database.close();
});

test('a bundle that is still being made is shared, even when more rounds than are kept were asked for since', async () => {
  expect(closed.length).toBeGreaterThan(5);
  const shelf = new BundleShelf(house.rounds);
  const [first, ...others] = closed;
  if (first === undefined) throw new Error('no closed round');
  const asked = shelf.dossier(first);
  const world = shelf.world(first);
  const meanwhile = others.map((round) => shelf.dossier(round));
  expect(shelf.dossier(first)).toBe(asked);
  expect(shelf.world(first)).toBe(world);
  await Promise.all([world, ...meanwhile]);
  expect((await asked)?.terms).toContain(first.terms.roundId);
});

test('a bundle that was made and put away for others is made anew when it is asked for', async () => {
  const shelf = new BundleShelf(house.rounds);
  const [first, ...others] = closed;
  if (first === undefined) throw new Error('no closed round');
  const before = shelf.dossier(first);
  await before;
  for (const round of others) await shelf.dossier(round);
  const again = shelf.dossier(first);
  expect(again).not.toBe(before);
  expect(await again).toEqual(await before);
});
