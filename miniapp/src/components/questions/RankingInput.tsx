import type { RankingQuestion } from '../../../../shared/round/question.ts';
import { Button } from '../Button.tsx';
import { Choice } from '../Choice.tsx';
import { Box } from '../../platform/box.tsx';
import { announce } from '../../store/announceStore.ts';
import { ballotOptions } from './ballotOrder.ts';
import { moveRank, toggleRank } from './moveRank.ts';
import { pickedIds, type QuestionProps } from './questionProps.ts';

/** 排序: tapped in the order of importance, then moved with two buttons; never by dragging. */
export function RankingInput(props: QuestionProps<RankingQuestion>) {
  const { question, answer, onValue, error, orderSeed } = props;
  const ranked = pickedIds(answer);
  const labelOf = (optionId: string): string =>
    question.options.find((option) => option.optionId === optionId)?.label ?? optionId;
  const move = (optionId: string, by: -1 | 1): void => {
    const next = moveRank(ranked, optionId, by);
    onValue(next);
    announce(`${labelOf(optionId)}，现在是第 ${next.indexOf(optionId) + 1} 位`);
  };
  return (
    <Box className="stack">
      <Box className="small">
        {question.min > 0 ? `至少排 ${question.min} 样，` : ''}最多 {question.max} 样，先点最要紧的。
      </Box>
      <Choice
        name={question.questionId}
        legend={question.title}
        legendHidden
        multiple
        max={question.max}
        options={ballotOptions(question, orderSeed).map(({ optionId, label, legalEffect }) => ({
          id: optionId,
          ...(legalEffect === undefined ? {} : { hint: '需业主表决' }),
          label: ranked.includes(optionId) ? `第 ${ranked.indexOf(optionId) + 1} 位：${label}` : label,
        }))}
        picked={ranked}
        onChange={(next) => {
          const changed = [...next, ...ranked].find((one) => next.includes(one) !== ranked.includes(one));
          if (changed !== undefined) onValue(toggleRank(ranked, changed));
        }}
        error={error}
      />
      {ranked.length > 1 && (
        <Box as="ol" className="stack" aria-label="排好的顺序">
          {ranked.map((optionId, place) => (
            <Box as="li" key={optionId} className="rank">
              <Box className="rank__words">
                第 {place + 1} 位：{labelOf(optionId)}
              </Box>
              <Button
                small
                disabled={place === 0}
                aria-label={`${labelOf(optionId)} 往前移`}
                onPress={() => move(optionId, -1)}
              >
                ↑ 往前
              </Button>
              <Button
                small
                disabled={place === ranked.length - 1}
                aria-label={`${labelOf(optionId)} 往后移`}
                onPress={() => move(optionId, 1)}
              >
                ↓ 往后
              </Button>
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
