import type { Account } from '../../shared/identity/account.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintStep, DemoComplaint } from './complaintStory.ts';
import type { DemoWorld } from './demoTypes.ts';

/** Somebody who works for the firm. */
export function handlerCaller(organisationId: string): Caller {
  return personOf(`demo-story-${organisationId}`, [
    { role: 'handler', scope: [`organisation:${organisationId}`] },
  ]);
}

/** Somebody of the community's office or of its district's bureau. */
export function officeCaller(
  world: DemoWorld,
  { communityId }: Pick<DemoComplaint, 'communityId'>,
  who: Exclude<ComplaintStep['who'], 'filer' | 'handler'>,
): Caller {
  const region = world.communities.find(({ community }) => community._id === communityId)?.community
    .regionIds[1];
  if (who === 'bureau')
    return personOf('demo-story-bureau', [{ role: 'districtBureau', scope: [`region:${region ?? ''}`] }]);
  const role = who === 'admin' ? 'communityAdmin' : 'worker';
  return personOf(`demo-story-${who}`, [{ role, scope: [`community:${communityId}`] }]);
}

/** Who filed it: a demonstration account, or somebody of the household. */
export function filerCaller(world: DemoWorld, { from, communityId }: DemoComplaint): Caller {
  if (typeof from === 'string') {
    const plan = world.accounts.find(({ account }) => account.demo?.account === from);
    const households = plan?.households ?? [];
    return personOf(
      plan?.account.id ?? '',
      [],
      households.filter((home) => home.communityId === communityId),
    );
  }
  const households =
    world.communities.find(({ community }) => community._id === communityId)?.households ?? [];
  const householdId = households[typeof from === 'number' ? from % households.length : 0]?._id ?? '';
  return personOf(`demo-member-${householdId}`, [], [{ householdId, communityId, relation: 'owner' }]);
}

function personOf(
  id: string,
  roles: Account['roles'],
  homes: readonly Pick<Account['households'][number], 'householdId' | 'communityId' | 'relation'>[] = [],
): Caller {
  const households = homes.map((home) => ({ ...home, address: '', status: 'approved' as const }));
  return { account: { id, name: '', roles, households }, sessionId: null, address: '' };
}
