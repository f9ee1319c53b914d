import { refuse, type Refusal } from '../refusal.ts';
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
}

/**
 * The gates that close the move, empty when it may go. G1 compares households and is closed without a solicitation or
 * with nobody in the denominator, with its numbers. A blocking gate whose evidence is not on record (G2 to G5) is
 * closed with `cause` `evidence-missing`: absence never opens a gate.
 */
export function closedGates(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  question: GateQuestion,
): readonly ClosedGate[] {
  return gatesOnMove(template, question)
    .filter((gate) => GATE_WORDS[gate].blocks && !question.waived?.includes(gate))
    .flatMap((gate) =>
      gate === 'G1' ? closedSolicitation(question.participation) : [{ gate, cause: 'evidence-missing' }],
    );
}

/** The same as refusals: one `stage/gate-closed` for every gate that closes the move. */
export function gateRefusals(
  template: Pick<StageTemplate, 'order' | 'gates'>,
  question: GateQuestion,
): readonly Refusal[] {
  return closedGates(template, question).map((gate) => refuse('stage/gate-closed', { ...gate }));
}

function closedSolicitation(participation: GateParticipation | undefined): readonly ClosedGate[] {
  if (participation === undefined) return [{ gate: 'G1', cause: 'evidence-missing' }];
  const { answered, denominator, thresholdPercent, need, met } = participation;
  if (met && need === 0 && denominator > 0) return [];
  const cause = denominator === 0 ? 'nobody-to-ask' : 'households-missing';
  return [{ gate: 'G1', cause, answered, denominator, thresholdPercent, need }];
}
