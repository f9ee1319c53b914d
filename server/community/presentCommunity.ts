import type { CommunitySummary, OverviewRow } from '../../shared/community/community.ts';
import { presentParticipation } from '../../shared/round/counting/presentParticipation.ts';
import type { CommunityLedger, OpenedRound } from '../state/communityState.ts';
import type { CommunityRecord } from './communityModel.ts';
import { newestSatisfaction } from './presentSatisfaction.ts';
import { gateRound } from './gateRound.ts';
import { outlookOf, shakenGates, windowOf } from './stageStanding.ts';

/** A community as everybody may see it. */
export function presentCommunity(
  ledger: CommunityLedger,
  community: CommunityRecord,
  currentPlanVersionId: string | null,
): CommunitySummary {
  const state = ledger.state(community._id);
  const {
    _id: communityId,
    name,
    regionIds,
    regionName,
    demo,
    buildings,
    households,
    builtYear,
    contact,
  } = community;
  return {
    communityId,
    name,
    regionId: regionIds.at(-1) ?? '',
    regionName,
    demo,
    buildings: buildings.length,
    households,
    builtYear,
    stage: state.stage,
    currentPlanVersionId,
    openRounds: [...state.rounds.values()]
      .filter(({ status }) => status === 'open')
      .map(({ terms: { roundId, kind, title, closesAt } }) => ({ roundId, kind, title, closesAt })),
    contact,
  };
}

/** City, district, street, neighbourhood committee. */
const DISTRICT = 1;

/** One row of the bureau's table, from the folded log: its cost does not depend on the answers given. */
export function presentOverviewRow(
  ledger: CommunityLedger,
  community: CommunityRecord,
  now: number,
): OverviewRow {
  const state = ledger.state(community._id);
  const round = gateRound(state);
  const { _id: communityId, name, regionIds, regionName, households } = community;
  return {
    communityId,
    name,
    regionName,
    districtId: regionIds[DISTRICT] ?? '',
    districtName: regionName.split(' ')[0] ?? '',
    households,
    stage: state.stage,
    outlook: outlookOf(community, state, now),
    window: windowOf(state, now),
    shaken: shakenGates(state),
    round: round === undefined ? null : presentGateRound(round),
    satisfaction: newestSatisfaction(state),
  };
}

function presentGateRound({ terms, status, count }: OpenedRound): NonNullable<OverviewRow['round']> {
  const { roundId, title, kind, rule } = terms;
  const { official, strict } = presentParticipation(count, count.seq, 'world');
  return { roundId, title, kind, status, thresholdPercent: rule.thresholdPercent, official, strict };
}
