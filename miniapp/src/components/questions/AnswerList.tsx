import type { Answer, Question } from '../../../../shared/round/question.ts';
import { Box } from '../../platform/box.tsx';
import { answerLines } from './answerText.ts';
import './answers.scss';

interface AnswerListProps {
  readonly answers: readonly Answer[];
  readonly questions: readonly Question[];
}

/** Answers with their questions, read-only. */
export function AnswerList({ answers, questions }: AnswerListProps) {
  if (answers.length === 0) return <Box className="small">没有登记内容。</Box>;
  return (
    <Box as="dl">
      {answers.map((answer) => {
        const question = questions.find(({ questionId }) => questionId === answer.questionId);
        return (
          <Box key={answer.questionId} className="review review--plain">
            <Box as="dt">{question?.title ?? '这一题已不在本轮里'}</Box>
            <Box as="dd" className="review__answer">
              {answerLines(question, answer).map((line) => (
                <Box key={line}>{line}</Box>
              ))}
              {answer.reason !== undefined && <Box>原因：{answer.reason}</Box>}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
