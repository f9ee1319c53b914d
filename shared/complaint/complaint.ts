import type { Role } from '../identity/account.ts';
import type { Stage } from '../plan/stageTemplate.ts';

/**
 * What residents complain about: 施工质量, 施工扰民, 财物损坏, 停水停电, 方案不合意, 未征求意见或未公示, 漏水返修, 费用,
 * 邻里（电梯）, 安全, 矛盾纠纷 (private unless the filer says otherwise).
 */
export const COMPLAINT_CATEGORIES = [
  'workQuality',
  'workDisturbance',
  'damage',
  'outage',
  'planDisagreement',
  'notAsked',
  'leak',
  'cost',
  'neighbours',
  'safety',
  'conflict',
] as const;
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number];

/**
 * 待受理, 已受理, 不予受理, 合并办理, 已派单, 退单, 办理中, 申请延期, 办结待评, 居民确认解决, 未解决重办, 到期未评, 督办,
 * 客观无法解决, 撤回诉求.
 */
export const COMPLAINT_STATES = [
  'submitted',
  'accepted',
  'rejected',
  'merged',
  'assigned',
  'returned',
  'inProgress',
  'extensionRequested',
  'done',
  'confirmed',
  'reopened',
  'timedOut',
  'escalated',
  'closedUnresolved',
  'withdrawn',
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** States in which somebody of the offices still has to act; `done` waits for the resident. */
export const OPEN_STATES = [
  'submitted',
  'accepted',
  'assigned',
  'returned',
  'inProgress',
  'extensionRequested',
  'reopened',
  'escalated',
] as const satisfies readonly ComplaintState[];

/** What moves a complaint; `timeOut` belongs to the clock alone. */
export const COMPLAINT_VERBS = [
  'accept',
  'reject',
  'appeal',
  'merge',
  'assign',
  'return',
  'start',
  'requestExtension',
  'decideExtension',
  'done',
  'confirm',
  'reopen',
  'timeOut',
  'escalate',
  'closeUnresolved',
  'withdraw',
] as const;
export type ComplaintVerb = (typeof COMPLAINT_VERBS)[number];

/** Who acts on a complaint: its filer, the clock, or somebody in an office. */
export const COMPLAINT_ACTORS = [
  'filer',
  'clock',
  'worker',
  'communityAdmin',
  'handler',
  'districtBureau',
] as const;
export type ComplaintActor = (typeof COMPLAINT_ACTORS)[number];

export type Urgency = 'usual' | 'urgent';

/** Most photographs of one filing or one entry, and longest text in UTF-16 units. */
export const MOST_PHOTOS = 9;
export const COMPLAINT_LENGTH = 1000;

/** Shortest and longest reason of a look at a telephone number: its owner reads it, 打电话 says nothing to him. */
export const SHORTEST_LOOK_REASON = 4;
export const LOOK_REASON_LENGTH = 200;

/** Where it hurts: a building (and unit), or 公共区域; `spot` in permille of the site plan's width and height. */
export interface ComplaintPlace {
  readonly kind: 'building' | 'public';
  readonly buildingId?: string;
  readonly unit?: number;
  /** In the filer's words: 三楼楼道, 东门停车场. */
  readonly words?: string;
  readonly spot?: { readonly x: number; readonly y: number };
}

/** What stands for 公共区域 where a building is chosen. */
export const PUBLIC_PLACE = 'public';

/** How staff heard of a complaint that its household did not file itself. */
export const HEARD_CHANNELS = ['call', 'door', 'meeting', 'paper'] as const;
export type HeardChannel = (typeof HEARD_CHANNELS)[number];

/** How a complaint came whose household did not file it: as above, or by what many said (意见, 效果评价). */
export const OFFICE_CHANNELS = [...HEARD_CHANNELS, 'opinion'] as const;
export type OfficeChannel = (typeof OFFICE_CHANNELS)[number];

/** What the office filed a complaint for: an opinion or the low score of a 效果评价, in words. */
export interface ComplaintOrigin {
  readonly opinionId: string;
  readonly title: string;
}

/**
 * What an entry is: the filing, a verb, another complaint that was merged into this one, something said, a question to
 * the filer (its clock waits), moderation, a reminder.
 */
export type ComplaintEntryKind =
  | 'filed'
  | ComplaintVerb
  | 'joined'
  | 'said'
  | 'askFiler'
  | 'rate'
  | 'held'
  | 'hidden'
  | 'restored'
  | 'reminded';

/** Who holds a complaint and has to act next. */
export type ComplaintHolder =
  | { readonly kind: 'office' }
  | { readonly kind: 'organisation'; readonly organisationId: string }
  | { readonly kind: 'bureau' }
  | { readonly kind: 'filer' }
  | { readonly kind: 'nobody' };

/** contractor 施工单位, property 物业, utility 管线单位, other 其他. */
export const ORGANISATION_KINDS = ['contractor', 'property', 'utility', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** A firm or office that works complaints off. */
export interface HandlerOrganisation {
  readonly organisationId: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly communityIds: readonly string[];
  /** Where it works no longer and still has what it had; absent: nowhere. */
  readonly formerCommunityIds?: readonly string[];
  /** What it is suggested for; a person decides. */
  readonly categories: readonly ComplaintCategory[];
  /** The stages of a renovation in which it is; absent: in any. */
  readonly stages?: readonly Stage[];
}

/** A role that may stand beside an entry, as everybody in the complaint's reach reads it. */
export type ComplaintAuthor = 'filer' | 'follower' | 'clock' | Role;
