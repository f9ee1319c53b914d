import { useState } from 'react';
import { GATE_WORDS } from '../../../shared/plan/gate.ts';
import type { GateId } from '../../../shared/plan/stageTemplate.ts';
import { Field } from '../components/Field.tsx';
import { focusOn } from '../platform/focus.ts';
import { call } from '../platform/request.ts';
import { RecordForm } from './RecordForm.tsx';
import { useRecord } from './useRecord.ts';

interface WaiverFormProps {
  readonly communityId: string;
  readonly gate: GateId;
  readonly onRecorded: () => void;
}

/** 豁免: only the district bureau, with a reason that everybody reads. */
export function WaiverForm({ communityId, gate, onRecorded }: WaiverFormProps) {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const record = useRecord(onRecorded);
  const short = reason.trim().length < 5;
  return (
    <RecordForm
      title={`豁免：${GATE_WORDS[gate].name}`}
      action="豁免这项前置条件"
      effect="豁免和理由会写进登记簿，所有居民马上看到，不能删除。涉及业主共同决定的事项不能豁免。"
      danger
      {...record}
      ready={() => {
        setAsked(true);
        if (short) focusOn('waiver-reason');
        return !short;
      }}
      onSend={() =>
        void record.send(() =>
          call('POST /communities/:communityId/waivers', {
            params: { communityId },
            body: { gate, reason: reason.trim() },
          }),
        )
      }
    >
      <Field
        id="waiver-reason"
        label="理由"
        hint="会公开，写清楚为什么可以先过"
        kind="long"
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={asked && short ? '请写明理由，至少五个字' : undefined}
      />
    </RecordForm>
  );
}
