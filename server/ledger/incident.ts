import { randomUUID } from 'node:crypto';
import type { AppendRequest } from './ledgerTypes.ts';

/**
 * What is written when an operator accepts a restored backup: the reason, and the newest head that was signed before and
 * that the log no longer continues. Public: whoever holds that head, or a receipt below it, finds here what became of it.
 */
export function incidentOf(
  log: string,
  lost: { readonly size: number; readonly root: string },
  reason: string,
): AppendRequest<unknown> {
  const d = { what: 'restore', reason, lostSize: lost.size, lostRoot: lost.root };
  return {
    log,
    actor: 'system:operator',
    clientKey: `restore:${randomUUID()}`,
    request: d,
    decide: () => ({ t: 'incident', d, fields: {} }),
  };
}
