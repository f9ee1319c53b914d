import type { Urgency } from '../complaint/complaint.ts';
import type { ClauseReference } from './clauseReference.ts';

/**
 * One number or choice that a region sets. `source` null means that neither a document nor the law names it; screens
 * then mark it 示例默认 until an operator names a basis. Dates are `YYYY-MM-DD` in China time.
 */
export interface PolicyValue<Value> {
  readonly value: Value;
  readonly source: ClauseReference | null;
  readonly effectiveFrom: string;
  /** How the value is read, where the source leaves that open. */
  readonly note?: string;
}

/** Every number that decides a count, a gate, a deadline or a disclosure; units stand in the names. */
export interface PolicyValues {
  /** 征集率 in whole per cent. */
  readonly thresholdPercent: PolicyValue<number>;
  /** The rate's numerator: `asked` also counts 拒绝表态. */
  readonly counts: PolicyValue<'answered' | 'asked'>;
  /** The rate's denominator: the roll less households excluded by two persons, or the whole roll. */
  readonly denominator: PolicyValue<'rollLessExcluded' | 'wholeRoll'>;
  /** Each building's own floor in whole per cent; null is off. */
  readonly buildingFloorPercent: PolicyValue<number | null>;
  /** Visits on different days before a vacant home may be excluded. */
  readonly exclusionMinAttempts: PolicyValue<number>;
  /** 基础类: objections above 1/N of the answered call for a meeting. */
  readonly basicObjectionDivisor: PolicyValue<number>;
  /** 完善类: 要 must reach this share of the answered, in whole per cent. */
  readonly improveMinPercent: PolicyValue<number>;
  /** Whole days between a round's close and its final result. */
  readonly objectionDays: PolicyValue<number>;
  /** Whether what was heard or collected inside the window and comes after the close counts until the final result. */
  readonly lateEntries: PolicyValue<'untilFinal' | 'none'>;
  /** 公示: whole days that a notice stays up before the plan goes on, and in which it may be objected to. */
  readonly publicityDays: PolicyValue<number>;
  /** Whole days in which an objection is answered in public. */
  readonly objectionAnswerDays: PolicyValue<number>;
  /** Hours before a new binding may replace an existing answer of the household itself. */
  readonly bindingWaitHours: PolicyValue<number>;
  /** Choices and scores of fewer households than this are not shown. */
  readonly smallCellK: PolicyValue<number>;
  /** Bound residents see participation of buildings of this many households and more. */
  readonly buildingRowMinHouseholds: PolicyValue<number>;
  /** The age, in minutes, that building rows shown to residents may reach and do not fall below. */
  readonly buildingRowRefreshMinutes: PolicyValue<number>;
  /** 效果评价: fewer answers than this is 样本不足 … */
  readonly satisfactionMinAnswers: PolicyValue<number>;
  /** … in a community of more households than this. */
  readonly satisfactionSmallCommunityHouseholds: PolicyValue<number>;
  /** 效果评价: a lower response rate, in whole per cent, is 样本不足. */
  readonly satisfactionMinRatePercent: PolicyValue<number>;
  /** 效果评价: an item whose score of 100 is lower than this asks for something to be done. */
  readonly satisfactionLowScore: PolicyValue<number>;
  /** 诉求: hours of working days (24 to a day) until it is accepted or rejected, from the filing. */
  readonly complaintAcceptHours: PolicyValue<Readonly<Record<Urgency, number>>>;
  /** … until its filer hears from somebody, from the filing. */
  readonly complaintRespondHours: PolicyValue<Readonly<Record<Urgency, number>>>;
  /** … until 办结待评, from the acceptance, and anew from a reopening. */
  readonly complaintResolveHours: PolicyValue<Readonly<Record<Urgency, number>>>;
  /** … until the superior has charged somebody, from 督办 or the second return. */
  readonly complaintSuperviseHours: PolicyValue<Readonly<Record<Urgency, number>>>;
  /** A clock with no more than this share of its hours left, in whole per cent, is 即将超时. */
  readonly complaintSoonPercent: PolicyValue<number>;
  /** Hours of working days from a missed deadline until the holder's superior is told. */
  readonly complaintSuperiorHours: PolicyValue<number>;
  /** Working days for which a question to the filer stops the clocks at most. */
  readonly complaintWaitWorkingDays: PolicyValue<number>;
  /** Working days by which one complaint may be extended, all extensions together. */
  readonly complaintExtensionWorkingDays: PolicyValue<number>;
  /** Whole days from 办结待评 to 到期未评. */
  readonly complaintTimeOutDays: PolicyValue<number>;
  /** Whole days from 办结待评 in which it may be reopened. */
  readonly complaintReopenDays: PolicyValue<number>;
  /** The rating (1–5) from which a filer is satisfied. */
  readonly complaintSatisfiedFrom: PolicyValue<number>;
  /** Day of the month by which progress is reported. */
  readonly reportDay: PolicyValue<number>;
  /** Day of the month on which a missing report is warned about. */
  readonly reportWarnDay: PolicyValue<number>;
}

/** The numbers of one region; regions below inherit them. `label` stands wherever the set is shown. */
export interface PolicySet {
  readonly policyId: string;
  readonly label: string;
  readonly values: PolicyValues;
}

/** What stands beside a policy's number on screen: its document and clause, or 示例默认 where none is named. */
export function printPolicySource(policy: Pick<PolicyValue<unknown>, 'source'>): string {
  return policy.source === null ? '示例默认' : `${policy.source.document} ${policy.source.clause}`;
}
