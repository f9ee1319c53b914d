import { useState } from 'react';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Button } from '../components/Button.tsx';
import { Progress } from '../components/Progress.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { progressText } from '../components/questions/ballotProgress.ts';
import { askedIds } from '../components/questions/askedIds.ts';
import { ballotSections } from '../components/questions/ballotOrder.ts';
import { AboutPlan } from '../components/questions/AboutPlan.tsx';
import { BallotFoot } from '../components/questions/BallotFoot.tsx';
import { BallotNotices } from './BallotNotices.tsx';
import { ErrorSummary } from './ErrorSummary.tsx';
import { useReturnTo } from './focusOnReturn.ts';
import { goToReview } from './goToReview.ts';
import { LeaveNotice } from './LeaveNotice.tsx';
import { questionAnchor } from '../components/questions/QuestionCard.tsx';
import { QuestionList } from '../components/questions/QuestionList.tsx';
import { OtherUnits } from '../components/questions/OtherUnits.tsx';
import { SavedLine } from './SavedLine.tsx';
import { useLeaving } from './useLeaving.ts';
import type { Ballot } from './useBallot.ts';

export interface BallotScreenProps {
  readonly round: RoundView;
  readonly ballot: Ballot;
  readonly plan: Plan | undefined;
  readonly orderSeed: string;
  readonly questionIds: readonly string[];
  readonly termsUnchanged: boolean;
}

/** The whole ballot on one page, by class. */
export function NormalBallot(props: BallotScreenProps) {
  const { round, ballot, plan, orderSeed, questionIds, termsUnchanged } = props;
  const { progress, draft, change, from, edited } = ballot;
  const community = useCommunitySummary(round.communityId);
  const [showFaults, setShowFaults] = useState(false);
  const leaving = useLeaving(ballot);
  const sections = ballotSections(
    round.questions,
    askedIds(round.questions, questionIds, draft.answers),
    orderSeed,
  );
  const inOrder = sections.flatMap(({ questions }) => questions);
  const [first] = inOrder.filter(({ questionId }) => progress.unfinished.includes(questionId));
  const go = (questionId: string): void => focusOn(questionAnchor(questionId));
  useReturnTo(go);
  return (
    <Screen
      title={round.title}
      contact={community?.contact}
      onBack={leaving.onBack}
      actions={
        <>
          <Box className="row ballot__state">
            <Box className={first === undefined ? 'ballot__ready' : 'ballot__left'}>
              {from === 'counted' && !edited ? '这些已经登记，改了才要再提交。' : progressText(progress)}
            </Box>
            {first !== undefined && (
              <Button small onPress={() => go(first.questionId)}>
                去没选的
              </Button>
            )}
          </Box>
          <SavedLine draft={draft} />
          <Button kind="primary" onPress={() => goToReview(ballot, () => setShowFaults(true))}>
            看一遍，再提交
          </Button>
        </>
      }
    >
      <LeaveNotice leaving={leaving} progress={progress} />
      {showFaults && <ErrorSummary progress={progress} questions={inOrder} onGo={go} />}
      <BallotNotices round={round} ballot={ballot} termsUnchanged={termsUnchanged} />
      <AboutPlan round={round} plan={plan} />
      <Progress
        done={progress.answered}
        total={progress.total}
        text={`已答 ${progress.answered} 题，共 ${progress.total} 题`}
      />
      <QuestionList
        sections={sections}
        rule={round.rule}
        answers={draft.answers}
        onChange={change}
        faultsOf={(questionId) => (showFaults ? (progress.faults[questionId] ?? []) : [])}
        orderSeed={orderSeed}
        plan={plan}
      />
      <OtherUnits round={round} questionIds={questionIds} plan={plan} />
      <BallotFoot round={round} />
    </Screen>
  );
}
