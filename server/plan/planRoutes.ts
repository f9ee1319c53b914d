import Joi from 'joi';
import type { BodyOf, ParamsOf } from '../../shared/api.ts';
import { FUNDING_SOURCES, ITEM_CLASSES, ITEM_SCOPES, type StandardText } from '../../shared/plan/menuItem.ts';
import type { FundingLine, NoticeBoard, PlanItem, PlanStep } from '../../shared/plan/plan.ts';
import type { NewDrawing } from '../../shared/plan/planRevision.ts';
import { MAIN_STAGES } from '../../shared/plan/stageTemplate.ts';
import { refuse } from '../../shared/refusal.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import { calendarDay } from '../http/calendarDay.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { publishAs } from '../publication/publishAs.ts';
import type { PlanStore } from './planStore.ts';
import { revisePlan, type RevisePlanParts } from './revisePlan.ts';

const ADMIN = ['communityAdmin'] as const;
const communityParams = objectOf<ParamsOf<'GET /communities/:communityId/plan'>>({ communityId: opaqueId });
const words = (most: number): Joi.StringSchema => Joi.string().max(most);
const fen = Joi.number().integer().min(0).max(100_000_000_000);

const planItem = objectOf<PlanItem>({
  itemId: opaqueId,
  class: Joi.string().valid(...ITEM_CLASSES),
  name: words(100),
  scope: Joi.string().valid(...ITEM_SCOPES),
  lookWhenDone: optional(
    objectOf<StandardText>({ text: words(2000), source: words(200), region: words(100) }),
  ),
  costFen: fen,
  shareFen: fen,
  funding: Joi.array()
    .items(objectOf<FundingLine>({ source: Joi.string().valid(...FUNDING_SOURCES), amountFen: fen }))
    .max(20),
  legalEffect: optional(words(500)),
  prerequisite: optional(words(500)),
});
const revisionBody = objectOf<BodyOf<'POST /communities/:communityId/plan/versions'>>({
  basedOn: opaqueId,
  reason: optional(words(500)),
  overview: optional(words(3000)),
  items: Joi.array().items(planItem).min(1).max(100),
  noticeBoard: optional(
    objectOf<NoticeBoard>({
      projectOverview: words(1000).allow(''),
      works: words(2000).allow(''),
      startsOn: words(10).allow(''),
      completesOn: words(10).allow(''),
      responsible: words(100).allow(''),
      complaintPhone: words(20).allow(''),
    }),
  ),
  steps: optional(
    Joi.array()
      .items(
        objectOf<PlanStep>({
          stepId: opaqueId,
          name: words(100),
          stages: Joi.array().items(Joi.string().valid(...MAIN_STAGES)),
          startsOn: calendarDay,
          endsOn: calendarDay,
          who: words(200),
          note: optional(words(500)),
        }),
      )
      .max(40),
  ),
  dropDrawings: optional(Joi.array().items(opaqueId).max(50)),
  addDrawings: optional(
    Joi.array()
      .items(objectOf<NewDrawing>({ evidenceId: opaqueId, title: words(100), description: words(500) }))
      .max(20),
  ),
});

/** What the plan's routes work with. */
export interface PlanParts extends RevisePlanParts {
  readonly plans: PlanStore;
  readonly communities: CommunityStore;
  readonly audit: AuditTrail;
}

/** The routes of the published plan (一小区一方案) and its versions. */
export function planRoutes(parts: PlanParts): Route[] {
  const { plans, ledger } = parts;
  return [
    defineRoute({
      key: 'GET /communities/:communityId/plan',
      who: 'anyone',
      summary: 'The published plan of a community with its version and hash',
      params: communityParams,
      async handle({ params: { communityId } }) {
        const plan = await plans.findCurrent(communityId);
        if (plan === undefined || !ledger.has(communityId)) return refuse('request/not-found');
        return { ...plan.content, stage: ledger.state(communityId).stage, hash: plan.hash };
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/plan/versions',
      who: 'anyone',
      summary: 'Every version of a plan, oldest first; each lies whole under its hash',
      params: communityParams,
      async handle({ params: { communityId } }) {
        const versions = await plans.versions(communityId);
        if (versions.length === 0) return refuse('request/not-found');
        return {
          items: versions.map(({ hash, content }) => {
            const { planVersionId, version, publishedAt, reason, items, totalFen } = content;
            const because = reason === undefined ? {} : { reason };
            return { planVersionId, version, publishedAt, hash, items: items.length, totalFen, ...because };
          }),
        };
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/plan/versions',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Publish a new version of the plan; after the review it needs its reason',
      params: communityParams,
      body: revisionBody,
      handle: ({ caller, params: { communityId }, body }) =>
        publishAs(parts, caller, { roles: ADMIN, communityId, act: 'plan.publish' }, (actorId) =>
          revisePlan(parts, actorId, communityId, body),
        ),
    }),
  ];
}
