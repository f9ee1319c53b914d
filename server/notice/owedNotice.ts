import type { Entry } from '../../shared/ledger/leaf.ts';
import type { LedgerReason } from '../../shared/notice/notice.ts';

interface OwedNotice {
  readonly householdId: string;
  readonly reason: LedgerReason;
  /** The member who did it; absent where staff did. */
  readonly exceptAccountId?: string;
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
  const byMember = typeof fields.actor === 'string' ? { exceptAccountId: fields.actor } : {};
  switch (leaf.t) {
    case 'bind':
      return { householdId, reason: 'memberJoined', ...byMember };
    case 'response':
      if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff' };
      return fields.target === undefined ? undefined : { householdId, reason: 'answerReplaced', ...byMember };
    case 'withdraw':
      if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff' };
      return fields.target === undefined
        ? undefined
        : { householdId, reason: 'answerWithdrawn', ...byMember };
    case 'dispute':
      return { householdId, reason: 'answerDisputed', ...byMember };
    case 'disputeResolve':
      return { householdId, reason: 'disputeSettled' };
    case 'void':
      // The request alone changes nothing for the household.
      return fields.result === true ? { householdId, reason: 'answerVoided' } : undefined;
    case 'exclusionApprove':
      return fields.result === true ? { householdId, reason: 'householdExcluded' } : undefined;
    default:
      return undefined;
  }
}
