import { useState } from 'react';
import type { FormToCheck } from '../../../shared/round/answering/formApi.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { askedIds } from '../components/questions/askedIds.ts';
import { PAPER_ORDER } from '../components/questions/ballotOrder.ts';
import { ballotProgress } from '../components/questions/ballotProgress.ts';
import { answersToSend } from '../components/questions/editAnswers.ts';
import { apiAddress } from '../platform/apiAddress.ts';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { Picture } from '../platform/picture.tsx';
import { call } from '../platform/request.ts';
import { useRecording } from '../store/useRecording.ts';
import { SpokenQuestion, spokenAnchor } from './SpokenQuestion.tsx';

interface CheckFormProps {
  readonly round: RoundView;
  readonly form: FormToCheck;
  readonly onChecked: () => void;
  readonly onClose: () => void;
}

/** The photograph of a form, and the questions to be filled from it once more; what the first person typed is not shown. */
export function CheckForm({ round, form, onChecked, onClose }: CheckFormProps) {
  const { roundId, questions } = round;
  const { questionIds, serial, address } = form;
  const [answers, setAnswers] = useState<readonly Answer[]>([]);
  const [asked, setAsked] = useState(false);
  const [agrees, setAgrees] = useState<boolean>();
  const recording = useRecording();
  const shown = askedIds(questions, questionIds, answers);
  const progress = ballotProgress(questions, questionIds, answers);
  const send = async (): Promise<void> => {
    setAsked(true);
    const [first] = progress.unfinished;
    if (first !== undefined) return focusOn(spokenAnchor(first));
    await recording.send(async () => {
      const result = await call('POST /forms/:serial/check', {
        params: { serial },
        body: { roundId, answers: answersToSend(questions, questionIds, answers) },
      });
      if (result.ok) setAgrees(result.value.agrees);
      return result;
    }, '核对已登记');
  };
  if (agrees !== undefined) {
    return (
      <Banner
        tone={agrees ? 'good' : 'warn'}
        title={
          agrees
            ? '两个人读的一样，核对完成。'
            : '两个人读得不一样，这一份已转为异议，请第三个人对着原表核实。'
        }
        action={{ label: '下一份', onPress: onChecked }}
      />
    );
  }
  return (
    <Box as="section" className="stack" aria-label={`核对 ${address}`}>
      <Box className="row">
        <Box as="h3">
          {address} · 编号 {serial}
        </Box>
        <Button small onPress={onClose}>
          收起
        </Button>
      </Box>
      <Picture src={apiAddress(form.fullUrl)} alt={`编号 ${serial} 的纸质表照片`} />
      <Box className="small">请照着照片填，不问第一位同事填了什么；看不清的题请先找原表。</Box>
      {questions
        .filter(({ questionId }) => shown.includes(questionId))
        .map((question, index) => (
          <SpokenQuestion
            key={question.questionId}
            question={question}
            place={index + 1}
            answers={answers}
            onChange={setAnswers}
            faults={asked ? (progress.faults[question.questionId] ?? []) : []}
            orderSeed={PAPER_ORDER}
          />
        ))}
      {recording.wrong !== undefined && <Banner tone="bad" title={recording.wrong} />}
      {asked && progress.unfinished.length > 0 && (
        <Banner tone="bad" title={`还有 ${progress.unfinished.length} 题没填。`} />
      )}
      <Button kind="primary" busy={recording.busy} onPress={() => void send()}>
        核对这一份
      </Button>
    </Box>
  );
}
