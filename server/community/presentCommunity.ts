import type { CommunitySummary, OverviewRow } from '../../shared/community/community.ts';
import { stageOutlook } from '../../shared/plan/stageOutlook.ts';
import { presentParticipation } from '../../shared/round/presentParticipation.ts';
import type { RoundKind } from '../../shared/round/round.ts';
import { findStageTemplate } from '../documents/stageTemplates.ts';
import type { CommunityLedger, CommunityState, OpenedRound } from '../state/communityState.ts';
import type { CommunityRecord } from './communityModel.ts';

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

/** One row of the bureau's table, from the folded log: its cost does not depend on the answers given. */
export function presentOverviewRow(ledger: CommunityLedger, community: CommunityRecord): OverviewRow {
  const state = ledger.state(community._id);
  const round = gateRound(state);
  const { _id: communityId, name, regionName, households } = community;
  return {
    communityId,
    name,
    regionName,
    households,
    stage: state.stage,
    outlook: outlookOf(community.templateId, state),
    round: round === undefined ? null : presentGateRound(round),
  };
}

function outlookOf(templateId: string, state: CommunityState): OverviewRow['outlook'] {
  const template = findStageTemplate(templateId);
  if (template === undefined) throw new Error(`There is no stage template ${templateId}.`);
  const { stage: from, leftFrom } = state;
  return stageOutlook(
    template,
    leftFrom === undefined ? { from } : { from, leftFrom },
    gateParticipation(state),
  );
}

function presentGateRound({ terms, status, count }: OpenedRound): NonNullable<OverviewRow['round']> {
  const { roundId, title, kind, rule } = terms;
  const { official, strict } = presentParticipation(count, count.seq, 'world');
  return { roundId, title, kind, status, thresholdPercent: rule.thresholdPercent, official, strict };
}

/** The solicitation that G1 looks at: the newest menu round, else the newest round of willingness. */
export function gateRound(state: CommunityState): OpenedRound | undefined {
  const newest = (kind: RoundKind) =>
    [...state.rounds.values()].filter(({ terms }) => terms.kind === kind).at(-1);
  return newest('menu') ?? newest('willingness');
}

/** That round's numbers as the gate reads them. */
export function gateParticipation(state: CommunityState):
  | {
      readonly answered: number;
      readonly denominator: number;
      readonly thresholdPercent: number;
      readonly need: number;
      readonly met: boolean;
    }
  | undefined {
  const round = gateRound(state);
  if (round === undefined) return undefined;
  const { thresholdPercent } = round.terms.rule;
  const { official } = presentParticipation(round.count, round.count.seq, 'world');
  return { ...official, thresholdPercent };
}
