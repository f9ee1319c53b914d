import type { LedgerValue } from '../../../shared/ledger/leaf.ts';
import { voteFigures, type ElectorCount } from '../../../shared/round/vote/electorCount.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import { statutoryOutcome } from '../../../shared/round/vote/statutoryTally.ts';
import { asLedgerValue } from '../asLedgerValue.ts';

/**
 * 计票结果 as `tally` and `resultFinal` carry it: in public the turnout by persons and area and whether each matter
 * passed; every count behind it as a commitment.
 */
export function sealedVote(
  { statutory }: Pick<RoundTerms, 'statutory'>,
  { tallies, turnout }: Pick<ElectorCount, 'tallies' | 'turnout'>,
  disputes: number,
): {
  readonly d: { readonly [key: string]: LedgerValue };
  readonly fields: { readonly result: LedgerValue };
} {
  const verdicts: Record<string, string> = {};
  for (const tally of tallies) {
    const { questionId } = tally.question;
    const matter = statutory?.matters.find((each) => each.questionId === questionId);
    if (matter !== undefined)
      verdicts[questionId] = statutoryOutcome(voteFigures(tally), matter.rule).verdict;
  }
  const questions = tallies.map(({ question: { questionId }, cells }) => ({ questionId, cells }));
  const { total, participating } = turnout;
  return {
    d: {
      electors: total.people,
      areaDm2: total.areaDm2,
      participating: participating.people,
      participatingDm2: participating.areaDm2,
      disputes,
      verdicts,
    },
    fields: { result: asLedgerValue({ questions }) },
  };
}
