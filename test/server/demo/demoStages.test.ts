import type { StageView } from '../../../shared/plan/stageView.ts';
import { presentParticipation } from '../../../shared/round/counting/presentParticipation.ts';
import { communityPlans } from '../../../server/demo/demoCommunities.ts';
import { STAGE_STORIES } from '../../../server/demo/stageStory.ts';
import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { loadDemo } from '../../../server/demo/loadDemo.ts';
import { satisfactionRounds } from '../../../server/community/presentSatisfaction.ts';
import { storyClock } from '../../../server/demo/storyClock.ts';
import { presentStage } from '../../../server/community/stageStanding.ts';
import { createLog } from '../../../server/http/log.ts';
import { openHouse, type House } from '../../../server/openHouse.ts';
import { readConfig } from '../../../server/config.ts';
import { dataFolder } from '../../support/demoFolder.ts';
import { testDatabase, type TestDatabase } from '../../support/testDatabase.ts';

// The demonstration's communities came to their stages through the real gates; their logs tell it.

const NOW = Date.parse('2031-05-14T04:14:00Z');
let database: TestDatabase;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let house: House;
beforeAll(async () => {
  database = await testDatabase();
  folder = await dataFolder();
  const config = readConfig({ DATA_DIR: folder.dataDir, MONGODB_URI: database.uri, DEMO: '1' });
  const clock = storyClock(NOW);
  house = await openHouse({ connection: database.connection, config, clock, log: createLog('silent') });
  const world = demoWorld(NOW);
  const told = world.communities.filter(({ community }) =>
    [
      'demo-02',
      'demo-06',
      'demo-07',
      'demo-08',
      'demo-11',
      'demo-14',
      'demo-15',
      'demo-16',
      'demo-17',
      'demo-20',
    ].includes(community._id),
  );
  await loadDemo({
    ...house,
    world: { ...world, communities: told, accounts: [], slips: [] },
    clock,
    onProgress: () => undefined,
  });
});
afterAll(async () => {
  await house.close();
  await folder.remove();
  await database.close();
});

const view = async (communityId: string): Promise<StageView> => {
  const community = await house.rounds.communities.find(communityId);
  if (community === undefined) throw new Error(communityId);
  return presentStage(community, house.ledger.state(communityId), NOW);
};

test('a community in later stages has passed every gate behind it, one move at a time', async () => {
  const { stage, passed, moves, waivers } = await view('demo-20');
  expect(stage).toBe('care');
  expect(passed.map(({ gate }) => gate)).toEqual(['G1', 'G2', 'G3', 'G4', 'G5', 'G6']);
  expect(waivers).toEqual([]);
  expect(moves[0]?.from).toBe('survey');
  moves.slice(1).forEach((move, index) => expect(move.from).toBe(moves[index]?.to));
});

test('one in 公示 has two versions to compare, an objection answered and one open', async () => {
  const state = house.ledger.state('demo-06');
  expect(state.plans.map(({ content }) => content.version)).toEqual([1, 2]);
  const kinds = [...state.publications.values()].map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'objection')).toHaveLength(2);
  expect(kinds.filter((kind) => kind === 'objectionAnswer')).toHaveLength(1);
  expect((await view('demo-06')).outlook.closed[0]?.missing?.map(({ code }) => code)).toEqual([
    'days-running',
    'objections-unanswered',
  ]);
});

test('in one the owners voted on a work that a later version changed: it has to be confirmed again', async () => {
  const { stage, reconfirm } = await view('demo-02');
  expect([stage, reconfirm]).toEqual([
    'design',
    [{ itemId: 'common-parts-repair', name: expect.any(String) }],
  ]);
  const draft = demoWorld(NOW)
    .communities.flatMap(({ rounds }) => rounds)
    .find(({ terms }) => terms.roundId === 'demo-02-confirmation');
  expect(draft?.terms.planVersion).toMatchObject({ version: 2 });
});

