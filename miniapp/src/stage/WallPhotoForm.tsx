import { useState } from 'react';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { usePublicRecords } from '../store/usePublicRecords.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface FormProps {
  readonly communityId: string;
  readonly onRecorded: () => void;
}

/** 上墙照片 of the newest notice; nothing while there is no notice. */
export function WallPhotoForm({ communityId, onRecorded }: FormProps) {
  const notices = usePublicRecords(communityId, 'publicityNotice');
  const [place, setPlace] = useState('');
  const [evidenceId, setEvidenceId] = useState<string>();
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const hash = notices.value?.[0]?.hash;
  if (hash === undefined) return null;
  const missing = place.trim() === '';
  return (
    <RecordForm
      title="公示上墙照片"
      action="登记上墙照片"
      effect="照片会放在公示页上公开，请避开行人和门牌。"
      {...record}
      ready={() => {
        setAsked(true);
        if (missing) focusOn('wall-place');
        return !missing && evidenceId !== undefined;
      }}
      onSend={() => {
        if (evidenceId === undefined) return;
        void record.send(() =>
          call('POST /communities/:communityId/publications/:hash/wall-photos', {
            params: { communityId, hash },
            body: { evidenceId, place: place.trim() },
          }),
        );
      }}
    >
      <Field
        id="wall-place"
        label="贴在哪里"
        maxLength={100}
        value={place}
        onChange={setPlace}
        error={asked && missing ? '请写下位置' : undefined}
      />
      <EvidencePicker
        communityId={communityId}
        label="拍照上传"
        evidenceId={evidenceId}
        onUploaded={setEvidenceId}
        error={asked ? '请上传照片' : undefined}
      />
    </RecordForm>
  );
}
