import { useState } from 'react';
import {
  REVIEW_OPINIONS,
  REVIEW_OPINION_NAMES,
  type ReviewOpinion,
} from '../../../shared/plan/stageRecord.ts';
import { Choice } from '../components/Choice.tsx';
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

/** 登记专家评审意见 on the plan in force. */
export function ReviewForm({ communityId, onRecorded }: FormProps) {
  const [opinion, setOpinion] = useState<ReviewOpinion>();
  const [text, setText] = useState('');
  const [evidenceId, setEvidenceId] = useState<string>();
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const missing = opinion === undefined || text.trim() === '';
  return (
    <RecordForm
      title="登记专家评审意见"
      action="登记评审意见"
      effect="意见针对现行方案，冻结并公开；方案改版后要重新评审。"
      {...record}
      ready={() => {
        setAsked(true);
        if (missing) focusOn('review-text');
        return !missing;
      }}
      onSend={() => {
        if (opinion === undefined) return;
        const paper = evidenceId === undefined ? {} : { evidenceId };
        void record.send(() =>
          call('POST /communities/:communityId/review-opinions', {
            params: { communityId },
            body: { opinion, text: text.trim(), ...paper },
          }),
        );
      }}
    >
      <Choice
        name="review-opinion"
        legend="评审意见"
        segments
        options={REVIEW_OPINIONS.map((id) => ({ id, label: REVIEW_OPINION_NAMES[id] }))}
        picked={opinion === undefined ? [] : [opinion]}
        onChange={([picked]) => setOpinion(REVIEW_OPINIONS.filter((id) => id === picked)[0])}
        error={asked && opinion === undefined ? '请选一项' : undefined}
      />
      <Field
        id="review-text"
        label="意见内容"
        hint="有条件通过的，写明条件"
        kind="long"
        maxLength={2000}
        value={text}
        onChange={setText}
        error={asked && text.trim() === '' ? '请写下意见' : undefined}
      />
      <EvidencePicker
        communityId={communityId}
        label="上传评审意见书（选填）"
        papers
        evidenceId={evidenceId}
        onUploaded={setEvidenceId}
      />
    </RecordForm>
  );
}
