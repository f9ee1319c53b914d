import { createHash } from 'node:crypto';
import type { BuildingRecord, CommunityRecord } from '../community/communityModel.ts';
import type { HouseholdRecord, Occupancy } from '../community/householdModel.ts';
import type { CommunityPlan } from './communityPlan.ts';
import { withSpots } from './drawings/sitePlanDrawing.ts';
import { contactOf, regionIdsOf, regionNameOf } from './demoRegions.ts';
import { seededRandom } from './seededRandom.ts';

/** Common parts as a share of the dwellings' area, in per cent. */
const COMMON_PERCENT = 12;

/** The door of a building's staircase in a generated community: `demo-01-b1-u2`, `301`. */
interface Door {
  readonly unitId: string;
  readonly room: string;
}

/** Id of the household behind a door: opaque, so that it names no room where it stands beside an answer. */
export function householdIdAt(communityId: string, { unitId, room }: Door): string {
  const digest = createHash('sha256').update(`${unitId} ${room}`).digest('hex');
  return `${communityId}-h${digest.slice(0, 8)}`;
}

function buildingsOf({ communityId, buildings }: CommunityPlan): readonly BuildingRecord[] {
  return buildings.map((building, index) => {
    const buildingId = `${communityId}-b${index + 1}`;
    const units = Array.from({ length: building.units }, (_, at) => ({
      unitId: `${buildingId}-u${at + 1}`,
      name: `${at + 1}单元`,
    }));
    return { buildingId, name: `${index + 1}号楼`, units };
  });
}

const USUAL: Readonly<Record<Occupancy, number>> = { ownerOccupied: 70, let: 20, vacant: 10, commercial: 0 };
/** On the ground floor some dwellings have become shops. */
const GROUND: Readonly<Record<Occupancy, number>> = { ownerOccupied: 62, let: 20, vacant: 8, commercial: 10 };

/** Every dwelling of the community, building by building and from the ground up. Areas in whole 0.01 m². */
export function demoHouseholds(
  plan: CommunityPlan,
  occupied: ReadonlyMap<string, Occupancy> = new Map(),
): readonly HouseholdRecord[] {
  const { communityId } = plan;
  const random = seededRandom(`${communityId} dwellings`);
  return buildingsOf(plan).flatMap((building, index) => {
    const { floors, doors } = plan.buildings[index] ?? { floors: 0, doors: 0 };
    const areas = Array.from({ length: doors }, () => random.whole(4_400, 8_600));
    return building.units.flatMap(({ unitId }) =>
      Array.from({ length: floors * doors }, (_, at): HouseholdRecord => {
        const floor = 1 + Math.floor(at / doors);
        const room = `${floor}${String(1 + (at % doors)).padStart(2, '0')}`;
        const _id = householdIdAt(communityId, { unitId, room });
        const drawn = random.weighted(floor === 1 ? GROUND : USUAL);
        return {
          _id,
          communityId,
          buildingId: building.buildingId,
          unitId,
          floor,
          room,
          areaDm2: (areas[at % doors] ?? 0) + random.whole(0, 60),
          occupancy: occupied.get(_id) ?? drawn,
        };
      }),
    );
  });
}

/** The community as registered, with the totals of its dwellings. */
export function demoCommunity(plan: CommunityPlan, households: readonly HouseholdRecord[]): CommunityRecord {
  const dwellingsDm2 = households.reduce((sum, { areaDm2 }) => sum + areaDm2, 0);
  return {
    _id: plan.communityId,
    name: plan.name,
    demo: true,
    regionIds: regionIdsOf(plan.place),
    regionName: regionNameOf(plan.place),
    builtYear: plan.builtYear,
    areaM2: Math.round((dwellingsDm2 * (100 + COMMON_PERCENT)) / 100 / 100),
    households: households.length,
    buildings: withSpots(buildingsOf(plan)),
    contact: contactOf(plan.place, plan.number),
    templateId: plan.templateId,
  };
}
