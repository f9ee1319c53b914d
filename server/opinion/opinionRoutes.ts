import { boundSince } from '../../shared/identity/boundSince.ts';
import type { OpinionWork } from '../../shared/opinion/opinion.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { AuditAct } from '../audit/auditTrail.ts';
import type { Caller } from '../http/caller.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { complainForOpinion } from './complainForOpinion.ts';
import { linkOpinion } from './linkOpinion.ts';
import { readCursor, writeCursor } from './opinionCursor.ts';
import type { OpinionRecord } from './opinionModel.ts';
import { OPINION_READERS, OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';
import {
  communityParams,
  complaintBody,
  linkBody,
  linkParams,
  newOpinion,
  opinionParams,
  pageQuery,
  plainPageQuery,
  publishBody,
  reasonBody,
  workQuery,
} from './opinionSchemas.ts';
import type { OpinionPlace } from './opinionStore.ts';
import { isAuthor, lowMarkOf, presentThreads, presentWork } from './presentOpinion.ts';
import { publishOpinion, unpublishOpinion } from './publishOpinion.ts';
import { undoLink } from './undoLink.ts';
import { writeOpinion } from './writeOpinion.ts';

const USUAL_LIMIT = 20;
const BAD_CURSOR = [{ path: 'cursor', code: 'format' }] as const;

/** The routes of opinions: writing, what became of it, and the work list of those nobody has answered for. */
export function opinionRoutes(parts: OpinionParts): Route[] {
  const { opinions, communities, audit, opened } = parts;

  const pageOf = (
    limit = USUAL_LIMIT,
    cursor: string | undefined,
  ): { readonly limit: number; readonly after?: OpinionPlace } | Refusal => {
    const after = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && after === undefined) return refuseFields(BAD_CURSOR);
    return after === undefined ? { limit } : { limit, after };
  };
  const one = async <Shape>(presented: Promise<readonly Shape[]>): Promise<Shape | Refusal> =>
    (await presented)[0] ?? refuse('request/not-found');
  const first = async (caller: Caller, opinionId: string): Promise<OpinionWork | Refusal> => {
    const opinion = await opinions.find(opinionId);
    return opinion === undefined ? refuse('request/not-found') : one(presentWork(parts, caller, [opinion]));
  };
  /** Works on an opinion in the caller's reach and gives it back as it stands then. */
  const work = async (
    caller: Caller,
    opinionId: string,
    act: AuditAct,
    command: (opinion: OpinionRecord) => Promise<Refusal | { readonly linkId: string } | undefined>,
  ): Promise<OpinionWork | Refusal> => {
    const opinion = await opinions.findInScope(caller, opinionId, OPINION_WORKERS);
    if (opinion === undefined) return refuse('request/not-found');
    const { communityId } = opinion;
    const done = await audit.perform(
      caller,
      act,
      async () => (await command(opinion)) ?? { linkId: '' },
      ({ linkId }) => {
        const change = linkId === '' ? parts.clock.now() : linkId;
        return { target: opinionId, communityId, once: `${opinionId}:${change}` };
      },
    );
    return isRefusal(done) ? done : first(caller, opinionId);
  };

  return [
    defineRoute({
      key: 'POST /communities/:communityId/opinions',
      who: 'signedIn',
      roles: ['resident', 'owner', ...OPINION_WORKERS],
      summary: 'Write an opinion for my household, or what staff heard; sent again it is the same',
      params: communityParams,
      body: newOpinion,
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.find(communityId);
        if (community === undefined) return refuse('request/not-found');
        const written = await writeOpinion(parts, caller, community, body);
        if (isRefusal(written)) return written;
        const { opinion, replayed } = written;
        const reader = body.channel === undefined ? 'author' : 'staff';
        const thread = await one(presentThreads(parts, caller, [opinion], reader));
        return isRefusal(thread) ? thread : new Answered(replayed ? 200 : 201, thread);
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/opinions',
      who: 'anyone',
      summary: 'What residents said and what became of it, as staff published it, without names',
      params: communityParams,
      query: pageQuery,
      async handle({ caller, params: { communityId }, query: { limit, cursor, ...filter } }) {
        if ((await communities.find(communityId)) === undefined) return refuse('request/not-found');
        const page = pageOf(limit, cursor);
        if (isRefusal(page)) return page;
        const { items, next } = await opinions.pagePublished({ communityId, ...filter }, page);
        return {
          items: await presentThreads(parts, caller, items, 'world'),
          nextCursor: writeCursor(next),
        };
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/opinions/mine',
      who: 'signedIn',
      summary: 'What I wrote and what my household said in rounds, each with what became of it',
      params: communityParams,
      query: plainPageQuery,
      async handle({ caller, params: { communityId }, query: { limit, cursor } }) {
        const { account } = caller;
        const homes = (account?.households ?? []).filter(
          (home) => home.communityId === communityId && Number.isFinite(boundSince(home)),
        );
        if (account === null || homes.length === 0) return refuse('request/not-found');
        const page = pageOf(limit, cursor);
        if (isRefusal(page)) return page;
        const since = homes.map((home) => ({
          householdId: home.householdId,
          since: new Date(boundSince(home)),
        }));
        const author = { communityId, accountId: account.id, homes: since };
        const { items, next } = await opinions.pageOfAuthor(author, page);
        const mine = items.filter(
          (opinion) =>
            opinion.source !== 'score' ||
            lowMarkOf(caller, opinion, opened.find(opinion.said?.roundId ?? '')) !== undefined,
        );
        return {
          items: await presentThreads(parts, caller, mine, 'author'),
          nextCursor: writeCursor(next),
        };
      },
    }),
    defineRoute({
      key: 'GET /opinions',
      who: 'signedIn',
      roles: OPINION_READERS,
      summary: 'The work list: opinions in scope, by what was done about them; the look is in the audit log',
      query: workQuery,
      async handle({ caller, query: { limit, cursor, ...filter } }) {
        const page = pageOf(limit, cursor);
        if (isRefusal(page)) return page;
        const { items, next, counts } = await opinions.pageInScope(caller, OPINION_READERS, filter, page);
        const { communityId } = filter;
        const about = communityId === undefined ? { target: 'all' } : { target: communityId, communityId };
        const unrecorded = await audit.record(caller, 'opinions.view', about);
        if (unrecorded !== undefined) return unrecorded;
        return { items: await presentWork(parts, caller, items), nextCursor: writeCursor(next), counts };
      },
    }),
    defineRoute({
      key: 'GET /opinions/:opinionId',
      who: 'anyone',
      summary: 'One opinion with everything that was done about it, by the caller’s tier',
      params: opinionParams,
      async handle({ caller, params: { opinionId } }) {
        const opinion = await opinions.find(opinionId);
        if (opinion === undefined) return refuse('request/not-found');
        const round = opened.find(opinion.said?.roundId ?? '');
        if (isAuthor(caller, opinion) || lowMarkOf(caller, opinion, round) !== undefined)
          return one(presentThreads(parts, caller, [opinion], 'author'));
        if ((await opinions.findInScope(caller, opinionId, OPINION_READERS)) !== undefined) {
          const { communityId } = opinion;
          const unrecorded = await audit.record(caller, 'opinions.view', { target: opinionId, communityId });
          return unrecorded ?? one(presentWork(parts, caller, [opinion]));
        }
        if (opinion.isPublic !== true) return refuse('request/not-found');
        return one(presentThreads(parts, caller, [opinion], 'world'));
      },
    }),
    defineRoute({
      key: 'POST /opinions/:opinionId/links',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary: 'Say what became of an opinion: plan, acceptance, later score, or why not',
      params: opinionParams,
      body: linkBody,
      handle: ({ caller, params: { opinionId }, body }) =>
        work(caller, opinionId, 'opinion.link', (opinion) => linkOpinion(parts, caller, opinion, body)),
    }),
    defineRoute({
      key: 'POST /opinions/:opinionId/links/:linkId/undo',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary: 'Take a link back with a reason; it stays in the thread',
      params: linkParams,
      body: reasonBody,
      handle: ({ caller, params: { opinionId, linkId }, body }) =>
        work(caller, opinionId, 'opinion.unlink', (opinion) =>
          undoLink(parts, caller, opinion, linkId, body.reason),
        ),
    }),
    defineRoute({
      key: 'POST /opinions/:opinionId/complaint',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary:
        'File a complaint of the office for a low score or published words; once, however often it is asked for',
      params: opinionParams,
      body: complaintBody,
      handle: ({ caller, params: { opinionId }, body }) =>
        work(caller, opinionId, 'opinion.complain', (opinion) =>
          complainForOpinion(parts, caller, opinion, body.category),
        ),
    }),
    defineRoute({
      key: 'POST /opinions/:opinionId/publish',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary: 'Let everybody read a version without names, and the thread with it',
      params: opinionParams,
      body: publishBody,
      handle: ({ caller, params: { opinionId }, body }) =>
        work(caller, opinionId, 'opinion.publish', (opinion) =>
          publishOpinion(parts, caller, opinion, body.words),
        ),
    }),
    defineRoute({
      key: 'POST /opinions/:opinionId/unpublish',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary: 'Take the public version back with a reason; it is kept',
      params: opinionParams,
      body: reasonBody,
      handle: ({ caller, params: { opinionId }, body }) =>
        work(caller, opinionId, 'opinion.unpublish', (opinion) =>
          unpublishOpinion(parts, caller, opinion, body.reason),
        ),
    }),
  ];
}
