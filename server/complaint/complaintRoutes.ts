import type { ComplaintView } from '../../shared/complaint/complaintView.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { readCursor, writeCursor } from './complaintListStore.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintDesk } from './complaintParts.ts';
import {
  communityParams,
  complaintParams,
  entryBody,
  followBody,
  listQuery,
  moderateBody,
  newComplaint,
} from './complaintSchemas.ts';
import { isFiler, readerOf } from './complaintScope.ts';
import { countsForList } from './countsForList.ts';
import { fileComplaint } from './fileComplaint.ts';
import { firmsOf } from './firmsOf.ts';
import { MODERATORS, moderateEntry } from './moderateEntry.ts';
import { presentComplaint, presentLines } from './presentComplaint.ts';
import type { RateParts } from './ratesFor.ts';
import { narrowRows, rowsForQuery, viewFor } from './rowsForQuery.ts';
import { sayEntry } from './sayEntry.ts';

const USUAL_LIMIT = 20;

/** The routes of complaints beside the verbs: filing, reading, following, saying something, moderation. */
export function complaintRoutes(parts: ComplaintDesk & Pick<RateParts, 'rates'>): Route[] {
  const { complaints, communities, audit, follows, lists, clock } = parts;
  const shown = async (
    caller: Caller,
    complaint: ComplaintRecord | Refusal | undefined,
  ): Promise<ComplaintView | Refusal> => {
    if (isRefusal(complaint)) return complaint;
    const view = complaint && (await presentComplaint(parts, caller, complaint));
    return view ?? refuse('request/not-found');
  };

  return [
    defineRoute({
      key: 'POST /communities/:communityId/complaints',
      who: 'signedIn',
      roles: ['resident', 'owner', 'worker', 'communityAdmin'],
      summary: 'File a complaint for my household, or what staff heard; sent again it is the same',
      params: communityParams,
      body: newComplaint,
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.find(communityId);
        if (community === undefined) return refuse('request/not-found');
        const file = () => fileComplaint(parts, caller, community, body);
        const filed =
          body.heard === undefined
            ? await file()
            : await audit.perform(caller, 'complaint.file', file, ({ complaint: { _id: target } }) => ({
                target,
                communityId,
                once: target,
              }));
        if (isRefusal(filed)) return filed;
        const view = await shown(caller, filed.complaint);
        return isRefusal(view) ? view : new Answered(filed.replayed ? 200 : 201, view);
      },
    }),
    defineRoute({
      key: 'GET /complaints',
      who: 'signedIn',
      summary: 'The queue of an office or firm, the caller’s own, or the public ones of a 小区, by filters',
      query: listQuery,
      async handle({ caller, query: { limit = USUAL_LIMIT, cursor, order, ...query } }) {
        const after = cursor === undefined ? undefined : readCursor(cursor);
        if (cursor !== undefined && after === undefined)
          return refuseFields([{ path: 'cursor', code: 'format' }]);
        const now = clock.now();
        const view = viewFor(caller, query);
        const followed = view === 'mine' ? await follows.all(caller.account?.id ?? '') : [];
        const rows = rowsForQuery(caller, view, query, { now, followed });
        const [{ items, next }, counts] = await Promise.all([
          lists.page(narrowRows(rows, query, now), {
            order: order ?? (query.clock === undefined ? 'newest' : 'due'),
            limit,
            ...(after === undefined ? {} : { after }),
          }),
          countsForList(parts, caller, view, query, { now, followed }),
        ]);
        const firms = await firmsOf(parts, caller);
        const firmCommunityIds = [...new Set(firms.flatMap(({ communityIds }) => communityIds))];
        return {
          items: await presentLines(parts, caller, items),
          nextCursor: writeCursor(next),
          counts,
          ...(firms.length === 0 ? {} : { firmCommunityIds }),
        };
      },
    }),
    defineRoute({
      key: 'GET /complaints/:complaintId',
      who: 'signedIn',
      summary:
        'One complaint by the caller’s tier, with what the caller may do now; a look at a private one is audited',
      params: complaintParams,
      async handle({ caller, params: { complaintId } }) {
        const complaint = await complaints.findInReach(caller, complaintId);
        if (complaint === undefined) return refuse('request/not-found');
        const reader = readerOf(caller, complaint);
        if (complaint.isPrivate && (reader === 'staff' || reader === 'handler')) {
          const { communityId } = complaint;
          const unrecorded = await audit.record(caller, 'complaint.view', {
            target: complaintId,
            communityId,
          });
          if (unrecorded !== undefined) return unrecorded;
        }
        return shown(caller, complaint);
      },
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/follow',
      who: 'signedIn',
      roles: ['resident', 'owner'],
      summary: '我也遇到: follow a public complaint of my 小区, or leave it',
      params: complaintParams,
      body: followBody,
      async handle({ caller, params: { complaintId }, body: { follow } }) {
        const complaint = await complaints.findInReach(caller, complaintId);
        if (complaint === undefined || caller.account === null) return refuse('request/not-found');
        // Whoever filed it hears of it anyway, and is not counted among those who meet it too.
        if (!isFiler(caller, complaint) || !follow)
          await follows[follow ? 'follow' : 'unfollow'](complaintId, caller.account.id);
        return shown(caller, complaint);
      },
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/entries',
      who: 'signedIn',
      summary:
        'Say something: to everybody in its reach, among staff and handlers, or a question to the filer',
      params: complaintParams,
      body: entryBody,
      async handle({ caller, params: { complaintId }, body }) {
        const found = await complaints.findInReach(caller, complaintId);
        const say = () => sayEntry(parts, caller, complaintId, body);
        const reader = found && readerOf(caller, found);
        const said =
          reader === 'staff' || reader === 'handler'
            ? await audit.perform(caller, 'complaint.say', say, ({ communityId }) => ({
                target: complaintId,
                communityId,
                once: `${complaintId}:${caller.account?.id ?? ''}:${body.clientKey}`,
              }))
            : await say();
        return shown(caller, said);
      },
    }),
    defineRoute({
      key: 'POST /complaints/:complaintId/moderate',
      who: 'signedIn',
      roles: MODERATORS,
      summary: 'Hold or hide an entry from residents, or show it again; the original is kept',
      params: complaintParams,
      body: moderateBody,
      async handle({ caller, params: { complaintId }, body }) {
        const moderated = await audit.perform(
          caller,
          'complaint.moderate',
          () => moderateEntry(parts, caller, complaintId, body),
          ({ communityId, version }) => ({
            target: complaintId,
            communityId,
            once: `${complaintId}:${body.entryId}:${body.act}:${version}`,
          }),
        );
        return shown(caller, moderated);
      },
    }),
  ];
}
