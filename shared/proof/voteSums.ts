import type { LedgerValue } from '../ledger/leaf.ts';
import { voteFigures, type ElectorCount } from '../round/vote/electorCount.ts';
import type { RoundTerms } from '../round/round.ts';
import { statutoryOutcome } from '../round/vote/statutoryTally.ts';
import type { Recounted } from './countedRound.ts';

/** What a tally of an owners' vote seals and says in public, counted anew. */
export function voteSums(
  { statutory }: Pick<RoundTerms, 'statutory'>,
  { tallies, turnout }: ElectorCount,
): Pick<Recounted, 'counted' | 'said'> {
  const verdicts: Record<string, LedgerValue> = {};
  for (const tally of tallies) {
    const { questionId } = tally.question;
    const matter = statutory?.matters.filter((each) => each.questionId === questionId)[0];
    if (matter !== undefined)
      verdicts[questionId] = statutoryOutcome(voteFigures(tally), matter.rule).verdict;
  }
  const { total, participating } = turnout;
  return {
    counted: {
      questions: tallies.map(({ question: { questionId }, cells }) => {
        const copied: Record<string, LedgerValue> = {};
        for (const [choice, { people, areaDm2 }] of Object.entries(cells))
          copied[choice] = { people, areaDm2 };
        return { questionId, cells: copied };
      }),
    },
    said: {
      electors: total.people,
      areaDm2: total.areaDm2,
      participating: participating.people,
      participatingDm2: participating.areaDm2,
      verdicts,
    },
  };
}
