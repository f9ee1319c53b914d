import type { CaseState } from './roundCase.ts';

/** 名册变更: a dwelling that came to be (split, left out) or is no more (merged, torn down). */
export type RollChange =
  | {
      readonly kind: 'add';
      readonly buildingId: string;
      readonly unitId: string;
      readonly floor: number;
      readonly room: string;
      /** Whole 0.01 m². */
      readonly areaDm2: number;
    }
  | { readonly kind: 'remove'; readonly householdId: string };

/** A change of the register that two people decide; it holds for rounds opened afterwards, never for an open one. */
export interface AmendmentView {
  readonly amendmentId: string;
  readonly communityId: string;
  readonly change: RollChange;
  /** The dwelling in words. */
  readonly address: string;
  readonly askedAt: string;
  readonly words: string;
  readonly state: Exclude<CaseState, 'lapsed'>;
  readonly decidedAt?: string;
  readonly decisionWords?: string;
  readonly askedByMe: boolean;
}
