import { defineRoute, type Route } from '../http/route.ts';
import { rateQuery } from './complaintSchemas.ts';
import { COMPLAINT_STAFF } from './complaintScope.ts';
import { ratesFor, type RateParts } from './ratesFor.ts';

/** 响应率, 解决率, 满意率 of what lies in the caller's reach. */
export function rateRoutes(parts: RateParts): Route[] {
  return [
    defineRoute({
      key: 'GET /complaints/rates',
      who: 'signedIn',
      roles: [...COMPLAINT_STAFF, 'handler'],
      summary: 'How complaints of the caller’s reach were answered, solved and rated, by group',
      query: rateQuery,
      handle: ({ caller, query }) => ratesFor(parts, caller, query),
    }),
  ];
}
