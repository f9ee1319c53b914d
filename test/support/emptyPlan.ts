import type { PlanContent } from '../../shared/plan/plan.ts';

/** A version of a plan with nothing in it. */
export const emptyPlan: PlanContent = {
  planVersionId: 'plan-1',
  communityId: 'c1',
  version: 1,
  publishedAt: '2026-01-01T00:00:00Z',
  overview: '',
  items: [],
  funding: [],
  totalFen: 0,
  steps: [],
  noticeBoard: {
    projectOverview: '',
    works: '',
    startsOn: '',
    completesOn: '',
    responsible: '',
    complaintPhone: '',
  },
  drawings: [],
};
