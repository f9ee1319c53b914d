import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../../server/config.ts';
import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { loadDemo, type DemoSlip } from '../../../server/demo/loadDemo.ts';
import { storyClock } from '../../../server/demo/storyClock.ts';
import { createLog } from '../../../server/http/log.ts';
import { openHouse, type House } from '../../../server/openHouse.ts';
import { casesOf, openDisputes } from '../../../server/state/roundCases.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// The demonstration's contested rounds: objection days with a dispute open and one settled, a sample partly called back,
// exclusions asked for and approved. They were told through the same rules as everybody's.

const LOADED_AT = Date.parse('2026-07-25T04:10:00Z');
let database: TestDatabase;
let folder: string;
let house: House;
let slips: readonly DemoSlip[];
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'renewal-contests-'));
  const config = readConfig({ PORT: '0', DATA_DIR: folder, MONGODB_URI: database.uri, DEMO: '1' });
  const clock = storyClock(LOADED_AT);
  house = await openHouse({ connection: database.connection, config, clock, log: createLog('silent') });
  const all = demoWorld(LOADED_AT);
  const communities = all.communities.filter(({ community: { _id } }) => /demo-(04|10)$/.test(_id));
  const world = { ...all, communities, accounts: [], slips: [] };
  slips = await loadDemo({ ...house, world, clock, onProgress: () => undefined });
  // The objection days are running when the demonstration is first seen.
  expect(clock.now()).toBeLessThan(LOADED_AT);
});
afterAll(async () => {
  await house.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const roundOf = (communityId: string) => {
  const round = house.ledger.state(communityId).rounds.get(`${communityId}-menu`);
  if (round === undefined) throw new Error(`${communityId} has no menu round`);
  return round;
};

test('示范四小区 is in its objection days: one dispute open, one settled, some called back', () => {
  const round = roundOf('demo-04');
  expect(round.status).toBe('closed');
  expect(openDisputes(round.cases)).toHaveLength(1);
  expect(casesOf(round.cases, 'dispute').map(({ state }) => state)).toEqual(['rejected', 'waiting']);
  expect(round.count.states).toMatchObject({ answered: 26, disputed: 1 });
  const { drawn = [], results = new Map() } = round.cases.sample ?? {};
  expect(results.size).toBe(2);
  expect(results.size).toBeLessThan(drawn.length);
  expect(LOADED_AT / 1000).toBeLessThan((round.closedAt ?? 0) + round.terms.rule.objectionDays * 86_400);
});

test('示范十小区 has one exclusion approved by a second person and one that waits', () => {
  const { cases, count } = roundOf('demo-10');
  expect(casesOf(cases, 'exclusion').map(({ state }) => state)).toEqual(['approved', 'waiting']);
  expect(count.states.excluded).toBe(1);
});

test('one household holds a slip that opens what was entered for it', async () => {
  const slip = slips.find(({ forDispute }) => forDispute === true);
  const found = await house.rounds.slips.findForDispute(slip?.code ?? '');
  expect(found).toMatchObject({ householdId: slip?.householdId, roundId: 'demo-04-menu' });
});
