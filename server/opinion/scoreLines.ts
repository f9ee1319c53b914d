import type { ScoreLine } from '../../shared/opinion/opinion.ts';
import { sameItem } from '../../shared/opinion/sameItem.ts';
import { scoreLine } from '../../shared/opinion/scoreLine.ts';
import { closedResult } from '../state/closedResult.ts';
import type { CommunityLedger, OpenedRound } from '../state/communityState.ts';

/** A rated line of a closed round, as its result shows it. */
export function lineIn(
  round: OpenedRound | undefined,
  questionId: string,
  rowId: string | undefined,
): ScoreLine | undefined {
  if (round === undefined || round.status === 'open') return undefined;
  return scoreLine(closedResult(round), questionId, rowId);
}

/** The same thing in the next 效果评价 of the community that has closed, where that shows its score. */
export function nextLine(
  { ledger }: { readonly ledger: Pick<CommunityLedger, 'state'> },
  round: OpenedRound | undefined,
  line: ScoreLine,
): ScoreLine | undefined {
  if (round?.closedAt === undefined || round.terms.kind !== 'satisfaction') return undefined;
  const { closedAt, terms } = round;
  const [next] = [...ledger.state(terms.communityId).rounds.values()]
    .filter((later) => later.terms.kind === 'satisfaction' && (later.closedAt ?? 0) > closedAt)
    .sort((first, second) => (first.closedAt ?? 0) - (second.closedAt ?? 0));
  const { satisfaction } = next === undefined ? {} : closedResult(next);
  const item = satisfaction === undefined ? undefined : sameItem(line, satisfaction);
  const found = item === undefined ? undefined : lineIn(next, item.questionId, item.rowId);
  return found?.tenths === null ? undefined : found;
}
