import type { CommunityParams } from '../community/communityApi.ts';
import type { Page, PageQuery } from '../page.ts';
import type { ComplaintCategory } from '../complaint/complaint.ts';
import type { ChosenTarget, OpinionGroup, OpinionSource, OpinionThread, OpinionWork } from './opinion.ts';
import type { SpokenChannel } from './spokenChannel.ts';

interface OpinionParams {
  readonly opinionId: string;
}
interface GroupParams {
  readonly groupId: string;
}

/** What a resident writes (with the household it speaks for), or what staff heard (with the channel). */
export interface NewOpinion {
  readonly clientKey: string;
  readonly text: string;
  readonly householdId?: string;
  /** Whether staff may publish it in their own words, without a name. */
  readonly mayPublish: boolean;
  readonly itemId?: string;
  readonly channel?: SpokenChannel;
}

/** What the work list is narrowed to. */
export interface OpinionFilter {
  readonly communityId?: string;
  /** `open`: without a living link. */
  readonly state?: 'open' | 'linked';
  readonly source?: OpinionSource;
  readonly roundId?: string;
  readonly itemId?: string;
}

/** Opinions in the filter (its `state` left out of account), by what was done about them. */
export interface OpinionCounts {
  readonly open: number;
  readonly linked: number;
}

/** 你说了，我们改了. */
export interface OpinionApi {
  'POST /communities/:communityId/opinions': {
    params: CommunityParams;
    body: NewOpinion;
    reply: OpinionThread;
  };
  'GET /communities/:communityId/opinions': {
    params: CommunityParams;
    /** `roundId`: those said in one round, its low scores among them. */
    query: PageQuery & Pick<OpinionFilter, 'roundId' | 'source'>;
    reply: Page<OpinionThread>;
  };
  'GET /communities/:communityId/opinions/mine': {
    params: CommunityParams;
    query: PageQuery;
    reply: Page<OpinionThread>;
  };
  'GET /opinions': {
    query: PageQuery & OpinionFilter;
    reply: Page<OpinionWork> & { readonly counts: OpinionCounts };
  };
  'GET /opinions/:opinionId': { params: OpinionParams; reply: OpinionThread | OpinionWork };
  'POST /opinions/:opinionId/links': {
    params: OpinionParams;
    body: {
      readonly clientKey: string;
      readonly target: ChosenTarget;
      readonly note?: string;
      /** Also to every opinion of its confirmed group. */
      readonly wholeGroup?: boolean;
    };
    reply: OpinionWork;
  };
  'POST /opinions/:opinionId/links/:linkId/undo': {
    params: OpinionParams & { readonly linkId: string };
    body: { readonly reason: string };
    reply: OpinionWork;
  };
  /** The office files a complaint for it, once; `links/:linkId/undo` withdraws it. */
  'POST /opinions/:opinionId/complaint': {
    params: OpinionParams;
    body: { readonly category: ComplaintCategory };
    reply: OpinionWork;
  };
  'POST /opinions/:opinionId/publish': {
    params: OpinionParams;
    body: { readonly words: string };
    reply: OpinionWork;
  };
  'POST /opinions/:opinionId/unpublish': {
    params: OpinionParams;
    body: { readonly reason: string };
    reply: OpinionWork;
  };
  'GET /opinion-groups': {
    query: PageQuery & { readonly communityId?: string; readonly state?: OpinionGroup['state'] };
    reply: Page<OpinionGroup>;
  };
  'POST /opinion-groups/:groupId/confirm': {
    params: GroupParams;
    body: { readonly opinionIds: readonly string[] };
    reply: OpinionGroup;
  };
  'POST /opinion-groups/:groupId/split': {
    params: GroupParams;
    body: { readonly opinionIds: readonly string[] };
    reply: OpinionGroup;
  };
}
