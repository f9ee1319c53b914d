import Joi from 'joi';
import type { ParamsOf, QueryOf } from '../../shared/api.ts';
import { PUBLICATION_KINDS } from '../../shared/plan/publication.ts';
import { refuse, refuseFields } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional, pageFields } from '../http/schema.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import { findPublished, presentLine } from './findPublished.ts';
import type { PublishParts } from './publishRecord.ts';
import { asReadBy } from './withheldWords.ts';

/** The routes by which anyone reads what was frozen in public. */
export function publicationRoutes({
  ledger,
  frozen,
  communities,
}: PublishParts & { readonly communities: CommunityStore }): Route[] {
  return [
    defineRoute({
      key: 'GET /communities/:communityId/publications',
      who: 'anyone',
      summary: 'Everything a community has published in frozen form, newest first',
      params: objectOf<ParamsOf<'GET /communities/:communityId/publications'>>({ communityId: opaqueId }),
      query: objectOf<QueryOf<'GET /communities/:communityId/publications'>>({
        ...pageFields,
        kind: optional(Joi.string().valid(...PUBLICATION_KINDS)),
      }),
      async handle({ params: { communityId }, query: { limit = 20, cursor, kind } }) {
        if ((await communities.find(communityId)) === undefined) return refuse('request/not-found');
        await ledger.catchUp(communityId);
        const all = [...ledger.state(communityId).publications.values()]
          .filter((record) => kind === undefined || record.kind === kind)
          .reverse();
        const start = cursor === undefined ? 0 : all.findIndex(({ hash }) => hash === cursor) + 1;
        if (cursor !== undefined && start === 0) return refuseFields([{ path: 'cursor', code: 'unknown' }]);
        const page = all.slice(start, start + limit);
        return {
          items: page.map(presentLine),
          nextCursor: start + limit < all.length ? (page.at(-1)?.hash ?? null) : null,
        };
      },
    }),
    defineRoute({
      key: 'GET /publications/:hash',
      who: 'anyone',
      summary:
        'One frozen record: what was published, and the entry that announces it; words that wait for the content check are for their author and staff',
      params: objectOf<ParamsOf<'GET /publications/:hash'>>({ hash: opaqueId }),
      async handle({ caller, params: { hash } }) {
        const found = await findPublished({ ledger, frozen }, hash);
        return found === undefined
          ? refuse('request/not-found')
          : asReadBy({ frozen, communities }, caller, found);
      },
    }),
  ];
}
