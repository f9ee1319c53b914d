import type { Question } from '../../../shared/round/question.ts';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import { faultSentence } from '../components/questions/faultSentence.ts';
import type { BallotProgress } from '../components/questions/ballotProgress.ts';

interface ErrorSummaryProps {
  readonly progress: BallotProgress;
  readonly questions: readonly Question[];
  readonly onGo: (questionId: string) => void;
}

/** Everything that keeps the ballot from being handed in, at the top, each with the way to its question. */
export function ErrorSummary({ progress, questions, onGo }: ErrorSummaryProps) {
  if (progress.unfinished.length === 0) return null;
  return (
    <Box id="summary" className="banner banner--bad" role="alert" focusable>
      <Box className="stack">
        <Box className="banner__title">还有 {progress.unfinished.length} 题没选好，还不能提交</Box>
        {questions
          .filter(({ questionId }) => progress.unfinished.includes(questionId))
          .map((question) => (
            <Box key={question.questionId} className="summary__row">
              <Box className="summary__words">
                {question.title} {faultSentence(progress.faults[question.questionId]?.[0] ?? '', question)}
              </Box>
              <Button
                small
                aria-label={`去这一题：${question.title}`}
                onPress={() => onGo(question.questionId)}
              >
                去选
              </Button>
            </Box>
          ))}
      </Box>
    </Box>
  );
}
