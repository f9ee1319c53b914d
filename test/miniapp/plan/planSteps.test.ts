import { planSteps, whoActsNow } from '../../../miniapp/src/plan/planSteps.ts';
import type { PlanStep } from '../../../shared/plan/plan.ts';

const step = (stepId: string, stages: PlanStep['stages'], who: string): PlanStep => ({
  stepId,
  name: stepId,
  stages,
  startsOn: '2025-04-10',
  endsOn: '2025-05-10',
  who,
});
const steps = [
  step('摸底', ['survey'], '社区'),
  step('征集', ['willingness', 'solicit'], '全体住户'),
  step('设计', ['design'], '设计单位'),
];

describe('the timetable as a path', () => {
  it('marks what is done, where we are and what comes', () => {
    expect(planSteps(steps, 'solicit').map(({ state }) => state)).toEqual(['done', 'now', 'next']);
    expect(planSteps(steps, 'solicit')[1]?.when).toBe('2025年4月10日 至 2025年5月10日');
    expect(whoActsNow(steps, 'solicit')).toBe('全体住户');
  });

  it('calls nothing done or present while the project waits off its path', () => {
    expect(planSteps(steps, 'suspended').map(({ state }) => state)).toEqual(['next', 'next', 'next']);
    expect(whoActsNow(steps, 'suspended')).toBeUndefined();
  });
});
