import { useState } from 'react';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface FormProps {
  readonly communityId: string;
  readonly onRecorded: () => void;
}

/** 登记场地清理, with a photograph where there is one. */
export function ClearanceForm({ communityId, onRecorded }: FormProps) {
  const [text, setText] = useState('');
  const [evidenceId, setEvidenceId] = useState<string>();
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const missing = text.trim() === '';
  return (
    <RecordForm
      title="登记场地清理"
      action="登记场地清理"
      effect="登记后公开；退回到准备阶段以前的，要重新登记。"
      {...record}
      ready={() => {
        setAsked(true);
        if (missing) focusOn('clearance-text');
        return !missing;
      }}
      onSend={() => {
        const photo = evidenceId === undefined ? {} : { evidenceId };
        void record.send(() =>
          call('POST /communities/:communityId/site-clearances', {
            params: { communityId },
            body: { text: text.trim(), ...photo },
          }),
        );
      }}
    >
      <Field
        id="clearance-text"
        label="清理了什么"
        hint="私搭乱建、绿地、楼间杂物"
        kind="long"
        maxLength={2000}
        value={text}
        onChange={setText}
        error={asked && missing ? '请写下清理情况' : undefined}
      />
      <EvidencePicker
        communityId={communityId}
        label="上传现场照片（选填）"
        evidenceId={evidenceId}
        onUploaded={setEvidenceId}
      />
    </RecordForm>
  );
}
