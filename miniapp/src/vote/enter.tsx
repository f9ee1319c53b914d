import { useState } from 'react';
import { questionIdsFor } from '../../../shared/round/counting/questionScope.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { IncompleteLink } from '../components/IncompleteLink.tsx';
import { Screen } from '../components/Screen.tsx';
import { Box } from '../platform/box.tsx';
import { usePageParam } from '../platform/navigation.ts';
import { uploadEvidence } from '../platform/uploadEvidence.ts';
import { useCall } from '../store/useCall.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { voteRefusalSentence } from '../words/voteWords.ts';
import { useEntering, type Entering } from './useEntering.ts';

/** 登记一票: a worker enters what an owner says in person, or what his proxy brings with a letter. */
export default function EnterVotePage() {
  const roundId = usePageParam('roundId');
  const householdId = usePageParam('householdId');
  const unitId = usePageParam('unitId');
  const state = useCall('GET /rounds/:roundId', roundId === undefined ? 'wait' : { params: { roundId } });
  if (roundId === undefined || householdId === undefined || unitId === undefined)
    return <IncompleteLink title="登记一票" what="哪一次表决的哪一户" from="worker" />;
  return (
    <Screen title="登记一票">
      <AsyncView state={state} rows={4}>
        {(round) =>
          round.kind !== 'statutory' ? (
            <Banner tone="warn" title="这不是业主表决，请从楼栋页重新进入。" />
          ) : (
            <Entry round={round} householdId={householdId} unitId={unitId} />
          )
        }
      </AsyncView>
    </Screen>
  );
}

interface EntryProps {
  readonly round: RoundView;
  readonly householdId: string;
  readonly unitId: string;
}

function Entry({ round, householdId, unitId }: EntryProps) {
  const asked = questionIdsFor(round.questions, unitId);
  const entering = useEntering(round, householdId, asked);
  const { recordedSeq, refused, marks } = entering;
  if (recordedSeq !== undefined)
    return (
      <Banner tone="good" title={`已登记 · 第 ${recordedSeq} 条`}>
        会告知这套房屋的业主，业主本人可以改。
      </Banner>
    );
  return (
    <>
      <Banner tone="info" title="业主自己投过的票，这里不能替换。">
        名下几套房屋只登记一次；口头说的以业主本人的意思为准。
      </Banner>
      <HowBrought round={round} entering={entering} />
      {round.questions
        .filter(({ questionId }) => asked.includes(questionId))
        .map((question) => (
          <Card key={question.questionId} title={question.title}>
            <Choice
              name={question.questionId}
              legend={question.title}
              legendHidden
              segments
              options={
                'options' in question
                  ? question.options.map(({ optionId, label }) => ({ id: optionId, label }))
                  : []
              }
              picked={marks[question.questionId] === undefined ? [] : [marks[question.questionId] ?? '']}
              onChange={([picked]) => {
                if (picked !== undefined) entering.mark(question.questionId, picked);
              }}
            />
          </Card>
        ))}
      {refused !== undefined && <Banner tone="bad" title={`没有登记：${voteRefusalSentence(refused)}`} />}
      {entering.missing !== undefined && <Box className="small">{entering.missing}</Box>}
      <Button
        kind="primary"
        busy={entering.isBusy}
        disabled={entering.missing !== undefined}
        onPress={entering.record}
      >
        登记这一票
      </Button>
    </>
  );
}

function HowBrought({ round, entering }: { readonly round: RoundView; readonly entering: Entering }) {
  const [wrong, setWrong] = useState<string>();
  const photograph = async (): Promise<void> => {
    const kept = await uploadEvidence(round.communityId, false);
    if (kept === undefined) return;
    setWrong(kept.ok ? undefined : refusalSentence(kept.refusal.code));
    if (kept.ok) entering.showLetter(kept.value.sha256);
  };
  return (
    <Card title="谁来投">
      <Box className="stack">
        <Choice
          name="who"
          legend="谁来投"
          legendHidden
          options={[
            { id: 'owner', label: '业主本人', hint: '到场或者当面说' },
            { id: 'proxy', label: '受托人', hint: '要有业主签名的授权委托书原件' },
          ]}
          picked={[entering.who]}
          onChange={([who]) => entering.setWho(who === 'proxy' ? 'proxy' : 'owner')}
        />
        <Choice
          name="channel"
          legend="在哪里"
          segments
          options={entering.channels.map((channel) => ({ id: channel, label: CHANNEL_NAMES[channel] }))}
          picked={entering.channel === undefined ? [] : [entering.channel]}
          onChange={([channel]) => entering.setChannel(channel)}
        />
        {entering.who === 'proxy' && (
          <>
            <Box className="small">{round.statutory?.proxyRule}</Box>
            {entering.hasLetter ? (
              <Banner tone="good" title="委托书照片已保存，它的校验码会和这一票一起登记。" />
            ) : (
              <Button onPress={() => void photograph()}>拍委托书原件</Button>
            )}
            {wrong !== undefined && <Banner tone="bad" title={wrong} />}
          </>
        )}
      </Box>
    </Card>
  );
}
