import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import { GATE_IDS, STAGE_NAMES } from '../../shared/plan/stageTemplate.ts';
import { isRefusal, refuse } from '../../shared/refusal.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { Clock } from '../clock.ts';
import { Answered, defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional, pageFields } from '../http/schema.ts';
import type { PlanStore } from '../plan/planStore.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import type { CommunityStore } from './communityStore.ts';
import { moveStage } from './moveStage.ts';
import { presentStage } from './stageStanding.ts';
import { waiveGate } from './waiveGate.ts';
import { presentCommunity, presentOverviewRow } from './presentCommunity.ts';
import { satisfactionRounds } from './presentSatisfaction.ts';

export interface CommunityParts {
  readonly ledger: CommunityLedger;
  readonly communities: CommunityStore;
  readonly plans: PlanStore;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

// A worker finds the communities of the own buildings here.
const OVERVIEW_ROLES = ['worker', 'communityAdmin', 'districtBureau', 'cityBureau', 'inspector'] as const;
const STAGE_ROLES = ['communityAdmin', 'districtBureau'] as const;
const USUAL_LIMIT = 20;

const communityParams = objectOf<ParamsOf<'GET /communities/:communityId'>>({ communityId: opaqueId });
const listQuery = objectOf<QueryOf<'GET /communities'>>({ ...pageFields, region: optional(opaqueId) });
const stageBody = objectOf<BodyOf<'POST /communities/:communityId/stage'>>({
  to: Joi.string().valid(...Object.keys(STAGE_NAMES)),
  reason: optional(Joi.string().min(1).max(500)),
  evidence: optional(Joi.string().min(1).max(500)),
});

/** The routes of communities, their stage and the bureau's table. */
export function communityRoutes({ ledger, communities, plans, audit, clock }: CommunityParts): Route[] {
  return [
    defineRoute({
      key: 'GET /communities',
      who: 'anyone',
      summary: 'Communities, all or those of a region',
      query: listQuery,
      async handle({ query: { limit = USUAL_LIMIT, cursor, region } }) {
        const page = await communities.page({
          limit,
          ...(cursor === undefined ? {} : { after: cursor }),
          ...(region === undefined ? {} : { region }),
        });
        const current = await plans.currentIds(page.items.map(({ _id }) => _id));
        return {
          items: page.items.map((community) =>
            presentCommunity(ledger, community, current.get(community._id) ?? null),
          ),
          nextCursor: page.next,
        };
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId',
      who: 'anyone',
      summary: 'One community with its stage and open rounds',
      params: communityParams,
      async handle({ params: { communityId } }) {
        const community = await communities.find(communityId);
        if (community === undefined) return refuse('request/not-found');
        await ledger.catchUp(communityId);
        const current = await plans.currentIds([communityId]);
        return presentCommunity(ledger, community, current.get(communityId) ?? null);
      },
    }),
    defineRoute({
      key: 'GET /overview',
      who: 'signedIn',
      roles: OVERVIEW_ROLES,
      summary: 'Every community in scope with its stage and both rates',
      query: objectOf<QueryOf<'GET /overview'>>({ ...pageFields, region: optional(opaqueId) }),
      async handle({ caller, query: { limit = 100, cursor, region } }) {
        const page = await communities.page({
          limit,
          ...(cursor === undefined ? {} : { after: cursor }),
          ...(region === undefined ? {} : { region }),
          within: { caller, roles: OVERVIEW_ROLES },
        });
        await ledger.catchUpAll(page.items.map(({ _id }) => _id));
        return {
          items: page.items.map((community) => presentOverviewRow(ledger, community, clock.now())),
          nextCursor: page.next,
        };
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/satisfaction',
      who: 'anyone',
      summary:
        'Every closed 效果评价 of a community, oldest first: scores by dimension and item, small cells withheld',
      params: communityParams,
      async handle({ params: { communityId } }) {
        if ((await communities.find(communityId)) === undefined) return refuse('request/not-found');
        await ledger.catchUp(communityId);
        return { items: satisfactionRounds(ledger.state(communityId)) };
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/stage',
      who: 'anyone',
      summary: 'Where a community stands, what blocks it, who must act, and what was waived',
      params: communityParams,
      async handle({ params: { communityId } }) {
        const community = await communities.find(communityId);
        if (community === undefined) return refuse('request/not-found');
        await ledger.catchUp(communityId);
        return presentStage(community, ledger.state(communityId), clock.now());
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/waivers',
      who: 'signedIn',
      roles: ['districtBureau'],
      summary: 'Let a gate pass, in public and with a reason',
      params: communityParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/waivers'>>({
        gate: Joi.string().valid(...GATE_IDS),
        reason: Joi.string().trim().min(5).max(500),
      }),
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.findInScope(caller, communityId, ['districtBureau']);
        const { account } = caller;
        if (community === undefined || account === null) return refuse('request/not-found');
        const given = await audit.perform(
          caller,
          'gate.waive',
          () => waiveGate({ ledger }, account.id, community, body),
          ({ seq }) => ({ target: communityId, communityId, once: `${communityId}:${seq}` }),
        );
        return isRefusal(given) ? given : new Answered(201, given);
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/stage',
      who: 'signedIn',
      roles: STAGE_ROLES,
      summary: 'Move a community to another stage, if its gates are open',
      params: communityParams,
      body: stageBody,
      async handle({ caller, params: { communityId }, body }) {
        const community = await communities.findInScope(caller, communityId, STAGE_ROLES);
        const { account } = caller;
        if (community === undefined || account === null) return refuse('request/not-found');
        return audit.perform(
          caller,
          'stage.move',
          () => moveStage({ ledger, clock }, account.id, community, body),
          ({ seq }) => ({ target: communityId, communityId, once: `${communityId}:${seq}` }),
        );
      },
    }),
  ];
}
