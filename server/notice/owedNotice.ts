import type { Entry } from '../../shared/ledger/leaf.ts';
import type { LedgerReason } from '../../shared/notice/notice.ts';

interface OwedNotice {
  readonly householdId: string;
  readonly reason: LedgerReason;
  /** Who did it, where the entry says. */
  readonly actorId?: string;
}

/**
 * Whom an entry obliges us to tell, and why: a household for which staff entered an answer, one in which somebody
 * answered after somebody else or took somebody else's answer back, one to which another person was bound, and one whose
 * answer was disputed, settled or made void, or that was taken out of the denominator (ledger rules "whoever is overruled
 * is told", "the household is notified").
 */
export function owedNotice({ leaf, fields }: Entry): OwedNotice | undefined {
  if (typeof fields.household !== 'string') return undefined;
  const householdId = fields.household;
  const by = typeof fields.actor === 'string' ? { actorId: fields.actor } : {};
  switch (leaf.t) {
    case 'bind':
      return { householdId, reason: 'memberJoined', ...by };
    case 'response':
      if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff', ...by };
      return fields.target === undefined ? undefined : { householdId, reason: 'answerReplaced', ...by };
    case 'withdraw':
      if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff', ...by };
      return fields.target === undefined ? undefined : { householdId, reason: 'answerWithdrawn', ...by };
    case 'dispute':
      return { householdId, reason: 'answerDisputed', ...by };
    case 'disputeResolve':
      return { householdId, reason: 'disputeSettled', ...by };
    case 'void':
      // The request alone changes nothing for the household.
      return fields.result === true ? { householdId, reason: 'answerVoided', ...by } : undefined;
    case 'exclusionApprove':
      return fields.result === true ? { householdId, reason: 'householdExcluded', ...by } : undefined;
    default:
      return undefined;
  }
}
