import { useEffect } from 'react';
import { AsyncView, Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { goBack, replacePage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import type { Draft } from '../platform/storage.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useSubscription } from '../store/useSubscription.ts';
import { useVoteDetour } from '../store/useVoteDetour.ts';
import { useRound } from '../store/useRound.ts';
import { progressText } from '../components/questions/ballotProgress.ts';
import { whoSees } from '../words/whoSees.ts';
import { ReviewList } from './ReviewList.tsx';
import { SubmitProgress } from './SubmitProgress.tsx';
import { termsAreUnchanged } from '../store/checkTerms.ts';
import { useBallot } from './useBallot.ts';
import { useSubmit } from './useSubmit.ts';
import './ballot.scss';

/** 核对并提交: everything chosen in one list, one button, and what has become of it. */
export default function ReviewPage() {
  const roundId = usePageParam('roundId');
  const state = useRound(roundId);
  const round = state.value;
  const community = useCommunitySummary(round?.communityId);
  useVoteDetour(round, paths.vote);
  const ballot = useBallot(round);
  const submit = useSubmit(round);
  const { offer } = useSubscription(['household']);
  const { now } = submit;
  const seq = now.state === 'verified' ? now.seq : undefined;
  useEffect(() => {
    if (seq !== undefined && roundId !== undefined) replacePage(paths.receipt(roundId, seq));
  }, [seq, roundId]);

  if (roundId === undefined) return <IncompleteLink title="核对并提交" what="哪一轮征集" from="rounds" />;
  const send = (draft: Draft): void => {
    offer();
    submit.send(draft);
  };
  const ready =
    now.state === 'idle' && round !== undefined && ballot !== undefined && ballot.progress.answered > 0
      ? { round, ballot }
      : undefined;
  const complete = ready?.ballot.progress.unfinished.length === 0;
  return (
    <Screen
      title="核对并提交"
      contact={community?.contact}
      actions={
        ready !== undefined && (
          <>
            {complete ? (
              <Button kind="primary" onPress={() => send(ready.ballot.draft)}>
                提交
              </Button>
            ) : (
              <>
                <Box className="ballot__left">{progressText(ready.ballot.progress)}</Box>
                <Button kind="primary" onPress={goBack}>
                  回去选好
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <AsyncView state={state} rows={4}>
        {(loaded) => {
          if (now.state !== 'idle')
            return <SubmitProgress round={loaded} submit={submit} onReload={state.retry} />;
          if (loaded.mine?.mayAnswer.ok !== true)
            return (
              <Banner
                tone="warn"
                title="现在不能提交。"
                action={{ label: '看原因', onPress: () => replacePage(paths.ballot(roundId)) }}
              />
            );
          if (ballot === undefined) return <Skeleton rows={4} />;
          if (ballot.progress.answered === 0)
            return (
              <Banner
                tone="warn"
                title="还没有选，没有可以提交的。"
                action={{ label: '去选', onPress: () => replacePage(paths.ballot(roundId)) }}
              />
            );
          return (
            <>
              <Banner tone="warn" title="还没有提交">
                看一遍对不对，再按最下面的“提交”。截止前都可以改。
              </Banner>
              <Box className="small">谁能看到：{whoSees(loaded)}</Box>
              {!termsAreUnchanged(loaded) && (
                <Banner tone="bad" title="题目的校验码对不上，请先不要提交。">
                  请拨打页面下方的电话核实。
                </Banner>
              )}
              <ReviewList round={loaded} ballot={ballot} />
            </>
          );
        }}
      </AsyncView>
    </Screen>
  );
}
