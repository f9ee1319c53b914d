import type { Question } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Matter } from '../components/questions/Matter.tsx';
import type { Vote } from './useVote.ts';

interface MatterCardProps {
  readonly round: RoundView;
  readonly question: Question;
  readonly vote: Vote;
}

/** One matter as this caller meets it: to be voted on, or read where it is not for him. */
export function MatterCard({ round, question, vote }: MatterCardProps) {
  const { questionId } = question;
  const asked = round.mine?.questionIds.includes(questionId) === true;
  const may = round.mine?.mayAnswer.ok === true;
  const options = 'options' in question ? question.options : [];
  const picked = vote.picked(questionId);
  const readOnly = may
    ? '这一项只由相关单元的业主表决。'
    : `可以选：${options.map(({ label }) => label).join('、')}。`;
  return (
    <Matter
      question={question}
      statutory={round.statutory}
      picked={picked}
      disabled={vote.isBusy}
      error={vote.isShowingFaults && picked === undefined ? '这一项还没有选。' : undefined}
      instead={may && asked ? undefined : readOnly}
      onPick={(optionId) => vote.pick(questionId, optionId)}
    />
  );
}
