import { demoWorld } from '../../../server/demo/demoWorld.ts';
import { demoOrganisations } from '../../../server/demo/demoOrganisations.ts';
import { demoTemplate } from '../../../server/demo/demoTemplate.ts';
import type { DemoCommunity } from '../../../server/demo/demoTypes.ts';
import { listSourceDocuments } from '../../../server/documents/sourceDocuments.ts';
import { householdsNeeded, officialRate } from '../../../shared/round/counting/solicitationRate.ts';

const loadedAt = Date.parse('2026-07-25T04:10:00Z');
const DAY = 86_400_000;
const world = demoWorld(loadedAt);
const { communities, accounts } = world;

function community(communityId: string): DemoCommunity {
  const found = communities.find((each) => each.community._id === communityId);
  if (found === undefined) throw new Error(`no community ${communityId}`);
  return found;
}

/** Households with an answer in the community's menu round. */
function answeredIn({ rounds }: DemoCommunity): ReadonlySet<string> {
  const acts = rounds.find(({ terms }) => terms.kind === 'menu')?.acts ?? [];
  return new Set(acts.filter(({ kind }) => kind === 'response').map(({ householdId }) => householdId));
}

const first = community('demo-01');
const residents = accounts.filter(({ account }) => /^resident-\d$/.test(account.demo?.account ?? ''));

test('the same moment of loading gives the same demonstration to the last letter', () => {
  expect(JSON.stringify(demoWorld(loadedAt))).toBe(JSON.stringify(world));
});

test('20 small communities have 411 households together, as in 纳雍县2022, and one has 1 200', () => {
  const small = communities.filter(({ community: { _id } }) => _id !== 'demo-dayuan');
  const count = (list: readonly DemoCommunity[]) =>
    list.reduce((sum, each) => sum + each.households.length, 0);
  expect([small.length, count(small)]).toEqual([20, 411]);
  expect(community('demo-dayuan').households).toHaveLength(1200);
});

test('a community’s registered totals are those of its dwellings, and no door is there twice', () => {
  for (const { community: record, households } of communities) {
    expect(record.households).toBe(households.length);
    const doors = households.map(({ unitId, floor, room }) => `${unitId} ${floor} ${room}`);
    expect(new Set(doors).size).toBe(households.length);
    const unitIds = record.buildings.flatMap(({ units }) => units.map(({ unitId }) => unitId));
    expect(new Set(households.map(({ unitId }) => unitId))).toEqual(new Set(unitIds));
  }
  const ids = communities.flatMap(({ households }) => households.map(({ _id }) => _id));
  expect(new Set(ids).size).toBe(1611);
});

test('every community is fictional, says so, and lies under the city and one of its two districts', () => {
  for (const { community: record } of communities) {
    expect(record.demo).toBe(true);
    expect(record.name).toMatch(/^示范.+小区$/);
    expect(record.regionIds).toHaveLength(4);
    expect(record.regionIds[0]).toBe('demo-city');
    expect(['demo-east', 'demo-west']).toContain(record.regionIds[1]);
    expect(record.contact.phone).toMatch(/^0000-\d{7}$/);
  }
});

test('no name, place, contact or overview of the demonstration is one that the five documents carry', () => {
  const real = listSourceDocuments().flatMap(({ region, tables }) => [
    region,
    ...tables.flatMap(({ rows }) =>
      rows.flatMap((row) => ['community', 'town', 'district', 'street'].map((key) => row[key])),
    ),
  ]);
  const names = real.filter((name): name is string => typeof name === 'string' && name.length > 1);
  expect(names.length).toBeGreaterThan(20);
  const words = communities.map(({ community: { name, regionName, contact }, plan }) =>
    JSON.stringify([name, regionName, contact, plan?.overview, plan?.noticeBoard]),
  );
  for (const name of names) expect(words.filter((text) => text.includes(name))).toEqual([]);
});

test('示范一小区 is exactly three households short: 17 of 24, and 80 % of 24 is 20', () => {
  const answered = answeredIn(first).size;
  expect(first.rounds[0]?.reaches).toBe('open');
  expect([answered, first.households.length]).toEqual([17, 24]);
  expect(householdsNeeded({ answered, denominator: 24, thresholdPercent: 80 })).toBe(3);
  expect(first.stage).toBe('solicit');
});

test('its seven other doors are the five demonstration residents, untouched, one attempted and one unreachable', () => {
  const [round] = first.rounds;
  const answered = answeredIn(first);
  const rest = first.households.filter(({ _id }) => !answered.has(_id)).map(({ _id }) => _id);
  const last = new Map(
    (round?.acts ?? []).flatMap((act) => (act.kind === 'visit' ? [[act.householdId, act.outcome]] : [])),
  );
  expect(rest.map((id) => last.get(id) ?? 'untouched').sort()).toEqual(
    ['attempted', ...Array<string>(5).fill('untouched'), 'unreachable'].sort(),
  );
  const homes = residents.flatMap(({ households }) => households.map(({ householdId }) => householdId));
  expect(homes.filter((id) => !rest.includes(id) || last.has(id))).toEqual([]);
});

