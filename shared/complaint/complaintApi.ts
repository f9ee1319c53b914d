import type { CommunityParams } from '../community/communityApi.ts';
import type { Download } from '../download.ts';
import type { Page, PageQuery } from '../page.ts';
import type { Stage } from '../plan/stageTemplate.ts';
import type {
  ComplaintCategory,
  ComplaintPlace,
  ComplaintState,
  HeardChannel,
  Urgency,
} from './complaint.ts';
import type { ComplaintRateQuery, ComplaintRates, RateFigure } from './complaintRates.ts';
import type { ComplaintCounts, ComplaintLine, ComplaintView, PhoneLookView } from './complaintView.ts';

interface ComplaintParams {
  readonly complaintId: string;
}

/** What a resident files, or what staff heard (then with `heard` and, where known, the household). */
export interface NewComplaint {
  readonly clientKey: string;
  readonly category: ComplaintCategory;
  readonly place: ComplaintPlace;
  readonly text: string;
  /** Evidence ids of photographs uploaded before, at most nine. */
  readonly photos?: readonly string[];
  readonly urgency?: Urgency;
  /** Absent: private for 矛盾纠纷, otherwise not. */
  readonly isPrivate?: boolean;
  /** Only if wanted; kept encrypted, looked at by a call of its own. */
  readonly phone?: string;
  readonly householdId?: string;
  readonly heard?: HeardChannel;
}

/** What every verb may carry. `expectedVersion`: refused when somebody else has acted meanwhile. */
interface Said {
  readonly clientKey: string;
  readonly expectedVersion?: number;
  readonly text?: string;
  readonly photos?: readonly string[];
}
type Told = Said & { readonly text: string };

/** The desk's queue, the filer's own, or the public list of a 小区. Absent: the queue for staff, own ones for others. */
export interface ComplaintQuery {
  readonly view?: 'queue' | 'mine' | 'public';
  readonly communityId?: string;
  readonly state?: ComplaintState | 'open';
  readonly category?: ComplaintCategory;
  readonly organisationId?: string;
  /** A building, or `PUBLIC_PLACE` for 公共区域. */
  readonly buildingId?: string;
  readonly urgency?: Urgency;
  readonly clock?: 'soon' | 'overdue';
  /** Words in its text or its number. */
  readonly search?: string;
  /** The rows behind a number of the rates; with the same period and grouping. */
  readonly figure?: RateFigure;
  readonly month?: string;
  readonly stage?: Stage;
  readonly from?: string;
  readonly to?: string;
}

/** `newest` first, or what is due next first and what has no deadline last. Absent: `due` where a clock is asked for. */
export type ComplaintOrder = 'newest' | 'due';

