import type { Page, PageQuery } from '../page.ts';
import type { MessageTemplate, NoticeLink } from './notice.ts';

/** One message as its reader sees it. */
export interface NoticeView {
  readonly noticeId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly title: string;
  readonly text: string;
  readonly link: NoticeLink;
  /** It is for whoever holds an office or works for a firm, not for the person as a resident. */
  readonly toOffice: boolean;
  readonly communityId: string;
  readonly read: boolean;
}

/** A household to which a slip has to be brought, because nobody in it could be told otherwise. */
export interface SlipToBring {
  readonly householdId: string;
  readonly address: string;
  readonly notices: readonly Pick<NoticeView, 'noticeId' | 'at' | 'title' | 'text'>[];
  readonly printedAt: string | null;
  /** False for whoever entered what it is about: somebody else brings it. */
  readonly mayHand: boolean;
}

/** A slip to be printed: what was done in the household's name, and for each round the code by which it says "not us". */
export interface PrintedSlip {
  readonly householdId: string;
  readonly address: string;
  readonly communityName: string;
  readonly printedAt: string;
  readonly texts: readonly string[];
  /** `code` null: as many as may be were printed by this person before, and still hold. */
  readonly codes: readonly { readonly title: string; readonly code: string | null }[];
}

/** What became of bringing it: in their hands (letter box included), or nobody can be reached there. */
export const SLIP_OUTCOMES = ['handed', 'impossible'] as const;
export type SlipOutcome = (typeof SLIP_OUTCOMES)[number];

/** What `wx.requestSubscribeMessage` says of a template. */
export const SUBSCRIPTION_ANSWERS = ['accept', 'reject', 'ban', 'filter'] as const;
export type SubscriptionAnswer = (typeof SUBSCRIPTION_ANSWERS)[number];

interface SlipParams {
  readonly householdId: string;
}

/** 我的消息, WeChat's leave to send one, and the slips that people bring. */
export interface NoticeApi {
  /** Newest first: to me, to my households, to those who work where I work. */
  'GET /notices': { query: PageQuery; reply: Page<NoticeView> & { readonly unread: number } };
  /** Opened: the household counts as told. */
  'POST /notices/:noticeId/read': {
    params: { readonly noticeId: string };
    reply: { readonly unread: number };
  };
  /** The templates for which WeChat may be asked; empty without a mini program. */
  'GET /notices/templates': {
    reply: {
      readonly items: readonly { readonly template: MessageTemplate; readonly templateId: string }[];
    };
  };
  /** What the person answered to `wx.requestSubscribeMessage`, by template id: each `accept` is one message. */
  'POST /notices/credits': {
    body: { readonly templates: Readonly<Record<string, SubscriptionAnswer>> };
    reply: { readonly left: Readonly<Partial<Record<MessageTemplate, number>>> };
  };
  'GET /notices/slips': { query: PageQuery & { readonly communityId: string }; reply: Page<SlipToBring> };
  'POST /notices/slips/print': {
    body: { readonly communityId: string; readonly householdIds: readonly string[] };
    reply: { readonly items: readonly PrintedSlip[] };
  };
  'POST /notices/slips/:householdId/outcome': {
    params: SlipParams;
    body: { readonly outcome: SlipOutcome };
    /** How many notices it settled. */
    reply: { readonly settled: number };
  };
}
