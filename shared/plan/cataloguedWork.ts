import { legalEffectText } from './legalEffect.ts';
import type { FundingSource, MenuItemTemplate } from './menuItem.ts';
import type { FundingLine, PlanItem } from './plan.ts';

/** What a plan adds to a work of the catalogue, in whole fen. */
interface WorkMoney {
  readonly costFen: number;
  /** Pays what the residents do not. */
  readonly source: FundingSource;
  /** What all residents pay together; not above the cost. */
  readonly residentsFen: number;
  /** What one average household pays. */
  readonly shareFen: number;
}

/** The works of a catalogue that a plan does not contain, by id or by name. */
export function worksToAdd(
  catalogue: readonly MenuItemTemplate[],
  items: readonly Pick<PlanItem, 'itemId' | 'name'>[],
): MenuItemTemplate[] {
  return catalogue.filter(
    ({ catalogueId, name }) => !items.some((item) => item.itemId === catalogueId || item.name === name),
  );
}

/** A work as it enters a plan: name, class, scope, look and legal effect are the catalogue's, word for word. */
export function plannedWork(
  { catalogueId, name, scope, lookWhenDone, legalEffect, ...work }: MenuItemTemplate,
  { costFen, source, residentsFen, shareFen }: WorkMoney,
): PlanItem {
  const lines: readonly FundingLine[] =
    source === 'residents'
      ? [{ source, amountFen: costFen }]
      : [
          { source, amountFen: costFen - residentsFen },
          { source: 'residents', amountFen: residentsFen },
        ];
  return {
    itemId: catalogueId,
    class: work.class,
    name,
    scope,
    ...(lookWhenDone === undefined ? {} : { lookWhenDone }),
    costFen,
    shareFen,
    funding: lines.filter(({ amountFen }) => amountFen > 0),
    ...(legalEffect === 'none' ? {} : { legalEffect: legalEffectText(legalEffect) }),
  };
}
