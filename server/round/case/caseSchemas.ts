import Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf } from '../../../shared/api.ts';
import { CALL_OUTCOMES } from '../../../shared/round/case/auditSample.ts';
import type { RollChange } from '../../../shared/round/case/rollAmendment.ts';
import {
  CONTACT_WAYS,
  DISPUTE_EVIDENCE,
  EXCLUSION_REASONS,
  VOID_REASONS,
  type Contact,
} from '../../../shared/round/case/roundCase.ts';
import { OWN_CHANNELS } from '../../../shared/round/round.ts';
import { instant } from '../../http/calendarDay.ts';
import { objectOf, oneOf, opaqueId, optional, pageFields } from '../../http/schema.ts';
import { clientKey, HASH } from '../roundSchemas.ts';

/** What somebody has to write down; never blank. */
const words = Joi.string().max(500).pattern(/\S/);
const seq = Joi.number().integer().min(0).max(999_999_999);
/** A kept file's id is its SHA-256. */
const fileId = Joi.string().pattern(HASH);
const code = Joi.string().max(40).pattern(/\S/);

export const exclusionParams = objectOf<ParamsOf<'POST /exclusions/:exclusionId/approve'>>({
  exclusionId: opaqueId,
});
export const voidParams = objectOf<ParamsOf<'POST /voids/:voidId/approve'>>({ voidId: opaqueId });
export const erasureParams = objectOf<ParamsOf<'POST /erasures/:erasureId/approve'>>({
  erasureId: opaqueId,
});
export const disputeParams = objectOf<ParamsOf<'GET /disputes/:disputeId'>>({ disputeId: opaqueId });
export const amendmentParams = objectOf<ParamsOf<'POST /roll-amendments/:amendmentId/approve'>>({
  amendmentId: opaqueId,
});
export const communityParams = objectOf<ParamsOf<'GET /communities/:communityId/roll-amendments'>>({
  communityId: opaqueId,
});

export const pageQuery = objectOf<QueryOf<'GET /rounds/:roundId/exclusions'>>({ ...pageFields });
export const disputesQuery = objectOf<QueryOf<'GET /disputes'>>({ communityId: opaqueId, ...pageFields });
export const entriesQuery = objectOf<QueryOf<'GET /rounds/:roundId/entries'>>({ householdId: opaqueId });

export const exclusionBody = objectOf<BodyOf<'POST /rounds/:roundId/exclusions'>>({
  clientKey,
  householdId: opaqueId,
  reason: Joi.string().valid(...EXCLUSION_REASONS),
  words,
  contacts: Joi.array()
    .items(objectOf<Contact>({ way: Joi.string().valid(...CONTACT_WAYS), at: instant }))
    .max(20),
  photo: optional(fileId),
});
export const voidBody = objectOf<BodyOf<'POST /rounds/:roundId/voids'>>({
  clientKey,
  seq,
  reason: Joi.string().valid(...VOID_REASONS),
  words,
});
export const erasureBody = objectOf<BodyOf<'POST /rounds/:roundId/erasures'>>({
  clientKey,
  householdId: opaqueId,
  words,
});
export const decisionBody = objectOf<BodyOf<'POST /voids/:voidId/approve'>>({ words });

export const disputeBody = objectOf<BodyOf<'POST /disputes'>>({
  clientKey,
  roundId: opaqueId,
  householdId: opaqueId,
  seq,
  words: optional(words),
  channel: optional(Joi.string().valid(...OWN_CHANNELS)),
});
export const slipDisputeBody = objectOf<BodyOf<'POST /disputes/by-code'>>({
  clientKey,
  code,
  seq,
  words: optional(words),
});
export const lookUpBody = objectOf<BodyOf<'POST /disputes/look-up'>>({ code });
export const slipBody = objectOf<BodyOf<'POST /disputes/slips'>>({
  roundId: opaqueId,
  householdId: opaqueId,
});
export const resolveBody = objectOf<BodyOf<'POST /disputes/:disputeId/resolve'>>({
  upheld: Joi.boolean(),
  evidence: Joi.string().valid(...DISPUTE_EVIDENCE),
  words,
  photo: optional(fileId),
});

export const amendmentBody = objectOf<BodyOf<'POST /communities/:communityId/roll-amendments'>>({
  clientKey,
  change: oneOf<RollChange, 'kind'>('kind', {
    add: {
      buildingId: opaqueId,
      unitId: opaqueId,
      floor: Joi.number().integer().min(-5).max(120),
      room: Joi.string().max(20).pattern(/\S/),
      areaDm2: Joi.number().integer().min(1).max(10_000_000),
    },
    remove: { householdId: opaqueId },
    sale: { householdId: opaqueId, buyerId: optional(opaqueId) },
  }),
  words,
});
export const callBody = objectOf<BodyOf<'POST /rounds/:roundId/audit-sample'>>({
  clientKey,
  seq,
  outcome: Joi.string().valid(...CALL_OUTCOMES),
  words: optional(words),
});
