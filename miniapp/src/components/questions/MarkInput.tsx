import type { AnswerValue, MatrixQuestion, RatingQuestion } from '../../../../shared/round/question.ts';
import { Rating } from '../Rating.tsx';
import { Box } from '../../platform/box.tsx';
import type { QuestionProps } from './questionProps.ts';

/** One mark in words. */
export function RatingInput({ question, answer, onValue, error }: QuestionProps<RatingQuestion>) {
  const value = answer?.value;
  return (
    <Rating
      name={question.questionId}
      legend={question.title}
      legendHidden
      value={typeof value === 'number' ? value : undefined}
      onChange={onValue}
      error={error}
    />
  );
}

function marksOf(value: AnswerValue | undefined): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || Array.isArray(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** One mark a row, each row a question of its own, so that it reads and taps like any other. */
export function MatrixInput({ question, answer, onValue, error }: QuestionProps<MatrixQuestion>) {
  const marks = marksOf(answer?.value);
  const left = question.rows.filter(({ rowId }) => marks[rowId] === undefined).length;
  return (
    <Box className="stack">
      {error !== undefined && (
        <Box className="wrong" role="alert">
          {error}
        </Box>
      )}
      <Box className="small" aria-live="polite">
        {left === 0 ? '每一行都评好了。' : `还有 ${left} 行没评。`}
      </Box>
      {question.rows.map(({ rowId, label }) => (
        <Rating
          key={rowId}
          name={`${question.questionId}-${rowId}`}
          legend={label}
          value={marks[rowId]}
          onChange={(mark) => onValue({ ...marks, [rowId]: mark })}
          error={error !== undefined && marks[rowId] === undefined ? '这一行还没有评。' : undefined}
        />
      ))}
    </Box>
  );
}
