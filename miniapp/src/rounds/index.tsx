import { useDidShow } from '@tarojs/taro';
import { useRef } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Screen } from '../components/Screen.tsx';
import { VoteCard } from '../components/VoteCard.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCurrentCommunityId } from '../store/communityStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { ClosedRound } from './ClosedRound.tsx';
import { OpenRound } from './OpenRound.tsx';
import './rounds.scss';

/** 做选择: the rounds of the community, what is open first. */
export default function RoundsPage() {
  const communityId = useCurrentCommunityId();
  const community = useCommunitySummary(communityId);
  const state = useCall(
    'GET /communities/:communityId/rounds',
    communityId === undefined ? 'wait' : { params: { communityId }, query: { limit: 100 } },
  );
  const shown = useRef(false);
  useDidShow(() => {
    if (shown.current) state.retry();
    shown.current = true;
  });
  return (
    <Screen title="做选择" tab contact={community?.contact}>
      {communityId === undefined ? (
        <Banner
          tone="info"
          title="先选一个小区。"
          action={{ label: '去选小区', onPress: () => openPage(paths.home()) }}
        />
      ) : (
        <>
          {community !== undefined && <Box className="large">{community.name}</Box>}
          <AsyncView
            state={state}
            rows={4}
            empty={({ items }) => items.length === 0}
            emptyWords="这个小区还没有征集过。开始征集时，首页会提醒您。"
            emptyAction={{ label: '先看看方案', onPress: () => openPage(paths.plan(communityId)) }}
          >
            {({ items }) => <Rounds rounds={items} />}
          </AsyncView>
        </>
      )}
    </Screen>
  );
}

function Past({ round }: { readonly round: RoundView }) {
  return round.kind === 'statutory' ? (
    <VoteCard round={round} status={round.status} />
  ) : (
    <ClosedRound round={round} />
  );
}

function Rounds({ rounds }: { readonly rounds: readonly RoundView[] }) {
  const open = rounds.filter(({ status }) => status === 'open');
  const coming = rounds.filter(({ status }) => status === 'draft');
  const over = rounds
    .filter(({ status }) => status === 'closed' || status === 'final' || status === 'cancelled')
    .sort((first, second) => second.closesAt.localeCompare(first.closesAt));
  return (
    <>
      <Box as="h2" className="rounds__heading">
        正在进行
      </Box>
      {open.length === 0 && <Box className="small">现在没有正在进行的征集。</Box>}
      {open.map((round) =>
        round.kind === 'statutory' ? (
          <VoteCard key={round.roundId} round={round} status={round.status} />
        ) : (
          <OpenRound key={round.roundId} round={round} />
        ),
      )}
      {coming.length > 0 && (
        <>
          <Box as="h2" className="rounds__heading">
            还没有开始
          </Box>
          {coming.map((round) => (
            <Past key={round.roundId} round={round} />
          ))}
        </>
      )}
      {over.length > 0 && (
        <>
          <Box as="h2" className="rounds__heading">
            已经结束
          </Box>
          {over.map((round) => (
            <Past key={round.roundId} round={round} />
          ))}
        </>
      )}
    </>
  );
}
