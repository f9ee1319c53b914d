import type { CaseState } from './roundCase.ts';

/** 名册变更: a dwelling that came to be (split, left out), is no more (merged, torn down), or has another owner. */
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
  | { readonly kind: 'remove'; readonly householdId: string }
  /** Sold to an owner of the register, or to somebody who is not in it yet. */
  | { readonly kind: 'sale'; readonly householdId: string; readonly buyerId?: string };

/** The owner whom a sale names, or gives to the register: the amendment's own place in the log names him. */
export function buyerOf(
  communityId: string,
  seq: number,
  { buyerId }: Extract<RollChange, { readonly kind: 'sale' }>,
): string {
  return buyerId ?? `${communityId}-buyer-${seq}`;
}

/**
 * A change of the register that two people decide; it holds for rounds opened afterwards. In an owners' vote under way a
 * sale lets the buyer vote where the seller has not; nothing else of an open round changes.
 */
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
