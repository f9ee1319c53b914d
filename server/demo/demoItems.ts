import { legalEffectText } from '../../shared/plan/legalEffect.ts';
import type { MenuItemTemplate } from '../../shared/plan/menuItem.ts';
import type { FundingLine, PlanItem } from '../../shared/plan/plan.ts';
import type { HouseholdRecord } from '../community/householdModel.ts';
import { menuCatalogue } from '../documents/menuCatalogue.ts';
import { worksOf, type DemoMenu } from './demoWorks.ts';
import type { DemoWork } from './works/demoWork.ts';

/** A work as it stands in the plan and on the ballot. `payers`: the households it is for. */
export interface DemoItem {
  readonly work: DemoWork;
  readonly template: MenuItemTemplate;
  readonly item: PlanItem;
  readonly unitIds: 'community' | readonly string[];
  readonly payers: number;
}

/** Costs are made up in steps of 1 000 yuan. */
const STEP_FEN = 1_000_00;

function templateOf(catalogueId: string): MenuItemTemplate {
  const template = menuCatalogue.find((each) => each.catalogueId === catalogueId);
  if (template === undefined) throw new Error(`the catalogue has no work ${catalogueId}`);
  return template;
}

/** The lines of one item: what the households pay, then the rest by its shares; the last takes what rounding leaves. */
function fundingLines(work: DemoWork, costFen: number, residentsFen: number): readonly FundingLine[] {
  const restFen = costFen - residentsFen;
  let leftFen = restFen;
  const lines = work.funding.map(([source, percent], index): FundingLine => {
    const last = index === work.funding.length - 1;
    const amountFen = last ? leftFen : Math.floor((restFen * percent) / 100 / 100) * 100;
    leftFen -= amountFen;
    return { source, amountFen };
  });
  return residentsFen === 0 ? lines : [...lines, { source: 'residents', amountFen: residentsFen }];
}

/** The document's standard, else what the design itself says. */
function lookOf({ lookWhenDone }: MenuItemTemplate, { look }: DemoWork): Pick<PlanItem, 'lookWhenDone'> {
  if (lookWhenDone !== undefined) return { lookWhenDone };
  return look === undefined
    ? {}
    : { lookWhenDone: { text: look, source: '本小区改造方案的设计说明（演示）', region: '本小区' } };
}

/**
 * The menu priced for a community. A work of unit scope is for the staircases of the last building only; every other
 * work is for everybody.
 */
export function demoItems(menu: DemoMenu, households: readonly HouseholdRecord[]): readonly DemoItem[] {
  const lastBuilding = households[households.length - 1]?.buildingId;
  const inLast = households.filter(({ buildingId }) => buildingId === lastBuilding);
  return worksOf(menu).map((work): DemoItem => {
    const template = templateOf(work.catalogueId);
    const byUnit = template.scope === 'unit';
    const payers = byUnit ? inLast.length : households.length;
    const roughFen = (work.fixedYuan + work.perHouseholdYuan * payers) * 100;
    const costFen = Math.ceil(roughFen / STEP_FEN) * STEP_FEN;
    const shareFen = (work.shareYuan ?? 0) * 100;
    const item: PlanItem = {
      itemId: work.catalogueId,
      class: template.class,
      name: template.name,
      scope: template.scope,
      ...lookOf(template, work),
      costFen,
      shareFen,
      funding: fundingLines(work, costFen, shareFen * payers),
      ...(template.legalEffect !== 'none' && { legalEffect: legalEffectText(template.legalEffect) }),
      ...(work.prerequisite !== undefined && { prerequisite: work.prerequisite }),
    };
    const unitIds = byUnit ? [...new Set(inLast.map(({ unitId }) => unitId))] : 'community';
    return { work, template, item, unitIds, payers };
  });
}

/** All lines of the items together, one per source in the order of first use. */
export function totalFunding(items: readonly PlanItem[]): readonly FundingLine[] {
  const sums = new Map<FundingLine['source'], number>();
  for (const { source, amountFen } of items.flatMap(({ funding }) => funding)) {
    sums.set(source, (sums.get(source) ?? 0) + amountFen);
  }
  return [...sums].map(([source, amountFen]) => ({ source, amountFen }));
}
