import Joi from 'joi';
import type { BodyOf, ParamsOf } from '../../shared/api.ts';
import { COMPLAINT_CATEGORIES, ORGANISATION_KINDS } from '../../shared/complaint/complaint.ts';
import { ORGANISATION_NAME_LENGTH } from '../../shared/complaint/organisationApi.ts';
import { MAIN_STAGES, SIDE_STAGES } from '../../shared/plan/stageTemplate.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';

const clientKey = Joi.string().pattern(/^[A-Za-z0-9_-]{8,128}$/);
const LONGEST_ACCOUNT = 64;

export const organisationParams = objectOf<
  ParamsOf<'POST /communities/:communityId/organisations/:organisationId'>
>({ communityId: opaqueId, organisationId: opaqueId });

export const organisationBody = objectOf<BodyOf<'POST /communities/:communityId/organisations'>>({
  clientKey,
  name: Joi.string().trim().max(ORGANISATION_NAME_LENGTH).pattern(/\S/),
  kind: Joi.string().valid(...ORGANISATION_KINDS),
  categories: Joi.array()
    .items(Joi.string().valid(...COMPLAINT_CATEGORIES))
    .unique(),
  stages: optional(
    Joi.array()
      .items(Joi.string().valid(...MAIN_STAGES, ...SIDE_STAGES))
      .min(1)
      .unique(),
  ),
});

export const onceBody = objectOf<
  BodyOf<'POST /communities/:communityId/organisations/:organisationId/retire'>
>({ clientKey });

export const personBody = objectOf<
  BodyOf<'POST /communities/:communityId/organisations/:organisationId/people'>
>({
  clientKey,
  account: Joi.string().max(LONGEST_ACCOUNT).pattern(/^\S+$/),
  belongs: Joi.boolean(),
});
