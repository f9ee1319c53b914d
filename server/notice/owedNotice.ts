import type { Entry } from '../../shared/ledger/leaf.ts';
import type { NoticeReason } from './noticeModel.ts';

/**
 * Whom an entry obliges us to tell, and why: a household for which staff entered an answer, one in which somebody
 * answered after somebody else or took somebody else's answer back, one to which another person was bound, and one whose
 * answer was disputed, settled or made void, or that was taken out of the denominator (ledger rules "whoever is overruled
 * is told", "the household is notified").
 */
export function owedNotice({
  leaf,
  fields,
}: Entry): { householdId: string; reason: NoticeReason } | undefined {
  if (typeof fields.household !== 'string') return undefined;
  const householdId = fields.household;
  switch (leaf.t) {
    case 'bind':
      return { householdId, reason: 'memberJoined' };
    case 'response':
      if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff' };
      return fields.target === undefined ? undefined : { householdId, reason: 'answerReplaced' };
    case 'withdraw':
      if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff' };
      return fields.target === undefined ? undefined : { householdId, reason: 'answerWithdrawn' };
    case 'dispute':
      return { householdId, reason: 'answerDisputed' };
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
