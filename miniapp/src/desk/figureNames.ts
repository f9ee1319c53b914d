import type { RateFigure } from '../../../shared/complaint/complaintRates.ts';

/** What the numbers of the rates are called, in the table and above the rows behind them. */
export const FIGURE_NAMES: Readonly<Record<RateFigure, string>> = {
  filed: '反映',
  due: '应回应',
  respondedInTime: '按时回应',
  confirmed: '居民确认解决',
  reopenedAtEnd: '最后说没解决',
  closedUnresolved: '客观无法解决',
  unrated: '未评价',
  rated: '已评价',
  satisfied: '满意',
};
