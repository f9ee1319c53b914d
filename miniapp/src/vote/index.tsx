import { useMemo } from 'react';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { VoteFrame } from '../components/VoteFrame.tsx';
import { VoteTurnout } from '../components/VoteTurnout.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { termsAreUnchanged } from '../store/checkTerms.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { useParticipation } from '../store/useParticipation.ts';
import { useRound } from '../store/useRound.ts';
import { timeText, untilText } from '../words/dates.ts';
import { VOTE_STATUS_NAMES } from '../words/voteWords.ts';
import { CastPanel } from './CastPanel.tsx';
import { MatterCard } from './MatterCard.tsx';
import { MyVote } from './MyVote.tsx';
import { useVote } from './useVote.ts';
import { WhoVotes } from './WhoVotes.tsx';
import './vote.scss';

/** 业主表决票: what is decided by which rule, whether I am an elector, my one choice, and what has become of it. */
export default function VotePage() {
  const roundId = usePageParam('roundId');
  const state = useRound(roundId);
  const round = state.value;
  const vote = useVote(round, state.retry);
  const termsUnchanged = useMemo(() => round === undefined || termsAreUnchanged(round), [round]);
  const community = useCommunitySummary(round?.communityId);
  const { participation } = useParticipation(round?.status === 'open' ? roundId : undefined);
  const may = round?.mine?.mayAnswer.ok === true;
  if (roundId === undefined) return <IncompleteLink title="业主表决" what="哪一次表决" from="rounds" />;
  return (
    <Screen
      title="业主表决"
      contact={community?.contact}
      actions={round !== undefined && may && <CastPanel round={round} vote={vote} />}
    >
      <AsyncView state={state} rows={4}>
        {(loaded) => (
          <>
            <Box>
              <Box className="large">{loaded.title}</Box>
              <Box className="small">
                {VOTE_STATUS_NAMES[loaded.status]} · {timeText(loaded.closesAt)}截止
                {loaded.status === 'open' ? `，${untilText(loaded.closesAt, Date.now())}` : ''}
              </Box>
            </Box>
            {!termsUnchanged && (
              <Banner tone="bad" title="表决事项的校验码对不上，请先不要投票。">
                看到的事项和规则和开始表决时登记的不一样。请拨打页面下方的电话核实，已登记的票不受影响。
              </Banner>
            )}
            <WhoVotes round={loaded} />
            <MyVote round={loaded} vote={vote} />
            {loaded.questions.map((question) => (
              <MatterCard key={question.questionId} round={loaded} question={question} vote={vote} />
            ))}
            {participation?.electors !== undefined && (
              <Card title="有多少业主参与">
                <VoteTurnout turnout={participation.electors} />
                <Box className="small">表决期间只公布参与情况，不公布大家选了什么。</Box>
              </Card>
            )}
            <VoteFrame round={loaded} />
            {(loaded.status === 'closed' || loaded.status === 'final') && (
              <Button kind="primary" onPress={() => openPage(paths.voteResult(roundId))}>
                看计票结果
              </Button>
            )}
          </>
        )}
      </AsyncView>
    </Screen>
  );
}
