import Joi from 'joi';
import type { BodyOf, ParamsOf } from '../../shared/api.ts';
import type { NoticeBoard } from '../../shared/plan/plan.ts';
import type { NoticeBody } from '../../shared/plan/stageRecordApi.ts';
import { isRefusal, refuse } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId } from '../http/schema.ts';
import { answerObjection, fileObjection } from './objections.ts';
import { publishAs } from './publishAs.ts';
import { publishedReply } from './publishedReply.ts';
import type { PublicityParts } from './publicityParts.ts';
import { publishNotice } from './publishNotice.ts';

const ADMIN = ['communityAdmin'] as const;

const communityParams = objectOf<ParamsOf<'POST /communities/:communityId/publicity'>>({
  communityId: opaqueId,
});
const recordParams = objectOf<ParamsOf<'POST /communities/:communityId/publications/:hash/answer'>>({
  communityId: opaqueId,
  hash: opaqueId,
});
// Empty fields pass here, so that the rule can name every one of them in its own words.
const field = (most: number): Joi.StringSchema => Joi.string().allow('').max(most);
const noticeBody = objectOf<NoticeBody>({
  board: objectOf<NoticeBoard>({
    projectOverview: field(1000),
    works: field(2000),
    startsOn: field(10),
    completesOn: field(10),
    responsible: field(100),
    complaintPhone: field(20),
  }),
  days: Joi.number().integer().min(1).max(90),
});

/** The routes of publicity: the notice with its mandatory fields, objections of residents, answers in public. */
export function publicityRoutes(parts: PublicityParts): Route[] {
  return [
    defineRoute({
      key: 'POST /communities/:communityId/publicity',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Put the plan in force up for publicity, with its mandatory fields',
      params: communityParams,
      body: noticeBody,
      handle: ({ caller, params: { communityId }, body }) =>
        publishAs(
          parts,
          caller,
          { roles: ADMIN, communityId, act: 'publicity.publish' },
          (accountId, community) => publishNotice(parts, accountId, community, body),
        ),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/publications/:hash/objections',
      who: 'signedIn',
      roles: ['resident', 'owner'],
      summary:
        'Object to a notice as a household of its community; the words are public, the household is not',
      params: recordParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/publications/:hash/objections'>>({
        text: Joi.string().trim().min(2).max(500),
        clientKey: Joi.string().min(8).max(64),
      }),
      async handle({ caller, params: { communityId, hash }, body }) {
        const { account } = caller;
        const home = account?.households.find(
          (link) => link.communityId === communityId && link.status === 'approved',
        );
        const community = home && (await parts.communities.find(communityId));
        if (account === null || home === undefined || community === undefined)
          return refuse('request/not-found');
        const { householdId } = home;
        const checked = await parts.moderation.checkText(caller, body.text);
        const filed = await fileObjection(parts, {
          checked,
          communityId,
          regionIds: community.regionIds,
          notice: hash,
          accountId: account.id,
          householdId,
          ...body,
        });
        return isRefusal(filed) ? filed : publishedReply(filed);
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/publications/:hash/answer',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Answer an objection in public',
      params: recordParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/publications/:hash/answer'>>({
        text: Joi.string().trim().min(2).max(1000),
      }),
      handle: ({ caller, params: { communityId, hash: objection }, body: { text } }) =>
        publishAs(parts, caller, { roles: ADMIN, communityId, act: 'objection.answer' }, (accountId) =>
          answerObjection(parts, { communityId, objection, accountId, text }),
        ),
    }),
  ];
}
