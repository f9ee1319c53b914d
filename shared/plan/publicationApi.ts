import type { CommunityParams } from '../community/communityApi.ts';
import type { Download } from '../download.ts';
import type { Page, PageQuery } from '../page.ts';
import type { FrozenRecord, PublicationKind, PublishedRecord } from './publication.ts';

export interface PublicationParams {
  /** 64 lower-case hex. */
  readonly hash: string;
}

/** One line of the list of what a community has published; `at` is ISO 8601 UTC, rounded down to ten minutes. */
export interface PublicationLine extends Omit<PublishedRecord, 'at'> {
  readonly at: string;
}

/**
 * A frozen record with the entry that announces it: its hash is recomputed from kind, community and content. `withheld`:
 * words of a resident that wait for the content check, or that it found risky; toward everybody but their author and the
 * staff of the place, `content` then comes without them.
 */
export type PublicationView = PublicationLine & FrozenRecord & { readonly withheld?: 'pending' | 'held' };

/** What is frozen in public, of every kind. */
export interface PublicationApi {
  'GET /communities/:communityId/publications': {
    params: CommunityParams;
    query: PageQuery & { readonly kind?: PublicationKind };
    reply: Page<PublicationLine>;
  };
  'GET /exports/publications/:hash/poster.pdf': { params: PublicationParams; reply: Download };
  'GET /publications/:hash': { params: PublicationParams; reply: PublicationView };
}
