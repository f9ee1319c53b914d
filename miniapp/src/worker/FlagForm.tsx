import { useState } from 'react';
import {
  FLAG_OUTCOMES,
  FLAG_WORDS_LENGTH,
  type FlagOutcome,
  type StaffFlagView,
} from '../../../shared/round/flag/flagApi.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { FLAG_OUTCOME_NAMES } from './flagWords.ts';

const SAYINGS = {
  reply: {
    label: '当时是怎么回事',
    hint: '只有复核的人看得到；您的登记照常计入',
    missing: '请写一两句',
    send: '交给复核的人',
    sent: '已记下',
  },
  review: {
    label: '依据',
    hint: '看了什么、问了谁；登记的人看得到，记入审计日志',
    missing: '请写明依据',
    send: '完成复核',
    sent: '已复核',
  },
} as const;

interface FlagFormProps {
  readonly flagId: string;
  /** What is said: how it was, by the person whose entries they are, or what was found, by who reviews. */
  readonly says: keyof typeof SAYINGS;
  readonly onDone: (flag: StaffFlagView) => void;
}

/** Words about a flag; of a review with its outcome. */
export function FlagForm({ flagId, says, onDone }: FlagFormProps) {
  const [outcome, setOutcome] = useState<FlagOutcome>();
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  const { label, hint, missing, send, sent } = SAYINGS[says];

  const submit = async (): Promise<void> => {
    setAsked(true);
    const said = words.trim();
    if (said === '' || (says === 'review' && outcome === undefined)) return;
    const params = { flagId };
    const done = await act(
      () =>
        outcome === undefined
          ? call('POST /staff-flags/:flagId/reply', { params, body: { words: said } })
          : call('POST /staff-flags/:flagId/review', { params, body: { outcome, words: said } }),
      sent,
    );
    if (!done) return;
    setWords('');
    setAsked(false);
  };

  return (
    <>
      {says === 'review' && (
        <Choice
          name={`outcome-${flagId}`}
          legend="复核结果"
          options={FLAG_OUTCOMES.map((id) => ({ id, label: FLAG_OUTCOME_NAMES[id] }))}
          picked={outcome === undefined ? [] : [outcome]}
          onChange={([id]) => setOutcome(FLAG_OUTCOMES.find((one) => one === id))}
          error={asked && outcome === undefined ? '请选一项' : undefined}
        />
      )}
      <Field
        id={`${says}-${flagId}`}
        label={label}
        hint={hint}
        kind="long"
        maxLength={FLAG_WORDS_LENGTH}
        value={words}
        onChange={setWords}
        error={asked && words.trim() === '' ? missing : undefined}
      />
      {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      <Button kind="primary" busy={busy} onPress={() => void submit()}>
        {send}
      </Button>
    </>
  );
}
