import { useState } from 'react';
import type { PublicationView } from '../../../shared/plan/publicationApi.ts';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { usePublicRecords } from '../store/usePublicRecords.ts';
import { timeText } from '../words/dates.ts';
import { answerTo, objectionWords } from '../words/publicRecords.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface AnswerFormsProps {
  readonly communityId: string;
  readonly onRecorded: () => void;
}

/** Every objection that still waits for its public answer, each with its form. */
export function AnswerForms({ communityId, onRecorded }: AnswerFormsProps) {
  const objections = usePublicRecords(communityId, 'objection');
  const answers = usePublicRecords(communityId, 'objectionAnswer');
  const open = (objections.value ?? []).filter(
    (objection) => answerTo(objection, answers.value ?? []) === undefined,
  );
  if (answers.value === undefined) return null;
  return (
    <>
      {open.map((objection) => (
        <AnswerForm
          key={objection.hash}
          objection={objection}
          onRecorded={() => {
            answers.retry();
            onRecorded();
          }}
        />
      ))}
    </>
  );
}

function AnswerForm({
  objection,
  onRecorded,
}: {
  readonly objection: PublicationView;
  readonly onRecorded: () => void;
}) {
  const { communityId, hash, facts } = objection;
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const id = `answer-${hash.slice(0, 8)}`;
  const short = text.trim().length < 2;
  return (
    <RecordForm
      title="答复异议"
      action="公开答复"
      effect="答复会公开在公示页上，不能再改。"
      {...record}
      ready={() => {
        setAsked(true);
        if (short) focusOn(id);
        return !short;
      }}
      onSend={() =>
        void record.send(() =>
          call('POST /communities/:communityId/publications/:hash/answer', {
            params: { communityId, hash },
            body: { text: text.trim() },
          }),
        )
      }
    >
      <Box>异议：{objectionWords(objection)}</Box>
      <Box className="small">
        {timeText(objection.at)} 提出，{timeText(new Date(Number(facts['due']) * 1000).toISOString())}{' '}
        前要答复
      </Box>
      <Field
        id={id}
        label="答复"
        kind="long"
        maxLength={1000}
        value={text}
        onChange={setText}
        error={asked && short ? '请写下答复' : undefined}
      />
    </RecordForm>
  );
}
