import { useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useRef } from 'react';
import { AsyncView, Skeleton } from '../components/AsyncView.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { isElder } from '../platform/displaySettings.ts';
import { usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { preparePages } from '../platform/preparePages.ts';
import { useSettings } from '../store/settingsStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useVoteDetour } from '../store/useVoteDetour.ts';
import { useRound } from '../store/useRound.ts';
import { termsAreUnchanged } from '../store/checkTerms.ts';
import { ElderBallot } from './ElderBallot.tsx';
import { NormalBallot } from './NormalBallot.tsx';
import { ReadOnlyBallot } from './ReadOnlyBallot.tsx';
import { useBallot } from './useBallot.ts';
import './ballot.scss';

/** 选票: the household's questions, kept on the device with every tap. */
export default function BallotPage() {
  const roundId = usePageParam('roundId');
  const state = useRound(roundId);
  const round = state.value;
  const plan = useCall(
    'GET /communities/:communityId/plan',
    round === undefined ? 'wait' : { params: { communityId: round.communityId } },
  );
  const elder = useSettings((store) => isElder(store.settings));
  const ballot = useBallot(round);
  const community = useCommunitySummary(round?.communityId);
  useVoteDetour(round, paths.vote);
  const termsUnchanged = useMemo(() => round === undefined || termsAreUnchanged(round), [round]);
  const shown = useRef(false);
  // Whoever begins to answer must be able to hand in without a network.
  useEffect(() => preparePages(['/round/', '/rounds/', '/me/']), []);
  useDidShow(() => {
    if (shown.current) state.retry();
    shown.current = true;
  });

  if (roundId === undefined) return <IncompleteLink title="答复" what="哪一轮征集" from="rounds" />;
  if (round?.mine?.mayAnswer.ok === true && ballot !== undefined) {
    const { orderSeed, questionIds } = round.mine;
    const props = { round, ballot, plan: plan.value, orderSeed, questionIds, termsUnchanged };
    return elder ? <ElderBallot {...props} /> : <NormalBallot {...props} />;
  }
  return (
    <Screen title={round?.title ?? '答复'} contact={community?.contact}>
      <AsyncView state={state} rows={4}>
        {(loaded) =>
          loaded.mine?.mayAnswer.ok === true ? <Skeleton rows={4} /> : <ReadOnlyBallot round={loaded} />
        }
      </AsyncView>
    </Screen>
  );
}
