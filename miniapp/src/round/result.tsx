import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { RateRule } from '../components/RateRule.tsx';
import { Screen } from '../components/Screen.tsx';
import { openPage, usePageParam } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useCall } from '../store/useCall.ts';
import { useCommunitySummary } from '../store/useCommunitySummary.ts';
import { sourceText } from '../words/names.ts';
import { MissingRound } from './MissingRound.tsx';
import { QuestionResultCard } from './QuestionResultCard.tsx';
import { SampleCard } from './SampleCard.tsx';
import './result.scss';

/** 统计结果: the outcome as sentences, then the numbers of each question. */
export default function ResultPage() {
  const roundId = usePageParam('roundId');
  const state = useCall(
    'GET /rounds/:roundId/result',
    roundId === undefined ? 'wait' : { params: { roundId } },
  );
  const community = useCommunitySummary(state.value?.communityId);
  if (roundId === undefined) return <MissingRound title="统计结果" />;
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
    <Screen title="统计结果" contact={community?.contact}>
      <AsyncView
        state={state}
        rows={5}
        empty={(result) => result.questions.length === 0}
        emptyWords="这一轮没有题目，没有结果。"
      >
        {(result) => (
          <>
            <Banner
              tone={result.status === 'final' ? 'good' : 'warn'}
              title={`${result.title}：${result.status === 'final' ? '定稿' : '暂定'}`}
            >
              {result.status === 'final'
                ? '异议期已过，结果不再改动。'
                : '还在异议期，有不同意见请拨打页面下方的电话；处理完再定稿。'}
            </Banner>
            <Card title="多少户答复了">
              <RateRule
                official={result.participation.official}
                strict={result.participation.strict}
                thresholdPercent={result.participation.thresholdPercent}
                source={sourceText(result.participation.thresholdSource)}
              />
            </Card>
            {result.questions.map((question) => (
              <QuestionResultCard key={question.questionId} question={question} k={result.smallCellK} />
            ))}
            <SampleCard roundId={result.roundId} />
            <Banner tone="info" title="这是意见征集的统计结果，不是业主表决。">
              标着“需业主表决”的项目，还要依法另外表决。每个数字都从登记簿里的答复算出来，可以到“来监督”核对。
            </Banner>
            <Button onPress={() => openPage(paths.ledger(result.communityId))}>去登记簿核对</Button>
          </>
        )}
      </AsyncView>
    </Screen>
  );
}
