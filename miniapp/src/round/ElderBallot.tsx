import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { announce } from '../store/announceStore.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { AboutPlan } from '../components/questions/AboutPlan.tsx';
import { BallotFoot } from '../components/questions/BallotFoot.tsx';
import { BallotNotices } from './BallotNotices.tsx';
import { askedIds } from '../components/questions/askedIds.ts';
import { ballotSections } from '../components/questions/ballotOrder.ts';
import { progressText } from '../components/questions/ballotProgress.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { useReturnTo } from './focusOnReturn.ts';
import { goToReview } from './goToReview.ts';
import { LeaveNotice } from './LeaveNotice.tsx';
import type { BallotScreenProps } from './NormalBallot.tsx';
import { QuestionStep } from '../components/questions/QuestionStep.tsx';
import { OtherUnits } from '../components/questions/OtherUnits.tsx';
import { SavedLine } from './SavedLine.tsx';
import { useLeaving } from './useLeaving.ts';

/** 长辈模式: one question a screen, with what comes before and after. */
export function ElderBallot(props: BallotScreenProps) {
  const { round, ballot, plan, orderSeed, questionIds, termsUnchanged } = props;
  const { progress, draft, change } = ballot;
  const community = useCommunitySummary(round.communityId);
  const leaving = useLeaving(ballot);
  const [showFaults, setShowFaults] = useState(false);
  const asked = askedIds(round.questions, questionIds, draft.answers);
  const questions = ballotSections(round.questions, asked, orderSeed).flatMap((one) => one.questions);
  const [place, setPlace] = useState(0);
  // Another answer may have taken the questions behind it away.
  const at = Math.min(place, questions.length - 1);
  const last = at >= questions.length - 1;
  const question = questions[at];
  const go = (next: number): void => {
    setPlace(Math.max(0, Math.min(questions.length - 1, next)));
    announce(`第 ${next + 1} 题，共 ${questions.length} 题`);
    focusOn('main');
  };
  useReturnTo((questionId) => go(questions.findIndex((one) => one.questionId === questionId)));
  if (question === undefined) return null;
  const [nextUnfinished] = questions.filter(({ questionId }) => progress.unfinished.includes(questionId));
  return (
    <Screen
      title={round.title}
      contact={community?.contact}
      onBack={leaving.onBack}
      actions={
        <>
          <SavedLine draft={draft} />
          <Box className="ballot__steps">
            <Button disabled={at === 0} onPress={() => go(at - 1)}>
              上一题
            </Button>
            <Button
              kind="primary"
              onPress={() => (last ? goToReview(ballot, () => setShowFaults(true)) : go(at + 1))}
            >
              {last ? '看一遍，再提交' : '下一题'}
            </Button>
          </Box>
        </>
      }
    >
      <LeaveNotice leaving={leaving} progress={progress} />
      {showFaults && (
        <ErrorSummary
          progress={progress}
          questions={questions}
          onGo={(questionId) => go(questions.findIndex((one) => one.questionId === questionId))}
        />
      )}
      {at === 0 && <BallotNotices round={round} ballot={ballot} termsUnchanged={termsUnchanged} />}
      {at === 0 && <AboutPlan round={round} plan={plan} />}
      <QuestionStep
        questions={questions}
        at={at}
        rule={round.rule}
        answers={draft.answers}
        onChange={change}
        faults={showFaults ? (progress.faults[question.questionId] ?? []) : []}
        left={progressText(progress)}
        orderSeed={orderSeed}
        plan={plan}
      />
      {last && nextUnfinished !== undefined && (
        <Button onPress={() => go(questions.indexOf(nextUnfinished))}>去没选好的那一题</Button>
      )}
      {last && <OtherUnits round={round} questionIds={questionIds} plan={plan} />}
      {last && <BallotFoot round={round} />}
    </Screen>
  );
}
