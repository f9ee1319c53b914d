import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../shared/api.ts';
import {
  COMPLAINT_CATEGORIES,
  COMPLAINT_LENGTH,
  COMPLAINT_STATES,
  HEARD_CHANNELS,
  LOOK_REASON_LENGTH,
  MOST_PHOTOS,
  type ComplaintPlace,
} from '../../shared/complaint/complaint.ts';
import { RATE_FIGURES, RATE_GROUPS } from '../../shared/complaint/complaintRates.ts';
import { MAIN_STAGES, SIDE_STAGES } from '../../shared/plan/stageTemplate.ts';
import { calendarDay } from '../http/calendarDay.ts';
import { objectOf, opaqueId, optional, pageFields } from '../http/schema.ts';

const clientKey = Joi.string().pattern(/^[A-Za-z0-9_-]{8,128}$/);
const words = Joi.string().max(COMPLAINT_LENGTH).pattern(/\S/);
const LONGEST_WORDS_OF_A_PLACE = 60;
const LONGEST_SEARCH = 40;
const MOST_UNITS = 50;
const PERMILLE = 1000;
const MOST_EXTENSION_DAYS = 30;
const category = Joi.string().valid(...COMPLAINT_CATEGORIES);
const urgency = Joi.string().valid('usual', 'urgent');
const photos = Joi.array().items(opaqueId).max(MOST_PHOTOS).unique();
const rating = Joi.number().integer().min(1).max(5);
const permille = Joi.number().integer().min(0).max(PERMILLE);
const place = objectOf<ComplaintPlace>({
  kind: Joi.string().valid('building', 'public'),
  buildingId: optional(opaqueId),
  unit: optional(Joi.number().integer().min(1).max(MOST_UNITS)),
  words: optional(Joi.string().max(LONGEST_WORDS_OF_A_PLACE)),
  spot: optional(objectOf<NonNullable<ComplaintPlace['spot']>>({ x: permille, y: permille })),
});

const said = {
  clientKey,
  expectedVersion: optional(Joi.number().integer().min(1)),
  text: optional(words),
  photos: optional(photos),
};
const told = { ...said, text: words };

export const communityParams = objectOf<ParamsOf<'POST /communities/:communityId/complaints'>>({
  communityId: opaqueId,
});
export const complaintParams = objectOf<ParamsOf<'GET /complaints/:complaintId'>>({ complaintId: opaqueId });

export const newComplaint = objectOf<BodyOf<'POST /communities/:communityId/complaints'>>({
  clientKey,
  category,
  place,
  text: words,
  photos: optional(photos),
  urgency: optional(urgency),
  isPrivate: optional(Joi.boolean()),
  phone: optional(Joi.string().pattern(/^\+?[\d -]{5,20}$/)),
  householdId: optional(opaqueId),
  heard: optional(Joi.string().valid(...HEARD_CHANNELS)),
});
export const similarBody = objectOf<BodyOf<'POST /communities/:communityId/complaints/similar'>>({
  category,
  place,
  text: words,
});

const filter = {
  view: optional(Joi.string().valid('queue', 'mine', 'public')),
  communityId: optional(opaqueId),
  state: optional(Joi.string().valid('open', ...COMPLAINT_STATES)),
  category: optional(category),
  organisationId: optional(opaqueId),
  buildingId: optional(opaqueId),
  urgency: optional(urgency),
  clock: optional(Joi.string().valid('soon', 'overdue')),
  search: optional(Joi.string().max(LONGEST_SEARCH)),
  figure: optional(Joi.string().valid(...RATE_FIGURES)),
  month: optional(Joi.string().pattern(/^20\d\d-(0[1-9]|1[0-2])$/)),
  stage: optional(Joi.string().valid(...MAIN_STAGES, ...SIDE_STAGES)),
  from: optional(calendarDay),
  to: optional(calendarDay),
};
export const listQuery = objectOf<QueryOf<'GET /complaints'>>({
  ...pageFields,
  ...filter,
  order: optional(Joi.string().valid('newest', 'due')),
});
export const exportQuery = objectOf<QueryOf<'GET /exports/complaints.csv'>>(filter);
export const rateQuery = objectOf<QueryOf<'GET /complaints/rates'>>({
  by: optional(Joi.string().valid(...RATE_GROUPS)),
  communityId: optional(opaqueId),
  category: optional(category),
  from: optional(calendarDay),
  to: optional(calendarDay),
});

/** A verb that may say something, and one that has to. */
export const saidBody = objectOf<BodyOf<'POST /complaints/:complaintId/accept'>>(said);
export const toldBody = objectOf<BodyOf<'POST /complaints/:complaintId/reject'>>(told);
export const mergeBody = objectOf<BodyOf<'POST /complaints/:complaintId/merge'>>({ ...said, into: opaqueId });
export const assignBody = objectOf<BodyOf<'POST /complaints/:complaintId/assign'>>({
  ...said,
  organisationId: opaqueId,
});
export const extensionBody = objectOf<BodyOf<'POST /complaints/:complaintId/request-extension'>>({
  ...told,
  workingDays: Joi.number().integer().min(1).max(MOST_EXTENSION_DAYS),
});
export const decisionBody = objectOf<BodyOf<'POST /complaints/:complaintId/decide-extension'>>({
  ...said,
  approve: Joi.boolean(),
});
export const confirmBody = objectOf<BodyOf<'POST /complaints/:complaintId/confirm'>>({
  ...said,
  rating: optional(rating),
});
export const reopenBody = objectOf<BodyOf<'POST /complaints/:complaintId/reopen'>>({
  ...told,
  rating: optional(rating),
});
export const closingBody = objectOf<BodyOf<'POST /complaints/:complaintId/close-unresolved'>>({
  ...said,
  approve: optional(Joi.boolean()),
});
export const followBody = objectOf<BodyOf<'POST /complaints/:complaintId/follow'>>({ follow: Joi.boolean() });
export const entryBody = objectOf<BodyOf<'POST /complaints/:complaintId/entries'>>({
  ...told,
  internal: optional(Joi.boolean()),
  asksFiler: optional(Joi.boolean()),
});
export const moderateBody = objectOf<BodyOf<'POST /complaints/:complaintId/moderate'>>({
  entryId: opaqueId,
  act: Joi.string().valid('hold', 'hide', 'restore'),
  reason: words,
});
export const reasonBody = objectOf<BodyOf<'POST /complaints/:complaintId/phone'>>({
  reason: Joi.string().max(LOOK_REASON_LENGTH).pattern(/\S/),
});