test('its round runs from ten days before to sixty days after loading, for everybody, with change of mind', () => {
  const terms = first.rounds[0]?.terms;
  const days = (at = '') => Math.round((Date.parse(at) - loadedAt) / DAY);
  expect([days(terms?.opensAt), days(terms?.closesAt)]).toEqual([-10, 60]);
  expect(terms?.rule.answerOnce).toBe(false);
  expect(terms?.questions.every(({ scope }) => scope === 'community')).toBe(true);
});

test('both of its buildings are large enough to be shown to residents', () => {
  const sizes = first.community.buildings.map(
    ({ buildingId }) => first.households.filter((household) => household.buildingId === buildingId).length,
  );
  expect(sizes).toEqual([12, 12]);
});

test('示范二小区 has finished its menu round above the gate, 示范四小区 closed at 79.4 %', () => {
  const rate = (each: DemoCommunity) =>
    officialRate({
      answered: answeredIn(each).size,
      denominator: each.households.length,
      thresholdPercent: 80,
    });
  expect(community('demo-02').rounds[0]?.reaches).toBe('final');
  expect(rate(community('demo-02')).met).toBe(true);
  expect(rate(community('demo-04'))).toMatchObject({ permille: 794, need: 1, met: false });
});

test('no community stands beyond the solicitation without a final round that met the gate', () => {
  for (const each of communities) {
    const { order } = demoTemplate(each.community.templateId);
    const beyond = order.findIndex((stage) => stage === each.stage) > order.indexOf('solicit');
    if (!beyond) continue;
    const round = each.rounds.find(({ terms }) => terms.kind === 'menu');
    expect(round?.reaches).toBe('final');
    // In 示范十六小区 one household stands outside the denominator.
    const outside = each.community._id === 'demo-16' ? 1 : 0;
    expect(100 * answeredIn(each).size).toBeGreaterThanOrEqual(80 * (each.households.length - outside));
  }
});

test('the accounts are the seventeen of the contract, without a password', () => {
  expect(accounts.map(({ account }) => account.demo?.account).sort()).toEqual(
    [
      ...['resident-1', 'resident-2', 'resident-3', 'resident-4', 'resident-5', 'resident-other'],
      ...['worker-1', 'worker-2', 'admin-1', 'admin-2', 'handler-1', 'volunteer-1', 'committee-1'],
      ...['bureau-1', 'bureau-other', 'city-1', 'inspector-1'],
    ].sort(),
  );
  for (const { account } of accounts) {
    expect(account.passwordHash).toBeUndefined();
    expect(account.demo?.title).toMatch(/[\u4e00-\u9fff]/);
  }
});

test('the five residents live behind five doors of one community in both of its buildings', () => {
  const homes = residents.flatMap(({ households }) => households);
  expect(new Set(homes.map(({ communityId }) => communityId))).toEqual(new Set(['demo-01']));
  expect(new Set(homes.map(({ householdId }) => householdId)).size).toBe(5);
  const buildings = homes.map(
    ({ householdId }) => first.households.find(({ _id }) => _id === householdId)?.buildingId,
  );
  expect(new Set(buildings)).toEqual(new Set(['demo-01-b1', 'demo-01-b2']));
  expect(homes.map(({ relation }) => relation)).toEqual(['owner', 'owner', 'owner', 'family', 'tenant']);
});

test('no worker or administrator has a home in the demonstration, so nobody can enter his own household', () => {
  const staff = accounts.filter(({ account }) => account.roles.length > 0);
  expect(staff.flatMap(({ households }) => households)).toEqual([]);
});

test('every grant names a region, community, building or firm that is there', () => {
  const there = new Set([
    ...demoOrganisations.map(({ organisationId }) => `organisation:${organisationId}`),
    ...communities.flatMap(({ community: { _id, regionIds, buildings } }) => [
      `community:${_id}`,
      ...regionIds.map((id) => `region:${id}`),
      ...buildings.map(({ buildingId }) => `building:${buildingId}`),
    ]),
  ]);
  const scopes = accounts.flatMap(({ account }) => account.roles.flatMap(({ scope }) => scope));
  expect(scopes.filter((scope) => !there.has(scope))).toEqual([]);
});

test('whoever has a second home answered there, so that he finds his line in the list of choices', () => {
  const second = accounts.flatMap(({ households }) => households.slice(1));
  expect(second.map(({ communityId, relation }) => [communityId, relation])).toEqual([
    ['demo-dayuan', 'owner'],
  ]);
  const listed = communities.flatMap(({ rounds }) =>
    rounds.filter(({ terms }) => terms.disclosure === 'pseudonymous'),
  );
  expect(listed.map(({ terms, reaches }) => [terms.communityId, reaches])).toEqual([
    ['demo-dayuan', 'final'],
  ]);
  const answered = new Set(
    listed.flatMap(({ acts }) => acts.flatMap((act) => (act.kind === 'response' ? [act.householdId] : []))),
  );
  expect(second.filter(({ householdId }) => !answered.has(householdId))).toEqual([]);
});

test('binding slips are for doors that are there and none of them is a demonstration resident’s', () => {
  const homes = accounts.flatMap(({ households }) => households.map(({ householdId }) => householdId));
  expect(world.slips.length).toBeGreaterThanOrEqual(2);
  for (const { householdId, communityId } of world.slips) {
    expect(community(communityId).households.map(({ _id }) => _id)).toContain(householdId);
    expect(homes).not.toContain(householdId);
  }
});
