import type { QueryOf } from '../../shared/api.ts';
import { readText } from '../../shared/ledger/readValue.ts';
import { refuseFields } from '../../shared/refusal.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { objectOf, pageFields } from '../http/schema.ts';
import type { AuditTrail } from './auditTrail.ts';

const USUAL_LIMIT = 50;

/** The route of the audit log: looking at it is itself recorded. */
export function auditRoutes(audit: AuditTrail): Route[] {
  return [
    defineRoute({
      key: 'GET /audit',
      who: 'signedIn',
      roles: ['inspector', 'operator'],
      summary: 'Who looked at or changed what, newest first',
      query: objectOf<QueryOf<'GET /audit'>>({ ...pageFields }),
      async handle({ caller, query: { limit = USUAL_LIMIT, cursor } }) {
        if (cursor !== undefined && !/^\d{1,9}$/.test(cursor)) {
          return refuseFields([{ path: 'cursor', code: 'unknown' }]);
        }
        const unrecorded = await audit.record(caller, 'audit.view', 'audit');
        if (unrecorded !== undefined) return unrecorded;
        const entries = await audit.read(cursor === undefined ? undefined : Number(cursor), limit);
        const last = entries.at(-1)?.leaf.seq ?? 0;
        return {
          items: entries.flatMap(({ leaf, fields }) =>
            leaf.t === 'access'
              ? [
                  {
                    seq: leaf.seq,
                    at: new Date(Number(fields.syncAt) * 1000).toISOString(),
                    act: readText(leaf.d?.['act']),
                    actorRole: readText(leaf.d?.['role']),
                    actor: readText(fields.actor),
                    target: readText(fields.target),
                  },
                ]
              : [],
          ),
          nextCursor: last > 0 ? String(last) : null,
        };
      },
    }),
  ];
}
