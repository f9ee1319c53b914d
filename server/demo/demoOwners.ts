import type { HouseholdRecord } from '../community/householdModel.ts';
import type { Ownership, StoredOwner } from '../community/ownerStore.ts';
import { demoResidents } from './demoResidents.ts';
import { seededRandom } from './seededRandom.ts';

/** 业主名册 of a generated community. */
export interface DemoOwnership {
  readonly owners: readonly StoredOwner[];
  readonly ownerships: readonly Ownership[];
}

/** One dwelling in so many is the developer's, owned by two together, or a second one of its neighbour's owner. */
const DEVELOPER_EVERY = 14;
const JOINT_EVERY = 9;
const SECOND_EVERY = 7;
const SOME_HOUSEHOLDS = 15;

/** Doors whose owner is a demonstration account: nobody else may own them, and the next door is the owner's too. */
const residents = new Set(
  demoResidents.filter(({ relation }) => relation === 'owner').map(({ householdId }) => householdId),
);

/**
 * Who owns the dwellings: most owners one, some two or three, some dwellings two owners together (with an agreed
 * representative, or still without one), and in larger communities the developer's stock, unsold and sold but not
 * handed over. Names are invented (演示数据), the same at every load.
 */
export function demoOwners(communityId: string, households: readonly HouseholdRecord[]): DemoOwnership {
  const random = seededRandom(`${communityId} owners`);
  const owners: StoredOwner[] = [];
  const ownerships: Ownership[] = [];
  const developerId = `${communityId}-developer`;
  const addPerson = (): string => {
    const ownerId = `${communityId}-o${String(owners.length + 1).padStart(4, '0')}`;
    owners.push({ ownerId, communityId, kind: 'person', name: `演示业主${owners.length + 1}` });
    return ownerId;
  };
  let last: string | undefined;
  households.forEach(({ _id: householdId }, index) => {
    const own = (ownerId: string, more: Partial<Ownership> = {}): void =>
      void ownerships.push({ communityId, ownerId, householdId, ...more });
    const isResident = residents.has(householdId);
    const at = index + 1;
    if (!isResident && households.length >= SOME_HOUSEHOLDS && at % DEVELOPER_EVERY === 0) {
      own(developerId, { stock: random.chance(0.5) ? 'unsold' : 'undelivered' });
      return;
    }
    if (!isResident && at % JOINT_EVERY === 0) {
      const agreed = random.chance(0.7) ? { representativeId: `demo-member-${householdId}` } : {};
      own(addPerson(), agreed);
      own(addPerson(), agreed);
      return;
    }
    const beforeId = households[index - 1]?._id ?? '';
    if (!isResident && last !== undefined && (at % SECOND_EVERY === 0 || residents.has(beforeId))) {
      own(last);
      return;
    }
    last = addPerson();
    own(last);
  });
  if (ownerships.some(({ ownerId }) => ownerId === developerId)) {
    owners.push({ ownerId: developerId, communityId, kind: 'developer', name: '原建设单位（演示）' });
  }
  return { owners, ownerships };
}
