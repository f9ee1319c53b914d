import { useState } from 'react';
import { FLAG_OUTCOMES, FLAG_WORDS_LENGTH, type StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { ROLE_NAMES } from '../../../shared/identity/roleNames.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { dateText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { FLAG_OUTCOME_NAMES, flagSentence, flagTitle } from './flagWords.ts';

interface FlagCardProps {
  readonly flag: StaffFlagView;
  readonly onDone: (flag: StaffFlagView) => void;
}

/** One flag: what looks odd and why, what its person says, what was found; whoever has to say something can. */
export function FlagCard({ flag, onDone }: FlagCardProps) {
  const { flagId, mine, operator, state, replies, reviews, callBack, seqs } = flag;
  const reviewed = state === 'reviewed';
  return (
    <Card
      title={flagTitle(flag)}
      mark={<Tag tone={reviewed ? 'good' : 'warn'}>{reviewed ? '已复核' : '内部，未复核'}</Tag>}
    >
      <Box className="stack">
        <Box>{flagSentence(flag)}</Box>
        <Box className="small">
          {flag.communityName} · {flag.roundTitle} · {mine ? '您登记的' : operator}
        </Box>
        <Box className="small">登记簿第 {seqs.join('、')} 条</Box>
        {replies.map(({ at, words }) => (
          <Box key={`${at} ${words}`}>
            {mine ? '您' : operator}说（{dateText(at)}）：{words}
          </Box>
        ))}
        {reviews.map(({ at, by, outcome, words, entries }) => (
          <Box key={at}>
            {ROLE_NAMES[by]}复核（{dateText(at)}，当时 {entries} 条）：{FLAG_OUTCOME_NAMES[outcome]}。{words}
          </Box>
        ))}
        {callBack !== undefined && (
          <Banner tone="warn" title={`请另一位同事回访这 ${callBack.length} 户`}>
            {callBack.join('、')}。住户说不是这样的，请住户提出异议，或者申请作废。
          </Banner>
        )}
        {flag.mayReply && <Reply flagId={flagId} onDone={onDone} />}
        {flag.mayReview && <Review flagId={flagId} onDone={onDone} />}
      </Box>
    </Card>
  );
}

type SayProps = Pick<FlagCardProps, 'onDone'> & { readonly flagId: string };

function Reply({ flagId, onDone }: SayProps) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (words.trim() === '') return;
    const body = { words: words.trim() };
    const done = await act(
      () => call('POST /staff-flags/:flagId/reply', { params: { flagId }, body }),
      '已记下',
    );
    if (done) setWords('');
  };
  return (
    <>
      <Field
        id={`reply-${flagId}`}
        label="当时是怎么回事"
        hint="只有复核的人看得到；您的登记照常计入"
        kind="long"
        maxLength={FLAG_WORDS_LENGTH}
        value={words}
        onChange={setWords}
        error={asked && words.trim() === '' ? '请写一两句' : undefined}
      />
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <Button kind="primary" busy={busy} onPress={() => void send()}>
        交给复核的人
      </Button>
    </>
  );
}

function Review({ flagId, onDone }: SayProps) {
  const [outcome, setOutcome] = useState<string>();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  const picked = FLAG_OUTCOMES.find((one) => one === outcome);
  const send = async (): Promise<void> => {
    setAsked(true);
    if (picked === undefined || words.trim() === '') return;
    const body = { outcome: picked, words: words.trim() };
    await act(() => call('POST /staff-flags/:flagId/review', { params: { flagId }, body }), '已复核');
  };
  return (
    <>
      <Choice
        name={`outcome-${flagId}`}
        legend="复核结果"
        options={FLAG_OUTCOMES.map((id) => ({ id, label: FLAG_OUTCOME_NAMES[id] }))}
        picked={outcome === undefined ? [] : [outcome]}
        onChange={([id]) => setOutcome(id)}
        error={asked && picked === undefined ? '请选一项' : undefined}
      />
      <Field
        id={`review-${flagId}`}
        label="依据"
        hint="看了什么、问了谁；登记的人看得到，记入审计日志"
        kind="long"
        maxLength={FLAG_WORDS_LENGTH}
        value={words}
        onChange={setWords}
        error={asked && words.trim() === '' ? '请写明依据' : undefined}
      />
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <Button kind="primary" busy={busy} onPress={() => void send()}>
        完成复核
      </Button>
    </>
  );
}
