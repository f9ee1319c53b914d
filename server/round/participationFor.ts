import { reachesCommunity } from '../../shared/identity/scope.ts';
import type { BuildingParticipation, Participation } from '../../shared/round/counting/participation.ts';
import { electorParticipation } from '../../shared/round/vote/electorParticipation.ts';
import { flooredPermille } from '../../shared/round/counting/solicitationRate.ts';
import {
  presentParticipation,
  type ParticipationTier,
} from '../../shared/round/counting/presentParticipation.ts';
import type { Clock } from '../clock.ts';
import { placeOf } from '../community/communityStore.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Caller } from '../http/caller.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { heldAnswers } from '../state/heldBuildings.ts';

/** Which tier of a community's participation a caller sees. */
export function tierOf(caller: Caller, community: CommunityRecord): ParticipationTier {
  if (reachesCommunity(caller, placeOf(community))) return 'staff';
  const bound = caller.account?.households.some(
    ({ communityId, status }) => communityId === community._id && status === 'approved',
  );
  return bound === true ? 'resident' : 'world';
}

function present(round: OpenedRound, seq: number, tier: ParticipationTier): Participation {
  const { count, electors } = round;
  return electors === undefined
    ? presentParticipation(count, seq, tier)
    : electorParticipation(count, electors, seq, tier);
}

/** Presents participation by tier; building rows for residents are held still for ten minutes (小格保护). */
export interface ParticipationBoard {
  of(round: OpenedRound, tier: ParticipationTier, seq: number): Participation;
}

/**
 * Building rows as the log held them when the running ten minutes began; so two looks a second apart never show one
 * door's answer, whichever instance is asked and however often it was started.
 */
export function participationBoard(clock: Clock): ParticipationBoard {
  return {
    of(round, tier, seq) {
      const live = present(round, seq, tier);
      const held = tier === 'resident' ? heldAnswers(round, clock.now()) : undefined;
      if (held === undefined || !('buildings' in live)) return live;
      return {
        ...live,
        buildings: live.buildings.map((building): BuildingParticipation => {
          const answered = held.get(building.buildingId) ?? 0;
          return { ...building, answered, permille: flooredPermille(answered, building.households) };
        }),
      };
    },
  };
}
