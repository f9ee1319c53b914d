import { menuOutcome } from './menuOutcome.ts';
import { outcomeSentence } from './outcomeSentence.ts';
import { presentParticipation } from './presentParticipation.ts';
import { publishedCells } from './publishedCells.ts';
import type { QuestionResult, RoundResult } from './result.ts';
import type { RoundCount } from './roundCount.ts';
import { satisfactionResult } from './satisfactionResult.ts';
import type { LegalEffects } from './voteFlag.ts';

/**
 * 统计结果 of a closed round as everybody may read it: every rule with its numbers, small cells withheld. To be
 * asked for only after the close; `seq` is the last entry of the community's log that the count has read.
 * 提升类 questions spend the round's budget in ballot order, so that together they never exceed it.
 */
export function roundResult(
  count: RoundCount,
  seq: number,
  status: RoundResult['status'],
  legalEffects: LegalEffects,
): RoundResult {
  const { terms } = count;
  const { rule } = terms;
  let leftFen = rule.upgradeBudgetFen;
  const questions = count.tallies.map((tally): QuestionResult => {
    const { question } = tally;
    const published = publishedCells(tally, count.households, rule.smallCellK);
    const counted = { tally, published };
    const outcome = menuOutcome(counted, rule, legalEffects, leftFen);
    if (outcome.kind === 'upgrade') leftFen -= outcome.spentFen;
    return {
      questionId: question.questionId,
      title: question.title,
      type: question.type,
      section: question.section,
      ...(question.itemId === undefined ? {} : { itemId: question.itemId }),
      ...published,
      outcome,
      sentence: outcomeSentence(outcome, counted, rule),
    };
  });
  const households = Array.from(count.cells.values(), ({ roll, now }) => ({
    roll,
    answered: now.state === 'answered',
    counted: now.counted,
  }));
  const satisfaction = terms.kind === 'satisfaction' ? satisfactionResult(terms, households) : undefined;
  return {
    roundId: terms.roundId,
    communityId: terms.communityId,
    kind: terms.kind,
    title: terms.title,
    status,
    smallCellK: rule.smallCellK,
    participation: presentParticipation(count, seq, 'world'),
    questions,
    ...(satisfaction === undefined ? {} : { satisfaction }),
  };
}
