import type { RoundResult } from '../../../shared/round/result/result.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { ChangedSince } from '../components/ChangedSince.tsx';
import { ChoiceListCard } from '../components/ChoiceListCard.tsx';
import { CommitteeDecisions } from '../components/CommitteeDecisions.tsx';
import { RecordCard } from '../components/RecordCard.tsx';
import { SampleCard } from '../components/SampleCard.tsx';
import { ScrutineerCard } from '../components/ScrutineerCard.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { openPage, replacePage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { CheckYourselfCard } from './CheckYourselfCard.tsx';
import { LowScores } from './LowScores.tsx';
import { QuestionResultCard } from './QuestionResultCard.tsx';
import { RateCard } from './RateCard.tsx';
import { ResultHead } from './ResultHead.tsx';
import { RuleSources } from './RuleSources.tsx';
import { SatisfactionCard } from './SatisfactionCard.tsx';
import { shortSentence } from './resultWords.ts';
import './result.scss';

/** 统计结果: what came out as sentences, then the numbers as pictures and text, then how to check it oneself. */
export default function ResultPage() {
  const roundId = usePageParam('roundId');
  const state = useCall(
    'GET /rounds/:roundId/result',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  const community = useCommunitySummary(state.value?.communityId);
  if (roundId === undefined) return <IncompleteLink title="统计结果" what="哪一轮征集" from="rounds" />;
  if (state.value === undefined && state.refusal?.code === 'round/not-closed')
    return (
      <Screen title="统计结果">
        <Banner tone="info" title="征集还没有截止，结果在截止后公布。">
          现在只能看有多少户答复了，看不到大家选了什么。
        </Banner>
        <Button kind="primary" onPress={() => openPage(paths.participation(roundId))}>
          看征集进度
        </Button>
      </Screen>
    );
  return (
    <Screen title={state.value?.kind === 'statutory' ? '计票结果' : '统计结果'} contact={community?.contact}>
      <AsyncView
        state={state}
        rows={5}
        empty={(result) => result.kind !== 'statutory' && result.questions.length === 0}
        emptyWords="这一轮没有题目，没有结果。"
      >
        {(result) =>
          result.kind === 'statutory' ? <VoteElsewhere result={result} /> : <Solicited result={result} />
        }
      </AsyncView>
    </Screen>
  );
}

/** An owners' vote has a page of its own; nobody is left on this one. */
function VoteElsewhere({ result }: { readonly result: RoundResult }) {
  return (
    <Banner
      tone="info"
      title="这是业主表决，结果在计票结果页。"
      action={{ label: '看计票结果', onPress: () => replacePage(paths.voteResult(result.roundId)) }}
    />
  );
}

function Solicited({ result }: { readonly result: RoundResult }) {
  const view = useCall('GET /rounds/:roundId', { params: { roundId: result.roundId } }).value;
  const { questions, satisfaction, smallCellK: k } = result;
  return (
    <>
      <ResultHead result={result} round={view} />
      {view !== undefined && <ChangedSince round={view} />}
      <RateCard result={result} />
      {satisfaction !== undefined && <SatisfactionCard satisfaction={satisfaction} k={k} />}
      {satisfaction !== undefined && <LowScores result={result} />}
      {questions.some(({ asOf }) => asOf === 'close') && (
        <Banner tone="info" title="下面各题的户数是截止那一刻的。">
          截止以后有少数几户变动（异议、补录），为了不让人猜出他们选了什么，各题的户数不跟着改；征集率和每一项的结论按现在全部计入的答复算。
        </Banner>
      )}
      {questions.map((question) => (
        <QuestionResultCard
          key={question.questionId}
          question={question}
          k={k}
          short={shortSentence(result)}
        />
      ))}
      <RecordCard result={result} />
      <SampleCard result={result} />
      <CommitteeDecisions communityId={result.communityId} roundId={result.roundId} />
      {view !== undefined && <ChoiceListCard round={view} />}
      {view !== undefined && <ScrutineerCard round={view} />}
      {view !== undefined && <RuleSources round={view} />}
      <CheckYourselfCard result={result} />
    </>
  );
}
