import { refuse, type Refusal } from '../refusal.ts';
import type { GateEvidence } from './gateEvidence.ts';
import { gateLacks, ownersLacks, type GateLack } from './gateLacks.ts';
import { gatesOnMove } from './stageMove.ts';
import type { GateId, Stage, StageTemplate } from './stageTemplate.ts';

interface GateWords {
  readonly name: string;
  /** What must hold, in one sentence. */
  readonly sentence: string;
  /** False: it warns and lets pass. */
  readonly blocks: boolean;
}

/** What each gate asks for before its stage may be left. */
export const GATE_WORDS: Readonly<Record<GateId, GateWords>> = {
  G1: { name: '征集率', sentence: '已征集的户数达到规定的比例，一户也不能少。', blocks: true },
  G2: { name: '方案公示', sentence: '公示天数已满，异议都在期限内答复。', blocks: true },
  G3: { name: '专家评审', sentence: '专家评审意见为通过或有条件通过。', blocks: true },
  G4: {
    name: '进场条件',
    sentence:
      '场地已清理，公示栏填写完整；每个涉及业主共同决定的项目都有表决通过或依法形成的决议，每笔公共收益出资都已取得同意。',
    blocks: true,
  },
  G5: {
    name: '联合竣工验收',
    sentence: '缺陷已整改销号，居民代表参加了验收，不同意见已记录并答复。',
    blocks: true,
  },
  G6: { name: '效果评价', sentence: '答复户数太少时提醒，不阻止。', blocks: false },
};

/** The solicitation as the gate reads it, in whole households; `need` and `met` come from the rate's own rule. */
export interface GateParticipation {
  readonly answered: number;
  readonly denominator: number;
  readonly thresholdPercent: number;
  readonly need: number;
  readonly met: boolean;
}

/** A move and what is known when it is asked for. `waived` are the gates that the district bureau let pass in public. */
export interface GateQuestion {
  readonly from: Stage;
  readonly to: Stage;
  readonly participation?: GateParticipation;
  /** What is on record for the gates after the first; absent: nothing is. */
  readonly evidence?: GateEvidence;
  readonly waived?: readonly GateId[];
}

/** A gate that closes a move; the numbers (whole households) stand only where the gate compares them. */
export interface ClosedGate {
  readonly gate: GateId;
  readonly cause: 'households-missing' | 'nobody-to-ask' | 'evidence-missing';
  readonly answered?: number;
  readonly denominator?: number;
  readonly thresholdPercent?: number;
  readonly need?: number;
  /** Everything that is missing, each with who has to act. */
  readonly missing?: readonly GateLack[];
}

/**
 * The gates that close the move, empty when it may go. G1 compares households and is closed without a solicitation or
 * with nobody in the denominator, with its numbers. G2 to G5 are closed with `cause` `evidence-missing` and a list of
 * what is `missing`; absence never opens a gate. A waiver covers everything but what the owners decide: G4 stays closed
 * with those lacks alone.
 */
export function closedGates(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  question: GateQuestion,
): readonly ClosedGate[] {
  return gatesOnMove(template, question)
    .filter((gate) => GATE_WORDS[gate].blocks)
    .flatMap((gate) => {
      if (question.waived?.includes(gate) === true) return closedByOwners(gate, question.evidence);
      return gate === 'G1'
        ? closedSolicitation(question.participation)
        : closedByEvidence(gate, question.evidence);
    });
}

/** The same as refusals: one `stage/gate-closed` for every gate that closes the move. */
export function gateRefusals(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  question: GateQuestion,
): readonly Refusal[] {
  return closedGates(template, question).map((gate) => refuse('stage/gate-closed', { ...gate }));
}

/** What gates that never block say before they let pass: of G6 that few have answered. */
export function gateWarnings(gates: readonly GateId[], evidence: GateEvidence): readonly string[] {
  if (!gates.includes('G6')) return [];
  const { evaluation } = evidence;
  if (evaluation === undefined) return ['还没有做过效果评价。'];
  const { answered, households, minRatePercent } = evaluation;
  return 100 * answered < minRatePercent * households
    ? [`效果评价只有 ${answered}/${households} 户答复，不到 ${minRatePercent}%，分数只能参考。`]
    : [];
}

function closedByEvidence(gate: GateId, evidence: GateEvidence | undefined): readonly ClosedGate[] {
  if (evidence === undefined) return [{ gate, cause: 'evidence-missing' }];
  const missing = gateLacks(gate, evidence);
  return missing.length === 0 ? [] : [{ gate, cause: 'evidence-missing', missing }];
}

/** What closes a gate that was waived, also what came up after the waiver (a plan changed after its vote). */
function closedByOwners(gate: GateId, evidence: GateEvidence | undefined): readonly ClosedGate[] {
  if (gate !== 'G4') return [];
  if (evidence === undefined) return [{ gate, cause: 'evidence-missing' }];
  const missing = ownersLacks(evidence);
  return missing.length === 0 ? [] : [{ gate, cause: 'evidence-missing', missing }];
}

function closedSolicitation(participation: GateParticipation | undefined): readonly ClosedGate[] {
  if (participation === undefined) return [{ gate: 'G1', cause: 'evidence-missing' }];
  const { answered, denominator, thresholdPercent, need, met } = participation;
  if (met && need === 0 && denominator > 0) return [];
  const cause = denominator === 0 ? 'nobody-to-ask' : 'households-missing';
  return [{ gate: 'G1', cause, answered, denominator, thresholdPercent, need }];
}
