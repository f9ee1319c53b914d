import type { MainStage, StageTemplate } from '../../shared/plan/stageTemplate.ts';
import { chinaHour, DAY } from './chinaDay.ts';

/** From the start of the first day to the start of the day after the last, both midnight in China. */
export interface StageWindow {
  readonly from: number;
  readonly until: number;
}
export type DemoTimeline = Readonly<Record<MainStage, StageWindow>>;

/** Whole days a stage takes in the demonstration. */
const STAGE_DAYS: Readonly<Record<MainStage, number>> = {
  survey: 30,
  willingness: 30,
  solicit: 90,
  design: 40,
  publicity: 12,
  confirm: 30,
  review: 15,
  listed: 20,
  prepare: 45,
  build: 150,
  accept: 20,
  handover: 15,
  evaluate: 40,
  care: 180,
  archived: 30,
};

/**
 * One stage after another in the template's order, so laid that the stage the community is in began `dayOfStage` days
 * before the demonstration was loaded.
 */
export function demoTimeline(
  template: Pick<StageTemplate, 'order'>,
  { stage, dayOfStage }: { readonly stage: MainStage; readonly dayOfStage: number },
  loadedAt: number,
): DemoTimeline {
  const before = template.order.slice(0, template.order.indexOf(stage));
  const startDay = -dayOfStage - before.reduce((days, earlier) => days + STAGE_DAYS[earlier], 0);
  let from = chinaHour(loadedAt, startDay, 0);
  const windows = template.order.map((each): [MainStage, StageWindow] => {
    const window = { from, until: from + STAGE_DAYS[each] * DAY };
    from = window.until;
    return [each, window];
  });
  return Object.fromEntries(windows) as DemoTimeline;
}
