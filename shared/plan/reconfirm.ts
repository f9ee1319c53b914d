import { changedFields } from './comparePlans.ts';
import type { PlanContent, PlanItem } from './plan.ts';

/** What residents decided an item by: another wording of the same thing is no other decision. */
const DECISIVE = ['class', 'scope', 'look', 'cost', 'share', 'funding', 'legalEffect'] as const;

/**
 * Whether what was decided on one version of an item still holds for another: not for one that is gone, and not where
 * anything changed that people decided by.
 */
export function stillDecided(decided: PlanItem | undefined, current: PlanItem | undefined): boolean {
  if (decided === undefined || current === undefined) return false;
  const changed = changedFields(decided, current);
  return !DECISIVE.some((field) => changed.includes(field));
}

/**
 * The items of the current version that were put to the households or owners on an earlier version and have changed
 * since: 需重新确认. `asked` names each item with the version on which it was last asked about.
 */
export function itemsToReconfirm(
  current: PlanContent,
  asked: readonly { readonly itemId: string; readonly plan: PlanContent }[],
): readonly PlanItem[] {
  return current.items.filter((item) => {
    const put = asked.filter(({ itemId }) => itemId === item.itemId);
    const last = put[put.length - 1];
    if (last === undefined) return false;
    return !stillDecided(itemOf(last.plan, item.itemId), item);
  });
}

/** The item of a plan with this id. */
export function itemOf(plan: PlanContent, itemId: string): PlanItem | undefined {
  return plan.items.find((item) => item.itemId === itemId);
}
