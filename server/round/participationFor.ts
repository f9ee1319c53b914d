import { reachesCommunity } from '../../shared/identity/scope.ts';
import type { BuildingParticipation, Participation } from '../../shared/round/participation.ts';
import { electorParticipation } from '../../shared/round/electorParticipation.ts';
import { presentParticipation, type ParticipationTier } from '../../shared/round/presentParticipation.ts';
import type { Clock } from '../clock.ts';
import { placeOf } from '../community/communityStore.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Caller } from '../http/caller.ts';
import type { OpenedRound } from '../state/communityState.ts';

const REFRESH_MS = 600_000;

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
 * One board per server: it remembers the building rows last shown to residents. Ten minutes run from the moment they
 * were made, not from the clock's full ten: else two looks a second apart could show one door's answer.
 */
export function participationBoard(clock: Clock): ParticipationBoard {
  const shown = new Map<
    string,
    { readonly until: number; readonly buildings: readonly BuildingParticipation[] }
  >();
  return {
    of(round, tier, seq) {
      if (tier !== 'resident') return present(round, seq, tier);
      const { roundId } = round.terms;
      const live = present(round, seq, 'resident');
      if (!('buildings' in live)) return live;
      const now = clock.now();
      let rows = shown.get(roundId);
      if (rows === undefined || now >= rows.until) {
        rows = { until: now + REFRESH_MS, buildings: live.buildings };
        shown.set(roundId, rows);
      }
      return { ...live, buildings: rows.buildings };
    },
  };
}
