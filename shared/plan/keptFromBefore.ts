import { STATUTORY_MATTER_WORDS } from '../round/vote/statutoryMatter.ts';
import type { MenuItemTemplate } from './menuItem.ts';
import type { PlanContent, PlanItem } from './plan.ts';

/** What a catalogue says of a work's legal effect. */
type CataloguedEffect = Pick<MenuItemTemplate, 'catalogueId' | 'name' | 'legalEffect'>;

/**
 * The first item of a new version that loses or changes its legal effect: the one it had in any version before, or else
 * the matter that the catalogue names for it. An item taken out and put in again under another id is known by its name.
 * That the owners decide (民法典第二百七十八条) is not for whoever writes the plan to strike out.
 */
export function itemWithoutItsEffect(
  versions: readonly PlanContent[],
  catalogue: readonly CataloguedEffect[],
  items: readonly PlanItem[],
): PlanItem | undefined {
  return items.find((item) => {
    const before = lastBefore(versions, item, ({ legalEffect }) => legalEffect !== undefined);
    if (before !== undefined) return before.legalEffect !== item.legalEffect;
    const work = catalogue.find(
      ({ catalogueId, name }) => catalogueId === item.itemId || sameName(name, item.name),
    );
    if (work === undefined || work.legalEffect === 'none') return false;
    return item.legalEffect?.startsWith(STATUTORY_MATTER_WORDS[work.legalEffect.matter].article) !== true;
  });
}

/** Whether an item takes less 公共收益 than when it last stood in the plan: another source pays what needed a consent. */
export function takesLessIncome(versions: readonly PlanContent[], items: readonly PlanItem[]): boolean {
  return items.some((item) => {
    const before = lastBefore(versions, item);
    return before !== undefined && incomeFen(item) < incomeFen(before);
  });
}

/** The newest earlier form of an item, by its id, else by its name. */
function lastBefore(
  versions: readonly PlanContent[],
  { itemId, name }: PlanItem,
  counts: (item: PlanItem) => boolean = () => true,
): PlanItem | undefined {
  const earlier = versions.flatMap(({ items }) => items).filter(counts);
  const sameId = earlier.filter((item) => item.itemId === itemId);
  const known = sameId.length > 0 ? sameId : earlier.filter((item) => sameName(item.name, name));
  return known[known.length - 1];
}

function sameName(one: string, other: string): boolean {
  return one.replace(/\s/g, '') === other.replace(/\s/g, '');
}

function incomeFen({ funding }: PlanItem): number {
  return funding.reduce(
    (sum, { source, amountFen }) => (source === 'commonRevenue' ? sum + amountFen : sum),
    0,
  );
}