/** 诉求: filed by residents or heard by staff, moved by verbs, each guarded by role and state (see `verbTable.ts`). */
export interface ComplaintApi {
  'POST /communities/:communityId/complaints': {
    params: CommunityParams;
    body: NewComplaint;
    reply: ComplaintView;
  };
  /** While typing: public open complaints of the same place and category in similar words, to be followed instead. */
  'POST /communities/:communityId/complaints/similar': {
    params: CommunityParams;
    body: { readonly category: ComplaintCategory; readonly place: ComplaintPlace; readonly text: string };
    reply: { readonly items: readonly ComplaintLine[] };
  };
  'GET /complaints': {
    query: PageQuery & ComplaintQuery & { readonly order?: ComplaintOrder };
    /** `firmCommunityIds`: toward a firm, the communities it works for, whose `complaints:<id>` it may follow. */
    reply: Page<ComplaintLine> & {
      readonly counts: ComplaintCounts;
      readonly firmCommunityIds?: readonly string[];
    };
  };
  'GET /complaints/rates': { query: ComplaintRateQuery; reply: ComplaintRates };
  'GET /complaints/:complaintId': { params: ComplaintParams; reply: ComplaintView };
  'POST /complaints/:complaintId/accept': { params: ComplaintParams; body: Said; reply: ComplaintView };
  'POST /complaints/:complaintId/reject': { params: ComplaintParams; body: Told; reply: ComplaintView };
  'POST /complaints/:complaintId/appeal': { params: ComplaintParams; body: Told; reply: ComplaintView };
  'POST /complaints/:complaintId/merge': {
    params: ComplaintParams;
    body: Said & { readonly into: string };
    reply: ComplaintView;
  };
  'POST /complaints/:complaintId/assign': {
    params: ComplaintParams;
    body: Said & { readonly organisationId: string };
    reply: ComplaintView;
  };
  'POST /complaints/:complaintId/start': { params: ComplaintParams; body: Said; reply: ComplaintView };
  'POST /complaints/:complaintId/return': { params: ComplaintParams; body: Told; reply: ComplaintView };
  'POST /complaints/:complaintId/request-extension': {
    params: ComplaintParams;
    body: Told & { readonly workingDays: number };
    reply: ComplaintView;
  };
  'POST /complaints/:complaintId/decide-extension': {
    params: ComplaintParams;
    body: Said & { readonly approve: boolean };
    reply: ComplaintView;
  };
  /** `photos` are the proof and may not be missing. */
  'POST /complaints/:complaintId/done': { params: ComplaintParams; body: Told; reply: ComplaintView };
  'POST /complaints/:complaintId/confirm': {
    params: ComplaintParams;
    body: Said & { readonly rating?: number };
    reply: ComplaintView;
  };
  'POST /complaints/:complaintId/reopen': {
    params: ComplaintParams;
    body: Told & { readonly rating?: number };
    reply: ComplaintView;
  };
  'POST /complaints/:complaintId/escalate': { params: ComplaintParams; body: Told; reply: ComplaintView };
  /** The community asks with the public reason; the bureau answers with `approve`. */
  'POST /complaints/:complaintId/close-unresolved': {
    params: ComplaintParams;
    body: Said & { readonly approve?: boolean };
    reply: ComplaintView;
  };
  'POST /complaints/:complaintId/withdraw': { params: ComplaintParams; body: Said; reply: ComplaintView };
  'POST /complaints/:complaintId/follow': {
    params: ComplaintParams;
    body: { readonly follow: boolean };
    reply: ComplaintView;
  };
  /** Something said: to everybody in its reach, to staff and handlers only, or a question that waits for the filer. */
  'POST /complaints/:complaintId/entries': {
    params: ComplaintParams;
    body: Told & { readonly internal?: boolean; readonly asksFiler?: boolean };
    reply: ComplaintView;
  };
  /** Hold or hide an entry (or its photographs) from residents, or show it again; the original is kept. */
  'POST /complaints/:complaintId/moderate': {
    params: ComplaintParams;
    body: {
      readonly entryId: string;
      readonly act: 'hold' | 'hide' | 'restore';
      readonly reason: string;
    };
    reply: ComplaintView;
  };
  /** The number that was left, to whom the case needs it; every look is in the audit log and shown to its owner. */
  'POST /complaints/:complaintId/phone': {
    params: ComplaintParams;
    body: { readonly reason: string };
    reply: { readonly phone: string };
  };
  'GET /complaints/:complaintId/phone-looks': {
    params: ComplaintParams;
    reply: { readonly items: readonly PhoneLookView[] };
  };
  'GET /communities/:communityId/complaints/places': {
    params: CommunityParams;
    reply: {
      /**
       * Every building, and what is open and ever was there in public (staff: all in reach); `buildingId` null is
       * 公共区域. `spot`: where the building stands on the site plan, in permille of its width and height.
       */
      readonly items: readonly {
        readonly buildingId: string | null;
        readonly name: string;
        readonly spot?: { readonly x: number; readonly y: number };
        readonly open: number;
        readonly overdue: number;
        readonly all: number;
      }[];
    };
  };
  'GET /exports/complaints.csv': { query: ComplaintQuery; reply: Download };
}
