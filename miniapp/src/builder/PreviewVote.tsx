import type { Answer } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { answerTo, setValue } from '../components/questions/editAnswers.ts';
import { Matter } from '../components/questions/Matter.tsx';
import { VoteFrame } from '../components/VoteFrame.tsx';
import { Box } from '../platform/box.tsx';
import { voteDisclosure } from '../words/voteWords.ts';

interface PreviewVoteProps {
  readonly round: RoundView;
  /** Matters of the staircase that is looked from. */
  readonly inScope: readonly string[];
  readonly answers: readonly Answer[];
  readonly onChange: (answers: readonly Answer[]) => void;
}

/** An owners' vote as an owner meets it: each matter with its rule, who calls it and how, who will read the vote. */
export function PreviewVote({ round, inScope, answers, onChange }: PreviewVoteProps) {
  const { questions, statutory, disclosure, disclosureBasis } = round;
  return (
    <>
      {questions.map((question) => {
        const { questionId } = question;
        const value = answerTo(answers, questionId)?.value;
        return (
          <Matter
            key={questionId}
            question={question}
            statutory={statutory}
            picked={typeof value === 'string' ? value : undefined}
            instead={inScope.includes(questionId) ? undefined : '这一项只由相关单元的业主表决。'}
            onPick={(optionId) => onChange(setValue(answers, questionId, optionId))}
          />
        );
      })}
      <VoteFrame round={round} />
      <Box className="small">谁能看到：{voteDisclosure(disclosure, disclosureBasis)}</Box>
    </>
  );
}
