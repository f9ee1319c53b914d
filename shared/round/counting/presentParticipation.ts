import type {
  BuildingParticipation,
  Participation,
  ResidentParticipation,
  StaffParticipation,
  WorldParticipation,
} from './participation.ts';
import type { RoundCount } from './roundCount.ts';
import { countedInRate, roundRate } from './roundRate.ts';
import { flooredPermille, strictRate } from './solicitationRate.ts';

/** Who looks: anyone, a resident bound here, staff in scope. */
export type ParticipationTier = 'world' | 'resident' | 'staff';

/** Smallest group of households whose participation residents may see. */
const SMALLEST_SHOWN = 10;

function worldParticipation(count: RoundCount, seq: number): WorldParticipation {
  const { terms, households } = count;
  const { thresholdPercent, thresholdSource } = terms.rule;
  return {
    roundId: terms.roundId,
    seq,
    households,
    official: roundRate(count),
    strict: strictRate(countedInRate(count), households),
    thresholdPercent,
    thresholdSource,
  };
}

function everyBuilding({ buildings }: RoundCount): BuildingParticipation[] {
  return buildings.map(({ buildingId, name, households, answered }) => ({
    buildingId,
    name,
    households,
    answered,
    permille: flooredPermille(answered, households),
  }));
}

/**
 * Buildings of ten households and more. The community's totals are public, so a remainder of one to nine
 * households could be subtracted: then the smallest shown building is left out as well. A pseudonymous round shows
 * none, because building and log position together would name a household.
 */
function residentBuildings(count: RoundCount): BuildingParticipation[] {
  if (count.terms.disclosure === 'pseudonymous') return [];
  const shown = everyBuilding(count).filter(({ households }) => households >= SMALLEST_SHOWN);
  const hidden = count.households - shown.reduce((sum, { households }) => sum + households, 0);
  if (hidden === 0 || hidden >= SMALLEST_SHOWN) return shown;
  const smallest = shown.reduce<BuildingParticipation | undefined>(
    (least, building) => (least === undefined || building.households < least.households ? building : least),
    undefined,
  );
  return shown.filter((building) => building !== smallest);
}

/** 截止后补录: households whose counted answers came after the close. */
function lateHouseholds({ closedSeq, cells }: RoundCount): { late?: number } {
  if (closedSeq === undefined) return {};
  let late = 0;
  cells.forEach(({ now }) => {
    if (now.counted.some(({ seq }) => seq > closedSeq)) late += 1;
  });
  return late === 0 ? {} : { late };
}

/**
 * Participation as a tier may see it, never choices; `seq` is the last entry of the community's log that the count
 * has read. Holding a resident's buildings still for ten minutes is the server's part.
 */
export function presentParticipation(count: RoundCount, seq: number, tier: 'world'): WorldParticipation;
export function presentParticipation(count: RoundCount, seq: number, tier: 'resident'): ResidentParticipation;
export function presentParticipation(count: RoundCount, seq: number, tier: 'staff'): StaffParticipation;
export function presentParticipation(count: RoundCount, seq: number, tier: ParticipationTier): Participation;
export function presentParticipation(count: RoundCount, seq: number, tier: ParticipationTier): Participation {
  const world = worldParticipation(count, seq);
  switch (tier) {
    case 'world':
      return world;
    case 'resident':
      return { ...world, buildings: residentBuildings(count) };
    case 'staff':
      return {
        ...world,
        buildings: everyBuilding(count),
        ...count.states,
        channels: { ...count.channels },
        ...lateHouseholds(count),
      };
  }
}
