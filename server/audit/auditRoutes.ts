import type { QueryOf } from '../../shared/api.ts';
import type { AuditItem } from '../../shared/auditApi.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { readNumber, readText } from '../../shared/ledger/readValue.ts';
import { refuseFields } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, pageFields } from '../http/schema.ts';
import { AUDIT_ROLES, type AuditTrail } from './auditTrail.ts';

const USUAL_LIMIT = 50;

function presentAccess({ leaf, fields }: Entry): AuditItem {
  return {
    seq: leaf.seq,
    at: new Date(readNumber(fields.syncAt) * 1000).toISOString(),
    act: readText(leaf.d?.['act']),
    actorRole: readText(leaf.d?.['role']),
    actor: readText(fields.actor),
    target: readText(fields.target),
  };
}

/** The route of the audit log: looking at it is itself recorded. */
export function auditRoutes(audit: AuditTrail): Route[] {
  return [
    defineRoute({
      key: 'GET /audit',
      who: 'signedIn',
      roles: AUDIT_ROLES,
      summary: 'Who looked at or changed what in the caller’s reach, newest first; a page may be short',
      query: objectOf<QueryOf<'GET /audit'>>({ ...pageFields }),
      async handle({ caller, query: { limit = USUAL_LIMIT, cursor } }) {
        if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
          return refuseFields([{ path: 'cursor', code: 'unknown' }]);
        }
        const unrecorded = await audit.record(caller, 'audit.view', { target: 'audit' });
        if (unrecorded !== undefined) return unrecorded;
        const before = cursor === undefined ? undefined : Number(cursor);
        const { items, next } = await audit.readInScope(caller, { before, limit });
        return { items: items.map(presentAccess), nextCursor: next === null ? null : String(next) };
      },
    }),
  ];
}
