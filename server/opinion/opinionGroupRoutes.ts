import type { OpinionGroup } from '../../shared/opinion/opinion.ts';
import { isRefusal, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { decideGroup } from './decideGroup.ts';
import { readCursor, writeCursor } from './opinionCursor.ts';
import type { OpinionGroupRecord, OpinionRecord } from './opinionModel.ts';
import { OPINION_READERS, OPINION_WORKERS, type OpinionParts } from './opinionParts.ts';
import { groupParams, groupQuery, membersBody } from './opinionSchemas.ts';
import { presentWork } from './presentOpinion.ts';

const USUAL_LIMIT = 20;

/** The routes of opinions that say nearly the same: suggested by the machine, decided by staff. */
export function opinionGroupRoutes(parts: OpinionParts): Route[] {
  const { groups, audit } = parts;

  const presentGroups = async (
    caller: Caller,
    all: readonly OpinionGroupRecord[],
  ): Promise<readonly OpinionGroup[]> => {
    const members = await groups.membersInScope(
      caller,
      OPINION_READERS,
      all.map(({ _id }) => _id),
    );
    const shown = await presentWork(parts, caller, members);
    const likenessOf = new Map(members.map(({ _id, likeness }) => [_id, likeness]));
    const groupOf = new Map(members.map(({ _id, groupId }: OpinionRecord) => [_id, groupId]));
    return all.map(({ _id, communityId, state, at }) => ({
      groupId: _id,
      communityId,
      state: state === 'suggested' ? 'suggested' : 'confirmed',
      at: at.toISOString(),
      opinions: shown
        .filter(({ opinionId }) => groupOf.get(opinionId) === _id)
        .map((opinion) => {
          const likeness = likenessOf.get(opinion.opinionId);
          return likeness === undefined ? opinion : { ...opinion, likeness };
        }),
    }));
  };
  const decide = async (
    caller: Caller,
    groupId: string,
    act: 'confirm' | 'split',
    opinionIds: readonly string[],
  ): Promise<OpinionGroup | Refusal> => {
    const decided = await audit.perform(
      caller,
      act === 'confirm' ? 'opinion.confirmGroup' : 'opinion.splitGroup',
      () => decideGroup(parts, caller, groupId, { act, opinionIds }),
      ({ communityId }) => ({
        target: groupId,
        communityId,
        once: `${groupId}:${[...opinionIds].sort().join()}`,
      }),
    );
    if (isRefusal(decided)) return decided;
    const [group] = await presentGroups(caller, [decided]);
    if (group === undefined) throw new Error(`The group ${groupId} is not there after it was decided.`);
    return group;
  };

  return [
    defineRoute({
      key: 'GET /opinion-groups',
      who: 'signedIn',
      roles: OPINION_READERS,
      summary: 'Opinions that say nearly the same, suggested ones and confirmed ones',
      query: groupQuery,
      async handle({ caller, query: { limit = USUAL_LIMIT, cursor, ...filter } }) {
        const after = cursor === undefined ? undefined : readCursor(cursor);
        if (cursor !== undefined && after === undefined)
          return refuseFields([{ path: 'cursor', code: 'format' }]);
        const page = after === undefined ? { limit } : { limit, after };
        const { items, next } = await groups.pageInScope(caller, OPINION_READERS, filter, page);
        const { communityId } = filter;
        const about = communityId === undefined ? { target: 'all' } : { target: communityId, communityId };
        const unrecorded = await audit.record(caller, 'opinions.view', about);
        if (unrecorded !== undefined) return unrecorded;
        return { items: await presentGroups(caller, items), nextCursor: writeCursor(next) };
      },
    }),
    defineRoute({
      key: 'POST /opinion-groups/:groupId/confirm',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary: 'These say the same; suggested ones that are not named are taken out',
      params: groupParams,
      body: membersBody,
      handle: ({ caller, params: { groupId }, body: { opinionIds } }) =>
        decide(caller, groupId, 'confirm', opinionIds),
    }),
    defineRoute({
      key: 'POST /opinion-groups/:groupId/split',
      who: 'signedIn',
      roles: OPINION_WORKERS,
      summary: 'These do not belong to the group and are not suggested for it again',
      params: groupParams,
      body: membersBody,
      handle: ({ caller, params: { groupId }, body: { opinionIds } }) =>
        decide(caller, groupId, 'split', opinionIds),
    }),
  ];
}
