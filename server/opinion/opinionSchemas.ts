import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import { COMPLAINT_CATEGORIES } from '../../shared/complaint/complaint.ts';
import {
  OPINION_LENGTH,
  OPINION_SOURCES,
  PLAN_CLAUSES,
  type ChosenTarget,
} from '../../shared/opinion/opinion.ts';
import { SPOKEN_CHANNELS } from '../../shared/opinion/spokenChannel.ts';
import { objectOf, oneOf, opaqueId, optional, pageFields } from '../http/schema.ts';

const clientKey = Joi.string().pattern(/^[A-Za-z0-9_-]{8,128}$/);
const line = Joi.string().max(OPINION_LENGTH).pattern(/\S/);
const MOST_NAMED = 100;

export const communityParams = objectOf<ParamsOf<'GET /communities/:communityId/opinions'>>({
  communityId: opaqueId,
});
export const opinionParams = objectOf<ParamsOf<'GET /opinions/:opinionId'>>({ opinionId: opaqueId });
export const linkParams = objectOf<ParamsOf<'POST /opinions/:opinionId/links/:linkId/undo'>>({
  opinionId: opaqueId,
  linkId: opaqueId,
});
export const groupParams = objectOf<ParamsOf<'POST /opinion-groups/:groupId/split'>>({ groupId: opaqueId });
export const pageQuery = objectOf<QueryOf<'GET /communities/:communityId/opinions'>>({
  ...pageFields,
  source: optional(Joi.string().valid(...OPINION_SOURCES)),
  roundId: optional(opaqueId),
});
/** Of lists that are not narrowed. */
export const plainPageQuery = objectOf<QueryOf<'GET /communities/:communityId/opinions/mine'>>({
  ...pageFields,
});

export const newOpinion = objectOf<BodyOf<'POST /communities/:communityId/opinions'>>({
  clientKey,
  text: line,
  householdId: optional(opaqueId),
  mayPublish: Joi.boolean(),
  itemId: optional(opaqueId),
  channel: optional(Joi.string().valid(...SPOKEN_CHANNELS)),
});

export const workQuery = objectOf<QueryOf<'GET /opinions'>>({
  ...pageFields,
  communityId: optional(opaqueId),
  state: optional(Joi.string().valid('open', 'linked')),
  source: optional(Joi.string().valid(...OPINION_SOURCES)),
  roundId: optional(opaqueId),
  itemId: optional(opaqueId),
});

export const linkBody = objectOf<BodyOf<'POST /opinions/:opinionId/links'>>({
  clientKey,
  target: oneOf<ChosenTarget, 'kind'>('kind', {
    clause: {
      planVersionId: opaqueId,
      clause: Joi.string().valid(...PLAN_CLAUSES),
      changed: Joi.boolean(),
    },
    item: { planVersionId: opaqueId, itemId: opaqueId, changed: Joi.boolean() },
    acceptance: { hash: Joi.string().pattern(/^[0-9a-f]{64}$/) },
    score: { roundId: opaqueId, questionId: opaqueId, rowId: optional(opaqueId) },
    explanation: {},
  }),
  note: optional(line),
  wholeGroup: optional(Joi.boolean()),
});
export const complaintBody = objectOf<BodyOf<'POST /opinions/:opinionId/complaint'>>({
  category: Joi.string().valid(...COMPLAINT_CATEGORIES),
});
export const reasonBody = objectOf<BodyOf<'POST /opinions/:opinionId/unpublish'>>({ reason: line });
export const publishBody = objectOf<BodyOf<'POST /opinions/:opinionId/publish'>>({ words: line });

export const groupQuery = objectOf<QueryOf<'GET /opinion-groups'>>({
  ...pageFields,
  communityId: optional(opaqueId),
  state: optional(Joi.string().valid('suggested', 'confirmed')),
});
export const membersBody = objectOf<BodyOf<'POST /opinion-groups/:groupId/split'>>({
  opinionIds: Joi.array().items(opaqueId).min(1).max(MOST_NAMED).unique(),
});
