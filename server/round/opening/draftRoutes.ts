import type { ParamsOf, QueryOf } from '../../../shared/api.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../../shared/refusal.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import { Answered, defineRoute, type Route } from '../../http/route.ts';
import { objectOf, opaqueId, pageFields } from '../../http/schema.ts';
import { cancelDraft, draftRound, reviseDraft } from './draftRound.ts';
import { changeBody, draftBody, versionQuery } from './draftSchemas.ts';
import { presentDraft, presentDraftSummary } from './presentDraft.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';
import type { DraftRecord } from '../roundStore.ts';

const ADMIN = ['communityAdmin'] as const;
const communityParams = objectOf<ParamsOf<'GET /communities/:communityId/drafts'>>({ communityId: opaqueId });

/** The routes of drafts: made, read, changed, checked and cancelled by the community's own admin, seen by nobody else. */
export function draftRoutes(parts: RoundParts): Route[] {
  const { communities, rounds, audit, ledger, opened } = parts;

  const found = async (
    caller: Caller,
    roundId: string,
  ): Promise<{ readonly community: CommunityRecord; readonly draft: DraftRecord } | Refusal> => {
    const draft = await rounds.find(roundId);
    const community = draft && (await communities.findInScope(caller, draft.terms.communityId, ADMIN));
    if (draft === undefined || community === undefined) return refuse('request/not-found');
    await ledger.catchUp(community._id);
    return { community, draft };
  };

  /** The same while it can still be worked on. */
  const working = async (caller: Caller, roundId: string): ReturnType<typeof found> => {
    const known = await found(caller, roundId);
    if (isRefusal(known)) return known;
    if (opened.find(roundId) !== undefined) return refuse('round/already-opened');
    return known.draft.cancelled ? refuse('round/draft-cancelled') : known;
  };

  return [
    defineRoute({
      key: 'POST /communities/:communityId/rounds',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Draft a round of a kind from its template',
      params: communityParams,
      body: draftBody,
      async handle({ caller, params: { communityId }, body: { kind } }) {
        const community = await communities.findInScope(caller, communityId, ADMIN);
        if (community === undefined) return refuse('request/not-found');
        const made = await audit.perform(
          caller,
          'round.draft',
          () => draftRound(parts, community, kind),
          ({ terms: { roundId } }) => ({ target: roundId, communityId, once: roundId }),
        );
        return isRefusal(made) ? made : new Answered(201, await presentDraft(parts, community, made));
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/drafts',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Drafts of a community that are neither opened nor cancelled, by their opening, newest first',
      params: communityParams,
      query: objectOf<QueryOf<'GET /communities/:communityId/drafts'>>({ ...pageFields }),
      async handle({ caller, params: { communityId }, query: { limit = 20, cursor } }) {
        const community = await communities.findInScope(caller, communityId, ADMIN);
        if (community === undefined) return refuse('request/not-found');
        await ledger.catchUp(communityId);
        const drafts = (await rounds.ofCommunity(communityId)).filter(
          ({ terms }) => opened.find(terms.roundId) === undefined,
        );
        const start =
          cursor === undefined ? 0 : drafts.findIndex(({ terms }) => terms.roundId === cursor) + 1;
        if (cursor !== undefined && start === 0) return refuseFields([{ path: 'cursor', code: 'unknown' }]);
        const page = drafts.slice(start, start + limit);
        return {
          items: page.map(presentDraftSummary),
          nextCursor: start + limit < drafts.length ? (page.at(-1)?.terms.roundId ?? null) : null,
        };
      },
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/draft',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'A draft with everything that decides whether it could be opened',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const known = await working(caller, roundId);
        return isRefusal(known) ? known : presentDraft(parts, known.community, known.draft);
      },
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/draft',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Change a draft as it was seen at a version',
      params: roundParams,
      body: changeBody,
      async handle({ caller, params: { roundId }, body: { version, change } }) {
        const known = await working(caller, roundId);
        if (isRefusal(known)) return known;
        const { community } = known;
        const changed = await audit.perform(
          caller,
          'round.change',
          () => reviseDraft(parts, roundId, version, change),
          (done) => ({
            target: roundId,
            communityId: community._id,
            once: `${roundId}:${done.version}`,
          }),
        );
        return isRefusal(changed) ? changed : presentDraft(parts, community, changed);
      },
    }),
    defineRoute({
      key: 'DELETE /rounds/:roundId/draft',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Cancel a draft as it was seen at a version',
      params: roundParams,
      query: versionQuery,
      async handle({ caller, params: { roundId }, query: { version } }) {
        const known = await working(caller, roundId);
        if (isRefusal(known)) return known;
        const cancelled = await audit.perform(
          caller,
          'round.cancel',
          () => cancelDraft(parts, roundId, version ?? known.draft.version),
          ({ terms: { communityId } }) => ({ target: roundId, communityId, once: roundId }),
        );
        return isRefusal(cancelled) ? cancelled : undefined;
      },
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/draft/check',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Why this draft could never pass, fault by fault; none: it may be opened',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const known = await working(caller, roundId);
        if (isRefusal(known)) return known;
        const { version, questionHash, faults } = await presentDraft(parts, known.community, known.draft);
        return { version, questionHash, faults };
      },
    }),
  ];
}
