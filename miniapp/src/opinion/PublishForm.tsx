import { useState } from 'react';
import { maskWords } from '../../../shared/opinion/maskWords.ts';
import { OPINION_LENGTH, type OpinionWork } from '../../../shared/opinion/opinion.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useAct } from '../store/useAct.ts';

interface PublishFormProps {
  readonly opinion: OpinionWork;
  readonly onDone: (opinion: OpinionWork) => void;
}

/** Lets everybody read the thread in words without names; starts from the words with numbers, doors and names left out. */
export function PublishForm({ opinion, onDone }: PublishFormProps) {
  const { opinionId, published, source, mayPublish } = opinion;
  const [words, setWords] = useState(() => published?.words ?? maskWords(opinion.words ?? ''));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  const params = { opinionId };
  if (source === 'score') return null;
  if (source === 'free' && !mayPublish)
    return (
      <Card title="公开">
        <Box>写意见的人没有同意公开，只有本人和工作人员能看到。</Box>
      </Card>
    );

  const publish = async (): Promise<void> => {
    setAsked(true);
    if (words.trim() === '') return;
    const body = { words: words.trim() };
    await act(() => call('POST /opinions/:opinionId/publish', { params, body }), '已公开');
  };
  const unpublish = async (): Promise<void> => {
    if (reason.trim() === '') return setAsked(true);
    const body = { reason: reason.trim() };
    await act(() => call('POST /opinions/:opinionId/unpublish', { params, body }), '已收回');
  };

  return (
    <Card title={published === undefined ? '公开给全小区看' : '已经公开'}>
      <Box className="stack">
        <Field
          id="publish-words"
          label="公开的文字"
          hint="不写姓名、电话、门牌号；原话不公开"
          kind="long"
          maxLength={OPINION_LENGTH}
          value={words}
          onChange={setWords}
          error={asked && words.trim() === '' ? '请写公开的文字' : undefined}
        />
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button busy={busy} onPress={() => void publish()}>
          {published === undefined ? '公开' : '换成这段文字'}
        </Button>
        {published !== undefined && (
          <>
            <Field
              id="unpublish-reason"
              label="收回的原因"
              value={reason}
              onChange={setReason}
              maxLength={200}
              required={false}
            />
            <Button kind="quiet" busy={busy} disabled={reason.trim() === ''} onPress={() => void unpublish()}>
              不再公开
            </Button>
          </>
        )}
      </Box>
    </Card>
  );
}
