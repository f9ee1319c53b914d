import { randomUUID } from 'node:crypto';
import type { Caller } from '../http/caller.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { Ledger } from '../ledger/ledgerTypes.ts';

/** What staff looked at or changed, in words that stay stable. */
export const AUDIT_ACTS = [
  'doors.view',
  'bindings.view',
  'binding.approve',
  'binding.reject',
  'response.enter',
  'visit.record',
  'round.open',
  'round.close',
  'round.finalise',
  'stage.move',
  'audit.view',
] as const;
export type AuditAct = (typeof AUDIT_ACTS)[number];

/** The log of who looked at or changed what: a second log of the ledger's own engine. */
export interface AuditTrail {
  /** Durable before anything is shown or done; a refusal means that nothing may be shown or done. */
  record(caller: Caller, act: AuditAct, target: string): Promise<Refusal | undefined>;
  /** Newest first, `limit` entries below `before` (exclusive). */
  read(before: number | undefined, limit: number): Promise<readonly Entry[]>;
}

/** Id of the audit log among the ledger's logs. */
export const AUDIT_LOG = 'audit';

/** Opens the audit log. */
export async function openAuditTrail(ledger: Ledger<unknown>): Promise<AuditTrail> {
  await ledger.openLog(AUDIT_LOG);
  return {
    async record(caller, act, target) {
      const actor = caller.account?.id ?? 'visitor';
      const role = caller.account?.roles[0]?.role ?? 'visitor';
      const written = await ledger.append({
        log: AUDIT_LOG,
        actor,
        clientKey: randomUUID(),
        request: { act, target },
        decide: () => ({ t: 'access', d: { act, role }, fields: { actor, target }, touches: [] }),
      });
      return isRefusal(written) ? written : undefined;
    },
    async read(before, limit) {
      await ledger.catchUp(AUDIT_LOG);
      const end = Math.min(before ?? Number.MAX_SAFE_INTEGER, ledger.size(AUDIT_LOG));
      const from = Math.max(0, end - limit);
      return end <= 0 ? [] : [...(await ledger.entries(AUDIT_LOG, from, end - from))].reverse();
    },
  };
}
