import { demoPolicy } from '../../../server/documents/demoPolicy.ts';
import { printPolicySource } from '../../../shared/region/policySet.ts';

// Spread, so that the entries keep their type.
const policies = Object.entries({ ...demoPolicy.values });

test('80 per cent comes from 东河区2024 三（一）1, the 25th and its warning from 乌海市2022—2024', () => {
  const { thresholdPercent, reportDay, reportWarnDay } = demoPolicy.values;
  expect([thresholdPercent.value, reportDay.value, reportWarnDay.value]).toEqual([80, 25, 24]);
  expect(printPolicySource(thresholdPercent)).toBe('东河区2024年城镇老旧小区改造方案 三、（一）1');
  expect(printPolicySource(reportDay)).toBe(
    '乌海市老旧小区改造行动实施方案（2022—2024年） 工作要求·抓好项目实施',
  );
});

test('every number without a source is 示例默认, the definition of the rate included', () => {
  const unsourced = policies.filter(([, policy]) => policy.source === null);
  expect(Object.fromEntries(unsourced.map(([name, policy]) => [name, policy.value]))).toEqual({
    counts: 'answered',
    denominator: 'rollLessExcluded',
    buildingFloorPercent: null,
    exclusionMinAttempts: 3,
    basicObjectionDivisor: 3,
    improveMinPercent: 50,
    objectionDays: 5,
    lateEntries: 'untilFinal',
    publicityDays: 7,
    objectionAnswerDays: 5,
    bindingWaitHours: 24,
    smallCellK: 5,
    buildingRowMinHouseholds: 10,
    buildingRowRefreshMinutes: 10,
    satisfactionMinAnswers: 10,
    satisfactionSmallCommunityHouseholds: 20,
    satisfactionMinRatePercent: 30,
    satisfactionLowScore: 60,
    complaintAcceptHours: { usual: 24, urgent: 4 },
    complaintRespondHours: { usual: 72, urgent: 24 },
    complaintResolveHours: { usual: 240, urgent: 72 },
    complaintSuperviseHours: { usual: 72, urgent: 24 },
    complaintSoonPercent: 25,
    complaintSuperiorHours: 24,
    complaintWaitWorkingDays: 3,
    complaintExtensionWorkingDays: 10,
    complaintTimeOutDays: 7,
    complaintReopenDays: 30,
    complaintSatisfiedFrom: 4,
  });
  expect(new Set(unsourced.map(([, policy]) => printPolicySource(policy)))).toEqual(new Set(['示例默认']));
});

test('the set is labelled 演示政策, dated and frozen', () => {
  expect(demoPolicy.label).toBe('演示政策');
  for (const [, policy] of policies) expect(policy.effectiveFrom).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(Object.isFrozen(demoPolicy.values.thresholdPercent)).toBe(true);
});
