import type { ClauseReference } from '../../shared/region/clauseReference.ts';
import type { PolicySet, PolicyValue } from '../../shared/region/policySet.ts';
import { cite } from './cite.ts';
import { donghe2024 } from './tables/donghe2024.ts';
import { wuhai2022 } from './tables/wuhai2022.ts';
import { deepFrozen } from './deepFrozen.ts';

const effectiveFrom = '2024-01-01';
const reportClause = cite(wuhai2022, '工作要求·抓好项目实施');

function sourced<Value>(value: Value, source: ClauseReference, note?: string): PolicyValue<Value> {
  return note === undefined ? { value, source, effectiveFrom } : { value, source, effectiveFrom, note };
}

function exampleDefault<Value>(value: Value, note?: string): PolicyValue<Value> {
  return note === undefined
    ? { value, source: null, effectiveFrom }
    : { value, source: null, effectiveFrom, note };
}

/** The demonstration regions' policy: two numbers from documents, all others 示例默认. Frozen. */
export const demoPolicy: PolicySet = deepFrozen<PolicySet>({
  policyId: 'demo',
  label: '演示政策',
  values: {
    thresholdPercent: sourced(80, cite(donghe2024, '三、（一）1'), '原文：征集率需达到80%以上。'),
    counts: exampleDefault('answered', '原文没有规定分子；按已征集的户数计算，拒绝表态不计入。'),
    denominator: exampleDefault(
      'rollLessExcluded',
      '原文没有规定分母；按名册户数减去经两人核定不计入的户数计算。',
    ),
    buildingFloorPercent: exampleDefault<number | null>(null, '各楼栋单独的下限默认不启用。'),
    exclusionMinAttempts: exampleDefault(3, '不同日期上门的次数。'),
    basicObjectionDivisor: exampleDefault(3),
    improveMinPercent: exampleDefault(50),
    objectionDays: exampleDefault(5, '可设为5至7天。'),
    lateEntries: exampleDefault(
      'untilFinal',
      '截止前入户听到的、截止前成批收回的纸质表，定稿前补录的计入并注明补录。',
    ),
    publicityDays: exampleDefault(7, '公示的最短天数，也是提出异议的期限。'),
    objectionAnswerDays: exampleDefault(5, '收到异议后公开答复的期限。'),
    bindingWaitHours: exampleDefault(24),
    smallCellK: exampleDefault(5),
    buildingRowMinHouseholds: exampleDefault(10),
    buildingRowRefreshMinutes: exampleDefault(10),
    satisfactionMinAnswers: exampleDefault(10),
    satisfactionSmallCommunityHouseholds: exampleDefault(20),
    satisfactionMinRatePercent: exampleDefault(30),
    satisfactionLowScore: exampleDefault(60, '评价里低于这个分的一项，列入意见办理，可以转为诉求。'),
    complaintAcceptHours: exampleDefault({ usual: 24, urgent: 4 }, '工作日的小时数，休息日不计。'),
    complaintRespondHours: exampleDefault({ usual: 72, urgent: 24 }, '从提交到有人回应居民。'),
    complaintResolveHours: exampleDefault({ usual: 240, urgent: 72 }, '从受理到办结；要求重办的重新计算。'),
    complaintSuperviseHours: exampleDefault({ usual: 72, urgent: 24 }, '从督办到重新派单。'),
    complaintSoonPercent: exampleDefault(25),
    complaintSuperiorHours: exampleDefault(24, '超时后先提醒承办单位，再过这些小时报上级督办。'),
    complaintWaitWorkingDays: exampleDefault(3, '等居民补充情况时暂停计时的最长天数。'),
    complaintExtensionWorkingDays: exampleDefault(10, '一件诉求累计可延长的天数。'),
    complaintTimeOutDays: exampleDefault(7, '到期没有评价的计为未评价，不算已解决。'),
    complaintReopenDays: exampleDefault(30),
    complaintSatisfiedFrom: exampleDefault(4, '五分制，4分和5分为满意。'),
    reportDay: sourced(25, reportClause, '原文：各区每月25日前向城建主管部门上报改造进度。'),
    reportWarnDay: sourced(24, reportClause, '“25日前”按24日提醒。'),
  },
});
