import Joi from 'joi';
import type { BodyOf, ParamsOf } from '../../shared/api.ts';
import type { Role } from '../../shared/identity/account.ts';
import {
  CONSENT_BODIES,
  REVIEW_OPINIONS,
  type AcceptanceRecord,
  type Dissent,
} from '../../shared/plan/stageRecord.ts';
import type { RecordReply } from '../../shared/plan/stageRecordApi.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Caller } from '../http/caller.ts';
import { calendarDay } from '../http/calendarDay.ts';
import { defineRoute, type Answered, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { publishAs } from './publishAs.ts';
import type { PublicityParts } from './publicityParts.ts';
import { recordStage, type StageRecord } from './recordStage.ts';

const ADMIN = ['communityAdmin'] as const satisfies readonly Role[];
const BUREAU = ['districtBureau'] as const satisfies readonly Role[];
/** Whoever passes the notice board with a telephone. */
const PHOTOGRAPHERS = ['communityAdmin', 'worker', 'volunteerSupervisor'] as const satisfies readonly Role[];

const communityParams = objectOf<ParamsOf<'POST /communities/:communityId/acceptances'>>({
  communityId: opaqueId,
});
const noticeParams = objectOf<ParamsOf<'POST /communities/:communityId/publications/:hash/wall-photos'>>({
  communityId: opaqueId,
  hash: opaqueId,
});
const words = (most: number): Joi.StringSchema => Joi.string().trim().min(1).max(most);
const whole = Joi.number().integer().min(0).max(9999);
const itemIds = (least: number): Joi.ArraySchema => Joi.array().items(opaqueId).unique().min(least).max(100);

/** The routes by which gates are given what they ask for: opinions, papers, clearances, acceptance, wall photographs. */
export function stageRecordRoutes(parts: PublicityParts): Route[] {
  const record = (
    caller: Caller,
    roles: readonly Role[],
    communityId: string,
    stageRecord: StageRecord,
  ): Promise<Answered<RecordReply> | Refusal> =>
    publishAs(parts, caller, { roles, communityId, act: 'stage.record' }, (accountId) =>
      recordStage(parts, accountId, communityId, stageRecord),
    );
  return [
    defineRoute({
      key: 'POST /communities/:communityId/review-opinions',
      who: 'signedIn',
      roles: BUREAU,
      summary: 'Put the expert opinion on the plan in force on record (gate G3)',
      params: communityParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/review-opinions'>>({
        opinion: Joi.string().valid(...REVIEW_OPINIONS),
        text: words(2000),
        evidenceId: optional(opaqueId),
      }),
      handle: ({ caller, params, body }) =>
        record(caller, BUREAU, params.communityId, { kind: 'reviewOpinion', record: body }),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/site-clearances',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Put on record that the site is cleared (gate G4)',
      params: communityParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/site-clearances'>>({
        text: words(2000),
        evidenceId: optional(opaqueId),
      }),
      handle: ({ caller, params, body }) =>
        record(caller, ADMIN, params.communityId, { kind: 'siteClearance', record: body }),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/lawful-resolutions',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Put a lawful resolution of the owners on items with legal effect on record (gate G4)',
      params: communityParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/lawful-resolutions'>>({
        itemIds: itemIds(1),
        title: words(200),
        adoptedOn: calendarDay,
        evidenceId: opaqueId,
      }),
      handle: ({ caller, params, body }) =>
        record(caller, ADMIN, params.communityId, { kind: 'lawfulResolution', record: body }),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/income-consents',
      who: 'signedIn',
      roles: ADMIN,
      summary: 'Put the consent to 公共收益 money on record (gate G4)',
      params: communityParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/income-consents'>>({
        itemIds: itemIds(0),
        body: Joi.string().valid(...CONSENT_BODIES),
        adoptedOn: calendarDay,
        evidenceId: opaqueId,
      }),
      handle: ({ caller, params, body }) =>
        record(caller, ADMIN, params.communityId, { kind: 'incomeConsent', record: body }),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/acceptances',
      who: 'signedIn',
      roles: BUREAU,
      summary: 'Put the joint acceptance on record: defects, residents’ representatives, dissent (gate G5)',
      params: communityParams,
      body: objectOf<AcceptanceRecord>({
        text: words(2000),
        defectsOpen: whole,
        representatives: whole,
        dissents: Joi.array()
          .items(objectOf<Dissent>({ text: words(500), answer: optional(words(500)) }))
          .max(50),
        evidenceId: optional(opaqueId),
      }),
      handle: ({ caller, params, body }) =>
        record(caller, BUREAU, params.communityId, { kind: 'acceptance', record: body }),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/publications/:hash/wall-photos',
      who: 'signedIn',
      roles: PHOTOGRAPHERS,
      summary: 'Attach the photograph of a notice on its wall',
      params: noticeParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/publications/:hash/wall-photos'>>({
        evidenceId: opaqueId,
        place: words(100),
      }),
      handle: ({ caller, params: { communityId, hash }, body }) =>
        record(caller, PHOTOGRAPHERS, communityId, { kind: 'wallPhoto', record: { ...body, notice: hash } }),
    }),
  ];
}
