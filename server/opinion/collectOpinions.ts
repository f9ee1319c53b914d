import { createHmac } from 'node:crypto';
import { isLowLine } from '../../shared/opinion/lowLine.ts';
import { scoreLine } from '../../shared/opinion/scoreLine.ts';
import { hasWords } from '../../shared/round/answering/hasWords.ts';
import type { Question } from '../../shared/round/question.ts';
import type { CountedAnswer } from '../../shared/round/response.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { closedResult } from '../state/closedResult.ts';
import type { OpinionRecord, SaidInRound } from './opinionModel.ts';

/**
 * What the households said in a closed round, one record for each text and each reason that is counted, and one for
 * each rated line. Their ids follow from what they are, so that collecting again adds nothing twice. They carry the
 * time of the close, because the time of an answer would name a door. A line is open only where the published result
 * shows low marks or a score below `lowScore` (0–100): that it is on the work list then says nothing that the result
 * does not.
 */
export function collectOpinions(
  round: OpenedRound,
  community: Pick<CommunityRecord, '_id' | 'regionIds' | 'buildings'>,
  key: Buffer,
  lowScore: number,
): readonly OpinionRecord[] {
  const { terms, count, closedAt } = round;
  const idOf = (...parts: readonly (string | number)[]) =>
    `opinion-${createHmac('sha256', key)
      .update(JSON.stringify([terms.roundId, ...parts]))
      .digest('hex')
      .slice(0, 24)}`;
  const common = {
    communityId: community._id,
    regionIds: community.regionIds,
    at: new Date((closedAt ?? 0) * 1000),
    mayPublish: false,
    links: [],
    publications: [],
    apart: [],
  };
  const questions = new Map(terms.questions.map((question) => [question.questionId, question]));
  const spoken = [...count.cells].flatMap(([householdId, { roll, now }]) =>
    now.state !== 'answered'
      ? []
      : now.counted.flatMap((counted): OpinionRecord[] => {
          const { questionId, seq } = counted;
          const question = questions.get(questionId);
          const source = question && sourceOf(question, counted);
          if (question === undefined || source === undefined) return [];
          return [
            {
              ...common,
              _id: idOf(householdId, questionId, seq),
              buildingIds: [roll.buildingId],
              source,
              state: 'open',
              householdId,
              ...(question.itemId === undefined ? {} : { itemId: question.itemId }),
              said: { roundId: terms.roundId, questionId, seq },
              toGroup: true,
            },
          ];
        }),
  );
  const result = closedResult(round);
  const lines = terms.questions.flatMap(ratedLines).map((said): OpinionRecord => {
    const line = scoreLine(result, said.questionId, said.rowId);
    return {
      ...common,
      _id: idOf('line', said.questionId, said.rowId ?? ''),
      buildingIds: community.buildings.map(({ buildingId }) => buildingId),
      source: 'score',
      state: line !== undefined && isLowLine(line, lowScore) ? 'open' : 'quiet',
      said: { roundId: terms.roundId, ...said },
    };
  });
  return [...spoken, ...lines];
}

function sourceOf(question: Question, { answer }: CountedAnswer): 'words' | 'reason' | undefined {
  if (question.type === 'text')
    return typeof answer.value === 'string' && hasWords(answer.value) ? 'words' : undefined;
  return answer.reason !== undefined && hasWords(answer.reason) ? 'reason' : undefined;
}

function ratedLines(question: Question): readonly Pick<SaidInRound, 'questionId' | 'rowId'>[] {
  const { questionId } = question;
  if (question.type === 'rating') return [{ questionId }];
  return question.type === 'matrix' ? question.rows.map(({ rowId }) => ({ questionId, rowId })) : [];
}
