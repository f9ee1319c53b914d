import Joi from 'joi';
import type { QueryOf } from '../../shared/api.ts';
import { COMPLAINT_CATEGORIES } from '../../shared/complaint/complaint.ts';
import { RATE_GROUPS } from '../../shared/complaint/complaintRates.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, opaqueId, optional } from '../http/schema.ts';
import { COMPLAINT_STAFF } from './complaintScope.ts';
import { ratesFor, type RateParts } from './ratesFor.ts';

const day = Joi.string().pattern(/^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
const rateQuery = objectOf<QueryOf<'GET /complaints/rates'>>({
  by: optional(Joi.string().valid(...RATE_GROUPS)),
  communityId: optional(opaqueId),
  category: optional(Joi.string().valid(...COMPLAINT_CATEGORIES)),
  from: optional(day),
  to: optional(day),
});

/** 响应率, 解决率, 满意率 of what lies in the caller's reach. */
export function rateRoutes(parts: RateParts): Route[] {
  return [
    defineRoute({
      key: 'GET /complaints/rates',
      who: 'signedIn',
      roles: [...COMPLAINT_STAFF, 'handler'],
      summary: 'How complaints of the caller’s reach were answered, solved and rated, by group.',
      query: rateQuery,
      handle: ({ caller, query }) => ratesFor(parts, caller, query),
    }),
  ];
}
