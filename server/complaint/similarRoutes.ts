import { reachesCommunity, type CommunityPlace } from '../../shared/identity/scope.ts';
import { refuse } from '../../shared/refusal.ts';
import { placeOf } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { communityParams, similarBody } from './complaintSchemas.ts';
import { findSimilar, type SimilarParts } from './findSimilar.ts';

/** While somebody writes: what has been filed already and can be followed instead. */
export function similarRoutes(parts: SimilarParts): Route[] {
  return [
    defineRoute({
      key: 'POST /communities/:communityId/complaints/similar',
      who: 'signedIn',
      roles: ['resident', 'owner', 'worker', 'communityAdmin'],
      summary:
        'Public open complaints of the same place and category in similar words, to be followed instead',
      params: communityParams,
      body: similarBody,
      async handle({ caller, params: { communityId }, body }) {
        const community = await parts.communities.find(communityId);
        if (community === undefined || !mayFile(caller, placeOf(community)))
          return refuse('request/not-found');
        return { items: await findSimilar(parts, caller, communityId, body) };
      },
    }),
  ];
}

function mayFile(caller: Caller, place: CommunityPlace): boolean {
  const lives = caller.account?.households.some(
    ({ communityId, status }) => communityId === place.communityId && status === 'approved',
  );
  return lives === true || reachesCommunity(caller, place, ['worker', 'communityAdmin']);
}
