import type { Entry } from '../../shared/ledger/leaf.ts';
import type { NoticeReason } from './noticeModel.ts';

/**
 * Whom an entry obliges us to tell, and why: a household for which staff entered an answer, one in which somebody
 * answered after somebody else or took somebody else's answer back, and one to which another person was bound (ledger
 * rules "whoever is overruled is told", "the household is notified").
 */
export function owedNotice({
  leaf,
  fields,
}: Entry): { householdId: string; reason: NoticeReason } | undefined {
  if (typeof fields.household !== 'string') return undefined;
  const householdId = fields.household;
  if (leaf.t === 'bind') return { householdId, reason: 'memberJoined' };
  if (leaf.t !== 'response' && leaf.t !== 'withdraw') return undefined;
  if (fields.by !== 'self') return { householdId, reason: 'enteredByStaff' };
  if (fields.target === undefined) return undefined;
  return { householdId, reason: leaf.t === 'withdraw' ? 'answerWithdrawn' : 'answerReplaced' };
}
