import type { FieldFault } from '../refusal.ts';
import type { NoticeBoard, PlanItem, PlanStep } from './plan.ts';

/** A drawing to add: a photograph or picture that was uploaded for this community. */
export interface NewDrawing {
  readonly evidenceId: string;
  readonly title: string;
  readonly description: string;
}

/** What a new version of a plan says; what is left out stays as in the version it is based on. */
export interface PlanRevision {
  /** The version that was open when it was written: another one since is `plan/outdated`. */
  readonly basedOn: string;
  /** Why, shown to everybody; needed once the review has passed, and where an item takes less 公共收益 than before. */
  readonly reason?: string;
  readonly overview?: string;
  readonly items: readonly PlanItem[];
  readonly noticeBoard?: NoticeBoard;
  readonly steps?: readonly PlanStep[];
  /** Drawings of the version before that are not taken over. */
  readonly dropDrawings?: readonly string[];
  readonly addDrawings?: readonly NewDrawing[];
}

/** What is wrong with the items of a plan: the same id twice (`twice`), money that does not add up to the cost (`sum`). */
export function planItemFaults(items: readonly PlanItem[]): readonly FieldFault[] {
  return items.flatMap((item, index): FieldFault[] => {
    const twice = items.findIndex(({ itemId }) => itemId === item.itemId) !== index;
    const paidFen = item.funding.reduce((sum, { amountFen }) => sum + amountFen, 0);
    return [
      ...(twice ? [{ path: `items[${index}].itemId`, code: 'twice' }] : []),
      ...(paidFen === item.costFen ? [] : [{ path: `items[${index}].funding`, code: 'sum' }]),
    ];
  });
}