test('one passed by a household that does not count: over all households it stays below', () => {
  const count = house.ledger.state('demo-16').rounds.get('demo-16-menu')?.count;
  if (count === undefined) throw new Error('the round was never opened');
  const { official, strict } = presentParticipation(count, 0, 'world');
  expect([official, strict]).toEqual([
    expect.objectContaining({ answered: 9, denominator: 11, need: 0 }),
    expect.objectContaining({ answered: 9, denominator: 12, permille: 750 }),
  ]);
});

test('one is kept from the works by what is legally missing, item by item', async () => {
  const { stage, outlook } = await view('demo-17');
  expect(stage).toBe('prepare');
  const missing = outlook.closed[0]?.missing ?? [];
  const legal = missing.filter(({ code }) => code === 'legal-missing');
  expect(legal.length).toBeGreaterThan(1);
  // Voted for here, but the province decides in a system of its own.
  expect(legal.find(({ itemId }) => itemId === 'common-parts-repair')?.sentence).toContain('只是辅助统计');
  const vote = house.ledger.state('demo-17').rounds.get('demo-17-statutory-fund');
  expect(vote?.status).toBe('final');
  expect(missing.map(({ code }) => code)).toContain('consent-missing');
});

test('per item the list of what is legally still missing is there long before the works, and empty once they run', async () => {
  const { stage, undecided } = await view('demo-06');
  expect(stage).toBe('publicity');
  const items = house.ledger.state('demo-06').plans.at(-1)?.content.items ?? [];
  const legal = items.filter(({ legalEffect }) => legalEffect !== undefined).map(({ itemId }) => itemId);
  expect(legal.length).toBeGreaterThan(1);
  expect(undecided.flatMap(({ code, itemId }) => (code === 'legal-missing' ? [itemId] : []))).toEqual(legal);
  expect((await view('demo-07')).undecided).toEqual([]);
});

test('an item that the owners have voted for needs no resolution; a resolution names the others', () => {
  const state = house.ledger.state('demo-07');
  const voted = [...state.rounds.values()]
    .filter(({ terms }) => terms.kind === 'statutory')
    .flatMap(({ terms }) => terms.questions.flatMap(({ itemId }) => itemId ?? []));
  const resolved = [...state.publications.values()]
    .filter(({ kind }) => kind === 'lawfulResolution')
    .flatMap(({ facts }) => facts['itemIds']);
  expect(voted.length).toBeGreaterThan(0);
  expect(voted.some((itemId) => !resolved.includes(itemId))).toBe(true);
});

test('one passed a gate by a waiver that everybody reads', async () => {
  const { passed, waivers } = await view('demo-15');
  expect(passed).toContainEqual(expect.objectContaining({ gate: 'G2', waived: true }));
  expect(waivers[0]?.reason).toContain('演示');
});

test('one was asked twice how it turned out, so that the bureau sees a trend', () => {
  const rounds = satisfactionRounds(house.ledger.state('demo-08'));
  expect(rounds.map(({ status, title }) => [status, title])).toEqual([
    ['final', '示范八小区改造效果评价'],
    ['final', '示范八小区改造效果再评价'],
  ]);
  for (const { result } of rounds) expect(result.overall.standing).toBe('ranked');
});

test('one was put off to the next year, with its reason, and may come back to where it was', async () => {
  const { stage, outlook, moves } = await view('demo-11');
  expect([stage, outlook.resume]).toEqual(['deferred', 'survey']);
  expect(moves.at(-1)?.reason).toContain('转入下一年度计划');
});

test('one has left the programme, with its reason, and comes back with a reason only', async () => {
  const { stage, outlook, moves } = await view('demo-14');
  expect([stage, outlook.resume]).toEqual(['withdrawn', 'survey']);
  expect(moves.at(-1)?.reason).toContain('退出');
});

test('one is days behind its own plan', async () => {
  expect((await view('demo-16')).window?.daysLate).toBeGreaterThan(0);
});

test('every story is about a community that there is', () => {
  const ids = communityPlans.map(({ communityId }) => communityId);
  expect(ids).toEqual(expect.arrayContaining(Object.keys(STAGE_STORIES)));
});
