import { demoWorld } from '../../server/demo/demoWorld.ts';
import type { DemoAccountPlan, DemoCommunity, DemoWorld } from '../../server/demo/demoTypes.ts';
import type { RoleGrant } from '../../shared/identity/account.ts';
import type { Relation } from '../../shared/round/round.ts';
import { silentDoors, votersOf } from './voters.ts';

/** Open menu round three short of its gate; finished with a draft; an open confirmation; a draft in the other district. */
const TOLD = ['demo-01', 'demo-02', 'demo-09', 'demo-12'];

/** The demonstration's first, second, ninth and twelfth community, with more people than the demonstration has. */
export interface TestWorld {
  readonly world: DemoWorld;
  /** Households that no account lives in and that no entry of the round is about, in the order of a walk. */
  untouched(roundId: string): readonly string[];
  /** Households that had answered a round when the server started, and that no account lives in. */
  answered(roundId: string): readonly string[];
  /** The household of a demonstration account. */
  homeOf(account: string): string;
}

/** Makes the world as it stands at `loadedAt`. */
export function testWorld(loadedAt: number): TestWorld {
  const { communities: told, accounts, slips } = demoWorld(loadedAt, TOLD);
  const homeIn = (all: readonly DemoAccountPlan[], account: string): string => {
    const home = all.find((each) => each.account.demo?.account === account)?.households[0];
    if (home === undefined) throw new Error(`${account} has no household`);
    return home.householdId;
  };
  const everybody = [
    ...accounts,
    ...morePeople(told, homeIn(accounts, 'resident-1')),
    ...voters(told, homeIn(accounts, 'resident-other')),
  ];
  const lived = new Set(everybody.flatMap(({ households }) => households.map((home) => home.householdId)));
  return {
    world: { communities: told, accounts: everybody, slips },
    untouched: (roundId) => untouchedIn(told, roundId).filter((id) => !lived.has(id)),
    answered: (roundId) => [...answeredIn(told, roundId)].filter((id) => !lived.has(id)),
    homeOf: (account) => homeIn(everybody, account),
  };
}

function roundNamed(communities: readonly DemoCommunity[], roundId: string) {
  for (const { households, rounds } of communities) {
    const round = rounds.find(({ terms }) => terms.roundId === roundId);
    if (round !== undefined) return { households, acts: round.acts };
  }
  throw new Error(`${roundId} is not in the test world`);
}

function untouchedIn(communities: readonly DemoCommunity[], roundId: string): readonly string[] {
  const { households, acts } = roundNamed(communities, roundId);
  const acted = new Set(acts.map(({ householdId }) => householdId));
  return households.map(({ _id }) => _id).filter((id) => !acted.has(id));
}

function answeredIn(communities: readonly DemoCommunity[], roundId: string): ReadonlySet<string> {
  const { acts } = roundNamed(communities, roundId);
  return new Set(acts.filter(({ kind }) => kind === 'response').map(({ householdId }) => householdId));
}

/** Nobody of demo-01 is left untouched but the residents; who works there lives behind a door that did not open. */
function morePeople(communities: readonly DemoCommunity[], firstHome: string): readonly DemoAccountPlan[] {
  const [ninth = '', ...others] = untouchedIn(communities, 'demo-09-confirmation');
  const closed = roundNamed(communities, 'demo-01-menu').acts.find(({ kind }) => kind === 'visit');
  const ownDoor = closed?.householdId ?? '';
  return [
    person('visitor-1', []),
    person('visitor-2', []),
    person('visitor-3', []),
    person('family-1', [], [firstHome, 'family']),
    person('worker-at-home', [grant('worker', 'community:demo-01')], [ownDoor, 'owner']),
    person('worker-admin', [
      grant('worker', 'community:demo-01'),
      grant('communityAdmin', 'community:demo-01'),
    ]),
    person('worker-b2', [grant('worker', 'building:demo-01-b2')]),
    person('admin-9', [grant('communityAdmin', 'community:demo-09')]),
    person('worker-9', [grant('worker', 'community:demo-09')]),
    person('admin-12', [grant('communityAdmin', 'community:demo-12')]),
    person('worker-admin-12', [
      grant('worker', 'community:demo-12'),
      grant('communityAdmin', 'community:demo-12'),
    ]),
    person('handler-2', [grant('handler', 'organisation:demo-builder')]),
    person('handler-3', [grant('handler', 'organisation:demo-property')]),
    person('inspector-west', [grant('inspector', 'region:demo-west')]),
    person('operator-1', [grant('operator', 'region:demo-city')]),
    person('owner-9', [], [ninth, 'owner']),
    person('family-9', [], [ninth, 'family']),
    person('tenant-9', [], [ninth, 'tenant']),
    person('landlord-9', [], ...others.slice(0, 2).map((home): Home => [home, 'owner'])),
  ];
}

/** People around the open owners' vote of demo-02: renter, relative, co-owners with and without a representative. */
function voters(communities: readonly DemoCommunity[], home: string): readonly DemoAccountPlan[] {
  const { all, silent } = votersOf(communities, 'demo-02-statutory-parking');
  const second = all.find(({ dwellings }) => dwellings[0]?.householdId === home)?.dwellings[1]?.householdId;
  const { single, represented, unrepresented } = silentDoors(silent);
  const agreed = person('representative-2', [], [represented, 'owner']);
  // The account that the register names as the one agreed on.
  const representative = { ...agreed, account: { ...agreed.account, id: `demo-member-${represented}` } };
  return [
    person('tenant-2', [], [home, 'tenant']),
    person('family-2', [], [home, 'family']),
    person('agent-2', [], [home, 'agent']),
    person('other-door-2', [], [second ?? '', 'owner']),
    person('owner-2', [], [single[0] ?? '', 'owner']),
    person('owner-3', [], [single[1] ?? '', 'owner']),
    person('buyer-2', [], [single[0] ?? '', 'owner']),
    representative,
    person('co-owner-2', [], [represented, 'owner']),
    person('joint-2a', [], [unrepresented, 'owner']),
    person('joint-2b', [], [unrepresented, 'owner']),
  ];
}

function grant(role: RoleGrant['role'], scope: string): RoleGrant {
  return { role, scope: [scope] };
}

type Home = readonly [householdId: string, relation: Relation];

function person(account: string, roles: readonly RoleGrant[], ...homes: readonly Home[]): DemoAccountPlan {
  const demo = { account, title: account };
  return {
    account: { id: `demo-${account}`, name: `演示人员 ${account}`, roles, demo },
    households: homes.map(([householdId, relation]) => ({
      householdId,
      communityId: householdId.slice(0, 'demo-01'.length),
      relation,
    })),
  };
}
