import type { PlanClause } from './opinion.ts';

/** The parts of a plan besides its items, as residents read them. */
export const PLAN_CLAUSE_NAMES: Readonly<Record<PlanClause, string>> = {
  overview: '改造概况',
  funding: '资金安排',
  steps: '进度安排',
  noticeBoard: '公示栏',
  drawings: '图纸',
};
