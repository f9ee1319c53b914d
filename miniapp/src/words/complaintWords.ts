import type {
  ComplaintCategory,
  ComplaintEntryKind,
  ComplaintState,
} from '../../../shared/complaint/complaint.ts';
import type { ClockStanding } from '../../../shared/complaint/complaintView.ts';

type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

/** What belongs to a kind of complaint, in the words of somebody who has the trouble. */
export const CATEGORY_HINTS: Readonly<Record<ComplaintCategory, string>> = {
  workQuality: '墙皮掉了、地不平、装得不牢',
  workDisturbance: '太吵、灰大、堵路',
  damage: '东西被碰坏、弄脏了',
  outage: '没通知就停，停了不来',
  planDisagreement: '改的不是我们要的',
  notAsked: '没来问过，没贴公示',
  leak: '修过又漏，屋顶、管道、墙渗水',
  cost: '收费不清楚、不合理',
  neighbours: '加装电梯、占用公共地方',
  safety: '有危险：电线、坑、脚手架',
  conflict: '和人有争执，默认不公开',
};

/** A state's tone; the Tag adds the tone's shape to the word, so that colour is never the only sign. */
export const COMPLAINT_STATE_TONES: Readonly<Record<ComplaintState, Tone>> = {
  submitted: 'warn',
  accepted: 'info',
  rejected: 'bad',
  merged: 'plain',
  assigned: 'info',
  returned: 'warn',
  inProgress: 'info',
  extensionRequested: 'warn',
  done: 'warn',
  confirmed: 'good',
  reopened: 'bad',
  timedOut: 'plain',
  escalated: 'bad',
  closedUnresolved: 'bad',
  withdrawn: 'plain',
};

/** Tone and shape of a clock's standing, beside its word. */
export const STANDING_MARKS: Readonly<
  Record<ClockStanding, { readonly tone: Tone; readonly shape: string }>
> = {
  running: { tone: 'info', shape: '○' },
  soon: { tone: 'warn', shape: '!' },
  overdue: { tone: 'bad', shape: '✕' },
  paused: { tone: 'plain', shape: '‖' },
  met: { tone: 'good', shape: '✓' },
  missed: { tone: 'bad', shape: '△' },
};

/** What an entry did, after the name of its author. */
export const ENTRY_NAMES: Readonly<Record<ComplaintEntryKind, string>> = {
  filed: '反映了诉求',
  accept: '受理',
  reject: '不予受理',
  appeal: '申诉',
  merge: '合并办理',
  assign: '派单',
  return: '退单',
  start: '开始办理',
  requestExtension: '申请延期',
  decideExtension: '答复延期申请',
  done: '办结，请反映人确认',
  confirm: '确认已解决',
  reopen: '说没有解决，重新办理',
  timeOut: '到期没有评价',
  escalate: '转上级督办',
  closeUnresolved: '客观无法解决',
  withdraw: '撤回诉求',
  joined: '合并来一件同样的诉求',
  said: '说',
  askFiler: '请反映人补充',
  rate: '评价',
  held: '暂停公开一条内容',
  hidden: '隐藏一条内容',
  restored: '恢复公开一条内容',
  reminded: '提醒办理',
};
