import {
  COMPLAINT_STATES,
  COMPLAINT_VERBS,
  OPEN_STATES,
  type ComplaintActor,
  type ComplaintState,
  type ComplaintVerb,
} from '../../../shared/complaint/complaint.ts';
import { ROLES, type Account, type Role } from '../../../shared/identity/account.ts';
import { refuseVerb, verbsOpenTo, type VerbAct } from '../../../shared/complaint/refuseVerb.ts';
import { actorsOf } from '../../../server/complaint/complaintScope.ts';
import { agreedVerbs, ANY_OPEN } from '../../support/agreedVerbs.ts';
import { complaintRecord } from '../../support/complaintRecord.ts';
import { DAY, fold, fullAct, MONDAY, says, standing, tell, WAY_TO } from '../../support/complaintStory.ts';

const grant = (role: Role, ...scope: string[]): Account['roles'] => [{ role, scope }];
const homes = (communityId: string): Account['households'] => [
  { householdId: 'household-1', communityId, relation: 'owner', address: '', status: 'approved' },
];

/** Everybody who might try, and in which capacity they count; 谁都不是 where in none. */
interface Person {
  readonly name: string;
  readonly capacity: ComplaintActor | 'nobody';
  readonly roles: Account['roles'];
  readonly households: Account['households'];
}
const ACTING: readonly Role[] = ['worker', 'communityAdmin', 'districtBureau'];
const people: readonly Person[] = [
  { name: 'account-filer', capacity: 'filer', roles: [], households: homes('community-1') },
  { name: 'neighbour', capacity: 'nobody', roles: grant('resident'), households: homes('community-1') },
  { name: 'stranger', capacity: 'nobody', roles: [], households: [] },
  ...ROLES.filter((role) => role !== 'handler').map((role): Person => {
    const acting = ACTING.includes(role);
    const roles = grant(role, 'community:community-1', 'organisation:org-1');
    const capacity = acting && isActor(role) ? role : 'nobody';
    return { name: role, capacity, roles, households: [] };
  }),
  ...ROLES.map((role): Person => {
    const roles = grant(role, 'community:community-2', 'region:region-2', 'organisation:org-2');
    return { name: `${role} elsewhere`, capacity: 'nobody', roles, households: homes('community-2') };
  }),
  {
    name: 'handler',
    capacity: 'handler',
    roles: grant('handler', 'organisation:org-1', 'community:community-1'),
    households: [],
  },
];

function isActor(role: Role): role is Role & ComplaintActor {
  return ACTING.includes(role);
}

/** As whom the server lets this person speak. The clock is nobody's account. */
function actorsFor(
  { name: id, roles, households }: Person,
  state: ComplaintState,
): readonly ComplaintActor[] {
  const folded = { ...fold(tell(WAY_TO[state])), organisationId: 'org-1' };
  const record = complaintRecord(tell(WAY_TO[state]), { folded });
  return actorsOf({ account: { id, name: id, roles, households }, sessionId: null, address: '' }, record);
}

/** Twenty days on: every deadline is missed, the days of 到期未评 are over and those of reopening are not. */
function later(state: ComplaintState): number {
  return fold(tell(WAY_TO[state])).movedAt + 20 * DAY;
}

test('the shortest ways lead into each of the fifteen states, and open is what it says', () => {
  expect(COMPLAINT_STATES.map((state) => fold(tell(WAY_TO[state])).state)).toEqual([...COMPLAINT_STATES]);
  expect([...OPEN_STATES].sort()).toEqual(ANY_OPEN.split(', ').sort());
});

describe.each([...COMPLAINT_STATES])('from %s', (state) => {
  test.each([...COMPLAINT_VERBS])('%s', (verb) => {
    for (const person of people) {
      const acts = actorsFor(person, state).map((actor) => fullAct(verb, actor, later(state)));
      const allowed = acts.filter((act) => refuseVerb(standing(WAY_TO[state]), act) === undefined);
      expect([person.name, landings(state, allowed)]).toEqual([
        person.name,
        expected(verb, state, person.capacity),
      ]);
    }
    const clock = fullAct(verb, 'clock', later(state));
    const ticks = refuseVerb(standing(WAY_TO[state]), clock) === undefined ? [clock] : [];
    expect(landings(state, ticks)).toEqual(expected(verb, state, 'clock'));
  });
});

function expected(verb: ComplaintVerb, state: ComplaintState, capacity: string): readonly string[] {
  const to = agreedVerbs.get(`${verb} ${state} ${capacity}`);
  return to === undefined ? [] : [to];
}

/** Where the fold arrives when the verb is recorded. */
function landings(state: ComplaintState, acts: readonly VerbAct[]): readonly ComplaintState[] {
  return acts.map(({ verb, actor, at }) => {
    const before = tell(WAY_TO[state]);
    const entry = { entryId: 'entry-now', at, by: actor, actor, kind: verb, approve: true, text: '原因' };
    return fold([...before, entry]).state;
  });
}

test('an entry that the table does not allow moves nothing, whoever wrote it', () => {
  const actors: readonly ComplaintActor[] = [
    'filer',
    'clock',
    'worker',
    'communityAdmin',
    'handler',
    'districtBureau',
  ];
  for (const state of COMPLAINT_STATES)
    for (const verb of COMPLAINT_VERBS)
      for (const actor of actors) {
        if (agreedVerbs.has(`${verb} ${state} ${actor}`)) continue;
        // The bureau's half of a closing is a line of its own, tried below.
        if (verb === 'closeUnresolved' || (verb === 'assign' && state === 'returned')) continue;
        const before = tell(WAY_TO[state]);
        const forged = { entryId: 'forged', at: later(state), by: actor, actor, kind: verb };
        const { state: after, holder, clocks } = fold([...before, forged]);
        const was = fold(before);
        expect([verb, state, actor, after, holder]).toEqual([verb, state, actor, state, was.holder]);
        expect(clocks.map(({ metAt }) => metAt)).toEqual(was.clocks.map(({ metAt }) => metAt));
      }
});

test('what a screen offers is what the rule lets through, needs apart', () => {
  const now = MONDAY + 2 * DAY;
  const offered = verbsOpenTo(standing(WAY_TO.inProgress), { actor: 'handler', at: now });
  expect(offered).toEqual(['return', 'requestExtension', 'done']);
  expect(verbsOpenTo(standing(WAY_TO.done), { actor: 'filer', at: now })).toEqual(['confirm', 'reopen']);
  expect(verbsOpenTo(standing([says('communityAdmin', 'accept')]), { actor: 'filer', at: now })).toEqual([
    'withdraw',
  ]);
});
