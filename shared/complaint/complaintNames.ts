import { ROLE_NAMES } from '../identity/roleNames.ts';
import type {
  ComplaintAuthor,
  ComplaintCategory,
  ComplaintState,
  HandlerOrganisation,
  OfficeChannel,
  Urgency,
} from './complaint.ts';
import type { ClockStanding, ComplaintClock } from './complaintView.ts';

/** What a complaint is about, in the words of residents (screens, CSV and messages say the same). */
export const CATEGORY_NAMES: Readonly<Record<ComplaintCategory, string>> = {
  workQuality: '施工质量',
  workDisturbance: '施工扰民',
  damage: '财物损坏',
  outage: '停水停电',
  planDisagreement: '方案不合意',
  notAsked: '未征求意见或未公示',
  leak: '漏水返修',
  cost: '费用',
  neighbours: '邻里（电梯）',
  safety: '安全',
  conflict: '矛盾纠纷',
};

/** Where a complaint stands. */
export const COMPLAINT_STATE_NAMES: Readonly<Record<ComplaintState, string>> = {
  submitted: '待受理',
  accepted: '已受理',
  rejected: '不予受理',
  merged: '合并办理',
  assigned: '已派单',
  returned: '退单',
  inProgress: '办理中',
  extensionRequested: '申请延期',
  done: '办结待评',
  confirmed: '居民确认解决',
  reopened: '未解决重办',
  timedOut: '到期未评',
  escalated: '督办',
  closedUnresolved: '客观无法解决',
  withdrawn: '撤回诉求',
};

export const URGENCY_NAMES: Readonly<Record<Urgency, string>> = { usual: '一般', urgent: '紧急' };

/** How staff heard of it. */
export const HEARD_NAMES: Readonly<Record<OfficeChannel, string>> = {
  call: '电话',
  door: '上门',
  meeting: '座谈会',
  paper: '纸质来件',
  opinion: '居民意见和效果评价',
};

export const CLOCK_NAMES: Readonly<Record<ComplaintClock, string>> = {
  accept: '受理',
  respond: '回应',
  resolve: '办结',
  supervise: '督办',
};

export const CLOCK_STANDING_NAMES: Readonly<Record<ClockStanding, string>> = {
  running: '计时中',
  soon: '即将超时',
  overdue: '已超时',
  paused: '暂停',
  met: '按时',
  missed: '超时办完',
};

export const ORGANISATION_KIND_NAMES: Readonly<Record<HandlerOrganisation['kind'], string>> = {
  contractor: '施工单位',
  property: '物业',
  utility: '管线单位',
  other: '其他单位',
};

/** Who stands beside an entry; never a name. */
export const COMPLAINT_AUTHOR_NAMES: Readonly<Record<ComplaintAuthor, string>> = {
  ...ROLE_NAMES,
  filer: '反映人',
  follower: '跟进的居民',
  clock: '系统',
};
