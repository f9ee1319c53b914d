import { refuse, type Refusal } from '../../../shared/refusal.ts';
import { electorChoice } from '../../../shared/round/vote/electorChoice.ts';
import { findElector } from '../../../shared/round/vote/electorCount.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { HistoryItem, MyResponses } from '../../../shared/round/roundView.ts';
import { participates } from '../../../shared/round/vote/statutoryTally.ts';
import type { CommunityLedger, OpenedRound } from '../../state/communityState.ts';
import { isShownToOwner } from './isShownToOwner.ts';
import { isOwnAct, presentAct } from './presentMyResponses.ts';

/**
 * An owner's vote as he reads it, with receipts: his own acts, what staff entered for him, and where several own a
 * dwelling together what the others said. A former owner's acts are not shown to the buyer, nor anything to a renter or
 * relative: the caller asks for owners only.
 */
export async function presentMyVotes(
  ledger: CommunityLedger,
  { terms, electors }: OpenedRound,
  householdId: string,
  accountId: string,
): Promise<MyResponses | Refusal> {
  const cell = electors && findElector(electors, householdId);
  if (electors === undefined || cell === undefined) return { householdId, counted: [], history: [] };
  const isShown = (act: { readonly actorId: string; readonly by?: string }): boolean =>
    isShownToOwner(cell.elector, act, accountId);
  const counted: (Answer & { readonly seq: number })[] = [];
  for (const { question } of electors.tallies) {
    const choice = electorChoice(cell.elector, cell.now, question.questionId);
    if (!participates(choice) || choice === 'unresolved') continue;
    const saying = cell.now.live.filter(({ answers }) =>
      answers.some(({ questionId }) => questionId === question.questionId),
    );
    const last = saying.at(-1);
    const answer = last?.answers.find(({ questionId }) => questionId === question.questionId);
    if (last !== undefined && answer !== undefined && isShown(last))
      counted.push({ ...answer, seq: last.seq });
  }
  const countedSeqs = new Set(counted.map(({ seq }) => seq));
  const history: HistoryItem[] = [];
  for (const act of cell.events.filter(isOwnAct).filter(isShown)) {
    const receipt = await ledger.receipt(terms.communityId, act.seq);
    if (receipt === undefined) return ledger.stopped(terms.communityId) ?? refuse('ledger/integrity');
    history.push(presentAct(act, receipt, countedSeqs.has(act.seq), act.actorId === accountId));
  }
  return { householdId, counted, history };
}
