/**
 * Why somebody is told. Of the record of answers: staff entered for a household, one of its people overruled or took back
 * another's answer, somebody joined it, or an entry in its name was disputed, settled, voided or taken out of the
 * denominator.
 */
export const LEDGER_REASONS = [
  'enteredByStaff',
  'answerReplaced',
  'answerWithdrawn',
  'memberJoined',
  'answerDisputed',
  'disputeSettled',
  'answerVoided',
  'householdExcluded',
] as const;
export type LedgerReason = (typeof LEDGER_REASONS)[number];

/**
 * Of complaints: what became of it (to its filer and to whoever follows it), or that it now waits for somebody or for
 * nobody any more (to its handler or office).
 */
export const COMPLAINT_REASONS = [
  'complaintHeard',
  'complaintAccepted',
  'complaintRejected',
  'complaintMerged',
  'complaintAssigned',
  'complaintReturned',
  'complaintAsked',
  'complaintAnswered',
  'complaintExtended',
  'complaintDone',
  'complaintReopened',
  'complaintEscalated',
  'complaintClosed',
  'complaintReminder',
  'complaintExtensionAsked',
  'complaintClosingAsked',
  'complaintWithdrawn',
  'complaintExtensionDecided',
  'complaintClosingRefused',
  'complaintFollowed',
] as const;
export type ComplaintReason = (typeof COMPLAINT_REASONS)[number];

export const NOTICE_REASONS = [...LEDGER_REASONS, ...COMPLAINT_REASONS] as const;
export type NoticeReason = LedgerReason | ComplaintReason;

/**
 * How somebody was told: 微信订阅消息, 短信, 我的消息 (opened there), 纸条 (handed over). Stands as `via` of a `notice` entry.
 */
export const DELIVERY_CLASSES = ['wechat', 'sms', 'list', 'slip'] as const;
export type DeliveryClass = (typeof DELIVERY_CLASSES)[number];

/**
 * What a sentence about a notice is filled with: the number of a complaint, the title of a round, a place, a firm, a day.
 * Never a choice, a name or a telephone number.
 */
export interface NoticeWords {
  readonly number?: string;
  readonly title?: string;
  readonly place?: string;
  readonly organisation?: string;
  readonly due?: string;
}

/** The page that a message opens. */
export type NoticeLink =
  | { readonly kind: 'round'; readonly roundId: string }
  | { readonly kind: 'complaint'; readonly complaintId: string }
  | { readonly kind: 'household' };

/** What WeChat is asked to let us send; each is one template of the mini program. */
export const MESSAGE_TEMPLATES = ['household', 'progress', 'task'] as const;
/** 本户登记提醒 · 诉求进度 · 待办提醒. */
export type MessageTemplate = (typeof MESSAGE_TEMPLATES)[number];

const TASKS: readonly NoticeReason[] = [
  'complaintAssigned',
  'complaintReturned',
  'complaintReopened',
  'complaintEscalated',
  'complaintReminder',
  'complaintExtensionAsked',
  'complaintClosingAsked',
  'complaintWithdrawn',
  'complaintExtensionDecided',
  'complaintClosingRefused',
];

/** The template of a reason. */
export function templateOf(reason: NoticeReason): MessageTemplate {
  if (TASKS.indexOf(reason) >= 0) return 'task';
  return reason.slice(0, 9) === 'complaint' ? 'progress' : 'household';
}
