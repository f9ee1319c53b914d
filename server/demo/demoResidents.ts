import type { Occupancy } from '../community/householdModel.ts';
import type { Relation } from '../../shared/round/round.ts';
import { householdIdAt } from './demoHouseholds.ts';

/** A demonstration account that lives behind a door. */
export interface DemoResident {
  readonly account: string;
  readonly title: string;
  readonly communityId: string;
  readonly householdId: string;
  readonly relation: Relation;
  readonly occupancy: Occupancy;
}

const living = (
  account: string,
  door: { readonly communityId: string; readonly unitId: string; readonly room: string },
  relation: Relation,
  title: string,
): DemoResident => ({
  account,
  title,
  communityId: door.communityId,
  householdId: householdIdAt(door.communityId, door),
  relation,
  occupancy: relation === 'tenant' ? 'let' : 'ownerOccupied',
});

const inFirst = (unit: 'b1-u1' | 'b1-u2' | 'b2-u1', room: string) => ({
  communityId: 'demo-01',
  unitId: `demo-01-${unit}`,
  room,
});

/** Five households of 示范一小区, in both of its buildings, none of which has answered; and one of 示范二小区. */
export const demoResidents: readonly DemoResident[] = [
  living('resident-1', inFirst('b1-u1', '201'), 'owner', '示范一小区业主：看方案、点菜，还没有答复'),
  living('resident-2', inFirst('b1-u2', '302'), 'owner', '示范一小区业主：另一个单元，还没有答复'),
  living('resident-3', inFirst('b2-u1', '501'), 'owner', '示范一小区业主：2号楼，还没有答复'),
  living('resident-4', inFirst('b1-u1', '102'), 'family', '示范一小区家属：和业主同住，还没有答复'),
  living('resident-5', inFirst('b2-u1', '302'), 'tenant', '示范一小区租户：2号楼，还没有答复'),
  living(
    'resident-other',
    { communityId: 'demo-02', unitId: 'demo-02-b1-u1', room: '301' },
    'owner',
    '示范二小区业主：看已经结束的征集和结果，当核对人；在示范大院小区另有一套，看代号名单',
  ),
];
