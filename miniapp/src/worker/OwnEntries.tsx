import { useState } from 'react';
import { VOID_REASONS } from '../../../shared/round/case/roundCase.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { AsyncView } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { useCall } from '../store/useCall.ts';
import { VOID_REASON_NAMES } from '../words/caseWords.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import type { PlacedDoor } from './doorView.ts';

interface OwnEntriesProps {
  readonly round: RoundView;
  readonly place: PlacedDoor;
}

/** What I entered at this door, a wrong entry to be made void by a second person, and a code for the household. */
export function OwnEntries({ round, place }: OwnEntriesProps) {
  const { roundId } = round;
  const { householdId } = place.door;
  const state = useCall('GET /rounds/:roundId/entries', { params: { roundId }, query: { householdId } });
  const [code, setCode] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const print = async (): Promise<void> => {
    const result = await call('POST /disputes/slips', { body: { roundId, householdId } });
    if (result.ok) setCode(result.value.code);
    else setProblem(refusalSentence(result.refusal.code));
  };

  return (
    <AsyncView
      state={state}
      empty={({ items }) => items.every(({ kind }) => kind !== 'response')}
      emptyWords="您没有在这一户登记过答复。"
    >
      {({ items }) => (
        <Box className="stack">
          {items
            .filter(({ kind, standing }) => kind === 'response' && standing !== 'removed')
            .map((entry) => (
              <VoidRequest
                key={entry.seq}
                roundId={roundId}
                seq={entry.seq}
                title={`第 ${entry.seq} 条 · ${entry.channel === undefined ? '' : CHANNEL_NAMES[entry.channel]} · ${timeText(entry.at)}`}
              />
            ))}
          {problem !== undefined && <Banner tone="bad" title={problem} />}
          {code === undefined ? (
            <Button onPress={() => void print()}>给住户一张异议码纸条</Button>
          ) : (
            <Banner tone="info" title={`异议码 ${code}`}>
              抄在纸条上交给住户：在首页点“收到登记纸条”，不用登录就能看到您替这一户登记了什么。90
              天内有效，只能看这一户。
            </Banner>
          )}
        </Box>
      )}
    </AsyncView>
  );
}

interface VoidRequestProps {
  readonly roundId: string;
  readonly seq: number;
  readonly title: string;
}

function VoidRequest({ roundId, seq, title }: VoidRequestProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<string>();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  const [problem, setProblem] = useState<string>();
  const picked = VOID_REASONS.find((one) => one === reason);

  const submit = async (): Promise<void> => {
    setAsked(true);
    if (picked === undefined || words.trim() === '') return;
    const result = await call('POST /rounds/:roundId/voids', {
      params: { roundId },
      body: { clientKey: await randomKey(), seq, reason: picked, words: words.trim() },
    });
    if (!result.ok) return setProblem(refusalSentence(result.refusal.code));
    setDone(true);
    announce('作废申请已提交');
  };

  if (done)
    return <Banner tone="good" title={`${title}：作废申请已提交，等另一位管理员审核，批准前仍计入。`} />;
  return (
    <Box className="stack">
      <Box>{title}</Box>
      {!open && <Button onPress={() => setOpen(true)}>登错了，申请作废这一条</Button>}
      {open && (
        <>
          {problem !== undefined && <Banner tone="bad" title={problem} />}
          <Choice
            name={`void-${seq}`}
            legend="为什么作废"
            options={VOID_REASONS.map((id) => ({ id, label: VOID_REASON_NAMES[id] }))}
            picked={reason === undefined ? [] : [reason]}
            onChange={([id]) => setReason(id)}
            error={asked && picked === undefined ? '请选一项' : undefined}
          />
          <Field
            id={`void-words-${seq}`}
            label="说明"
            kind="long"
            maxLength={500}
            value={words}
            onChange={setWords}
            error={asked && words.trim() === '' ? '请写明情况' : undefined}
          />
          <Button kind="danger" onPress={() => void submit()}>
            提交作废申请
          </Button>
        </>
      )}
    </Box>
  );
}
