import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { GateEvidence } from '../../shared/plan/gateEvidence.ts';
import { ownersLacks } from '../../shared/plan/gateLacks.ts';
import { itemsToReconfirm } from '../../shared/plan/reconfirm.ts';
import { stageOutlook, type OutlookFacts, type StageOutlook } from '../../shared/plan/stageOutlook.ts';
import type { GateId, StageTemplate } from '../../shared/plan/stageTemplate.ts';
import type { StageView } from '../../shared/plan/stageView.ts';
import { stageWindow, type StageWindow } from '../../shared/plan/stageWindow.ts';
import { findStageTemplate } from '../documents/stageTemplates.ts';
import type { CommunityState } from '../state/communityState.ts';
import { planAt } from '../state/planAt.ts';
import type { CommunityRecord } from './communityModel.ts';
import { gateEvidenceOf } from './gateEvidenceOf.ts';
import { gateParticipation } from './gateRound.ts';

/** The stage template that a community follows. */
export function templateOf({ templateId }: Pick<CommunityRecord, 'templateId'>): StageTemplate {
  const template = findStageTemplate(templateId);
  if (template === undefined) throw new Error(`There is no stage template ${templateId}.`);
  return template;
}

/** What the gates are asked with, at a moment in milliseconds since 1970 UTC. */
export function outlookFacts(
  state: CommunityState,
  now: number,
): OutlookFacts & { readonly evidence: GateEvidence } {
  const participation = gateParticipation(state);
  return {
    ...(participation === undefined ? {} : { participation }),
    evidence: gateEvidenceOf(state, Math.floor(now / 1000)),
    waived: [...state.waivers.keys()],
  };
}

/** Where the community may go from here and what closes the way. */
export function outlookOf(community: CommunityRecord, state: CommunityState, now: number): StageOutlook {
  return outlookBy(community, state, outlookFacts(state, now));
}

function outlookBy(community: CommunityRecord, state: CommunityState, facts: OutlookFacts): StageOutlook {
  const { stage: from, leftFrom } = state;
  const position = leftFrom === undefined ? { from } : { from, leftFrom };
  return stageOutlook(templateOf(community), position, facts);
}

/** The window of the stage by the plan in force. */
export function windowOf(state: CommunityState, now: number): StageWindow | null {
  const steps = state.plans.at(-1)?.content.steps ?? [];
  return stageWindow(steps, state.leftFrom ?? state.stage, chinaDayOf(now));
}

/**
 * G1, once passed on the numbers, stays passed; when disputes pull the rate of the round that it was passed on under,
 * that is said (争议后不足).
 */
export function shakenGates(state: CommunityState): readonly GateId[] {
  const passed = state.passedGates.get('G1');
  if (passed === undefined || passed.waived) return [];
  const participation = gateParticipation(state, passed.seq);
  return participation !== undefined && !participation.met ? ['G1'] : [];
}

/** Everything of a community's stage, as anyone may see it. */
export function presentStage(community: CommunityRecord, state: CommunityState, now: number): StageView {
  const facts = outlookFacts(state, now);
  return {
    communityId: community._id,
    stage: state.stage,
    outlook: outlookBy(community, state, facts),
    window: windowOf(state, now),
    passed: [...state.passedGates].map(([gate, { at, waived }]) => ({ gate, at: timeOf(at), waived })),
    waivers: [...state.waivers].map(([gate, { at, reason }]) => ({ gate, at: timeOf(at), reason })),
    shaken: shakenGates(state),
    undecided: ownersLacks(facts.evidence),
    reconfirm: reconfirmOf(state),
    moves: state.moves.map(({ at, ...move }) => ({ ...move, at: timeOf(at) })),
  };
}

function reconfirmOf(state: CommunityState): StageView['reconfirm'] {
  const current = state.plans.at(-1)?.content;
  if (current === undefined) return [];
  const asked = [...state.rounds.values()].flatMap((round) => {
    const plan = planAt(state, round);
    if (plan === undefined || !['confirmation', 'statutory'].includes(round.terms.kind)) return [];
    const named = round.terms.questions.flatMap(({ itemId }) => (itemId === undefined ? [] : [itemId]));
    // A confirmation that names none asks about the plan as a whole: every item in it.
    const isWhole = named.length === 0 && round.terms.kind === 'confirmation';
    const itemIds = isWhole ? plan.items.map(({ itemId }) => itemId) : named;
    return itemIds.map((itemId) => ({ itemId, plan }));
  });
  return itemsToReconfirm(current, asked).map(({ itemId, name }) => ({ itemId, name }));
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
