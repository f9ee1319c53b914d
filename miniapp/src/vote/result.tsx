import type { RoundResult } from '../../../shared/round/result/result.ts';
import type { StatutoryResult } from '../../../shared/round/vote/statutoryResult.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ChangedSince } from '../components/ChangedSince.tsx';
import { CommitteeDecisions } from '../components/CommitteeDecisions.tsx';
import { RecordCard } from '../components/RecordCard.tsx';
import { SampleCard } from '../components/SampleCard.tsx';
import { ScrutineerCard } from '../components/ScrutineerCard.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { VoteTurnout } from '../components/VoteTurnout.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { householdIn, useAccount } from '../store/accountStore.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { dateText, timeText } from '../words/dates.ts';
import { momentOf } from '../words/momentText.ts';
import { verdictsText } from '../words/voteWords.ts';
import { MatterResult } from './MatterResult.tsx';
import './vote.scss';

/** 计票结果: passed or not as a sentence, the four inequalities of each matter, the remedy, and how to check. */
export default function VoteResultPage() {
  const roundId = usePageParam('roundId');
  const state = useCall(
    'GET /rounds/:roundId/result',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  const community = useCommunitySummary(state.value?.communityId);
  if (roundId !== undefined && state.value === undefined && state.refusal?.code === 'round/not-closed')
    return (
      <Screen title="计票结果">
        <Banner tone="info" title="表决还没有截止，计票结果在截止后公布。" />
        <Button kind="primary" onPress={() => openPage(paths.vote(roundId))}>
          看表决事项和参与情况
        </Button>
      </Screen>
    );
  if (roundId === undefined) return <IncompleteLink title="计票结果" what="哪一次表决" from="rounds" />;
  return (
    <Screen title="计票结果" contact={community?.contact}>
      <AsyncView
        state={state}
        rows={5}
        empty={({ statutory }) => statutory === undefined}
        emptyWords="这不是业主表决，没有计票结果。"
      >
        {(result) =>
          result.statutory === undefined ? null : <Result result={result} statutory={result.statutory} />
        }
      </AsyncView>
    </Screen>
  );
}

interface ResultProps {
  readonly result: RoundResult;
  readonly statutory: StatutoryResult;
}

/** A count that only helps to check settles nothing, whatever it came to. */
function headTone({ status }: RoundResult, { auxiliary }: StatutoryResult): 'info' | 'good' | 'warn' {
  if (auxiliary !== null) return 'info';
  return status === 'final' ? 'good' : 'warn';
}

function Result({ result, statutory }: ResultProps) {
  const account = useAccount((store) => store.account);
  const view = useCall('GET /rounds/:roundId', { params: { roundId: result.roundId } });
  const { communityId, roundId, participation } = result;
  const moment = momentOf(result);
  const isOwner = householdIn(account, communityId)?.relation === 'owner';
  return (
    <>
      <Banner
        tone={headTone(result, statutory)}
        title={`${result.title}：${verdictsText(statutory.questions)}（${result.status === 'final' ? '定稿' : '暂定，还可能改'}）`}
      >
        {view.value !== undefined && `${timeText(view.value.closedAt ?? view.value.closesAt)}截止投票。`}
        {result.status === 'final'
          ? '异议期已过，计票结果定稿；不服怎么办，见下面。'
          : `${result.objectionsUntil === undefined ? '还在异议期' : `异议期到 ${timeText(result.objectionsUntil)}`}，有不同意见请拨打页面下方的电话；处理完再定稿。`}
      </Banner>
      {statutory.auxiliary !== null && <Banner tone="warn" title={statutory.auxiliary} />}
      {view.value !== undefined && <ChangedSince round={view.value} />}
      {statutory.questions.some(({ asOf }) => asOf === 'close') && (
        <Banner tone="info" title="下面同意、不同意的数字是截止那一刻的。">
          截止以后有少数票有变动（异议、作废），为了不让人猜出投的是什么，定稿以前这些数字不跟着改；是否通过和参与的人数、面积按现在全部计入的票算。
        </Banner>
      )}
      {statutory.questions.map((question) => (
        <MatterResult key={question.questionId} question={question} />
      ))}
      {participation.electors !== undefined && (
        <Card title="有多少业主参与">
          <Box className="stack">
            <VoteTurnout turnout={participation.electors} />
            <Box>{statutory.margin.sentence}</Box>
          </Box>
        </Card>
      )}
      <RecordCard result={result} />
      <SampleCard result={result} />
      <Card title="有什么效力">
        <Box>
          {statutory.auxiliary === null
            ? '表决由业主作出，召集人组织，这里登记和计票。业主大会的决定，对业主具有法律约束力（民法典第二百八十条第一款）；通知、名册、授权这些程序合不合法，计票结果证明不了。'
            : '这里的计票只供核对，效力以官方系统形成的决议为准。'}
        </Box>
      </Card>
      <Card title="不服怎么办">
        <Box>{statutory.remedy}</Box>
      </Card>
      <Card title="谁能看到哪些数字">
        <Box className="stack">
          <Box>{statutory.exemption}</Box>
          {view.value?.disclosure === 'roomlist' && isOwner && (
            <Button onPress={() => openPage(paths.voteRooms(roundId))}>
              看逐户名单（只给业主看，查看会留痕）
            </Button>
          )}
        </Box>
      </Card>
      <Card title="召集人">
        <Box>
          {statutory.convenor.body}，{statutory.convenor.function}，电话 {statutory.convenor.phone}
          。通知日期：
          {dateText(statutory.noticeAt)}。
        </Box>
      </Card>
      <CommitteeDecisions communityId={communityId} roundId={roundId} />
      {view.value !== undefined && <ScrutineerCard round={view.value} />}
      <Card title="自己核对">
        <Box className="stack">
          <Box>登记簿页可以核对您的票，和公示栏上的存根比一比，下载核对包自己重新数。</Box>
          {moment !== undefined && <Box>{moment.sentence}</Box>}
          <Button onPress={() => openPage(paths.ledger(communityId))}>去登记簿核对</Button>
        </Box>
      </Card>
    </>
  );
}
