import type { GateId, Stage } from './stageTemplate.ts';
import type { GateLack } from './gateLacks.ts';
import type { StageOutlook } from './stageOutlook.ts';
import type { StageWindow } from './stageWindow.ts';

/** A gate that was passed, when, and whether the district bureau had waived it. `at` is ISO 8601 UTC. */
export interface GatePassedView {
  readonly gate: GateId;
  readonly at: string;
  readonly waived: boolean;
}

/** A gate that the district bureau lets pass, in public. */
export interface WaiverView {
  readonly gate: GateId;
  readonly at: string;
  readonly reason: string;
}

export interface StageMoveView {
  readonly seq: number;
  readonly at: string;
  readonly from: Stage;
  readonly to: Stage;
  readonly reason?: string;
}

/** Where a community stands, for anyone: what blocks it, who must act, when it was due, and what has happened. */
export interface StageView {
  readonly communityId: string;
  readonly stage: Stage;
  readonly outlook: StageOutlook;
  readonly window: StageWindow | null;
  readonly passed: readonly GatePassedView[];
  readonly waivers: readonly WaiverView[];
  /** 争议后不足: gates passed, whose numbers have since fallen below; they stay passed and a person decides. */
  readonly shaken: readonly GateId[];
  /** Per item what is legally still missing before the works, at whatever stage: vote, resolution, consent. */
  readonly undecided: readonly GateLack[];
  /** Items that were voted on or asked about and have changed since (需重新确认). */
  readonly reconfirm: readonly { readonly itemId: string; readonly name: string }[];
  /** Oldest first. */
  readonly moves: readonly StageMoveView[];
}
