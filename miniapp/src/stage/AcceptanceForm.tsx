import { useState } from 'react';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface FormProps {
  readonly communityId: string;
  readonly onRecorded: () => void;
}

const WHOLE = /^\d{1,4}$/;

/** 登记联合竣工验收: defects still open, residents' representatives, one dissent with its answer. */
export function AcceptanceForm({ communityId, onRecorded }: FormProps) {
  const [text, setText] = useState('');
  const [defects, setDefects] = useState('0');
  const [representatives, setRepresentatives] = useState('');
  const [dissent, setDissent] = useState('');
  const [answer, setAnswer] = useState('');
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const numbersWrong = !WHOLE.test(defects) || !WHOLE.test(representatives);
  const missing = text.trim() === '';
  return (
    <RecordForm
      title="登记联合竣工验收"
      action="登记验收"
      effect="验收情况、居民代表人数和不同意见会公开；缺陷没有销号、不同意见没有答复，不能移交。"
      {...record}
      ready={() => {
        setAsked(true);
        if (missing) focusOn('acceptance-text');
        else if (numbersWrong) focusOn('acceptance-defects');
        return !missing && !numbersWrong;
      }}
      onSend={() =>
        void record.send(() =>
          call('POST /communities/:communityId/acceptances', {
            params: { communityId },
            body: {
              text: text.trim(),
              defectsOpen: Number(defects),
              representatives: Number(representatives),
              dissents:
                dissent.trim() === ''
                  ? []
                  : [{ text: dissent.trim(), ...(answer.trim() === '' ? {} : { answer: answer.trim() }) }],
            },
          }),
        )
      }
    >
      <Field
        id="acceptance-text"
        label="验收情况"
        kind="long"
        maxLength={2000}
        value={text}
        onChange={setText}
        error={asked && missing ? '请写下验收情况' : undefined}
      />
      <Field
        id="acceptance-defects"
        label="没有销号的缺陷（处）"
        kind="code"
        value={defects}
        onChange={setDefects}
        error={asked && !WHOLE.test(defects) ? '写一个整数' : undefined}
      />
      <Field
        id="acceptance-people"
        label="参加的居民代表（人）"
        kind="code"
        value={representatives}
        onChange={setRepresentatives}
        error={asked && !WHOLE.test(representatives) ? '写一个整数' : undefined}
      />
      <Field
        id="acceptance-dissent"
        label="居民代表的不同意见"
        hint="不写姓名和门牌"
        kind="long"
        required={false}
        maxLength={500}
        value={dissent}
        onChange={setDissent}
      />
      <Field
        id="acceptance-answer"
        label="对不同意见的答复"
        kind="long"
        required={false}
        maxLength={500}
        value={answer}
        onChange={setAnswer}
      />
    </RecordForm>
  );
}
