import type { Role } from '../../../shared/identity/account.ts';
import { reachesBuilding, reachesCommunity, reachOf } from '../../../shared/identity/scope.ts';

const caller = (role: Role, ...scope: string[]) => ({ account: { roles: [{ role, scope }] } });
const place = { communityId: 'c1', regionIds: ['city', 'district'], buildingIds: ['b1', 'b2'] };

describe('a community is reached', () => {
  it.each([
    ['by its admin', caller('communityAdmin', 'community:c1'), true],
    ['not by the admin of another', caller('communityAdmin', 'community:c2'), false],
    ['by the bureau of a district above it', caller('districtBureau', 'region:district'), true],
    ['by the bureau of the city above it', caller('cityBureau', 'region:city'), true],
    ['not by the bureau of another district', caller('districtBureau', 'region:other'), false],
    ['by an inspector of its region', caller('inspector', 'region:city'), true],
    ['by a worker of one of its buildings', caller('worker', 'building:b2'), true],
    ['not by a resident who lives there: residents are no staff', caller('resident', 'community:c1'), false],
    ['not by a scope of another kind with the same id', caller('worker', 'region:c1', 'building:c1'), false],
    ['not by an empty scope', caller('cityBureau'), false],
    ['not by a visitor', { account: null }, false],
  ])('%s', (_who, who, reached) => expect(reachesCommunity(who, place)).toBe(reached));

  it('only through the roles that are asked for', () => {
    const worker = caller('worker', 'community:c1');
    expect(reachesCommunity(worker, place, ['worker'])).toBe(true);
    expect(reachesCommunity(worker, place, ['communityAdmin'])).toBe(false);
    expect(reachesCommunity(caller('resident', 'community:c1'), place, ['resident'])).toBe(true);
  });
});

it.each([
  ['its own worker', caller('worker', 'building:b1'), true],
  ['the worker of the whole community', caller('worker', 'community:c1'), true],
  ['the bureau above', caller('districtBureau', 'region:district'), true],
  ['the worker of the next building', caller('worker', 'building:b2'), false],
])('a building is reached by %s: %p', (_who, who, reached) =>
  expect(reachesBuilding(who, { ...place, buildingId: 'b1' })).toBe(reached),
);

it('what grants name is sorted by kind', () => {
  expect(reachOf(caller('worker', 'building:b1', 'community:c:1', 'region:r', 'organisation:o'))).toEqual({
    communityIds: ['c:1'],
    buildingIds: ['b1'],
    regionIds: ['r'],
    organisationIds: ['o'],
  });
});
