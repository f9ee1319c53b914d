import { useState } from 'react';
import type { ComplaintActor } from '../../../shared/complaint/complaint.ts';
import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { countText } from '../words/numbers.ts';
import { planDispatch, planMerge, type BulkRow } from './bulkPlan.ts';
import { BulkRows } from './BulkRows.tsx';
import { shortText } from './shortText.ts';
import { mayStillWork, useBulk, type BulkSend } from './useBulk.ts';

interface BulkDeskProps {
  /** As they stood when the work began; the plan is made of these. */
  readonly lines: readonly ComplaintLine[];
  readonly actors: readonly ComplaintActor[];
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Several complaints at once: first what will happen to each, then carried out with the outcome of each. */
export function BulkDesk({ lines, actors, onChanged, onClose }: BulkDeskProps) {
  const [act, setAct] = useState<'dispatch' | 'merge'>();
  const shared = { lines, actors, onChanged };
  return (
    <Card title={`选中 ${countText(lines.length)} 件，一起办`}>
      <Box className="stack">
        {act === undefined && (
          <Box className="row">
            <Button small onPress={() => setAct('dispatch')}>
              一起派单
            </Button>
            {lines.length > 1 && (
              <Button small onPress={() => setAct('merge')}>
                合并成一件
              </Button>
            )}
          </Box>
        )}
        {act === 'dispatch' && <Dispatch {...shared} />}
        {act === 'merge' && <Merge {...shared} />}
        <Button kind="quiet" small onPress={onClose}>
          收起，不再选中
        </Button>
      </Box>
    </Card>
  );
}

type PartProps = Omit<BulkDeskProps, 'onClose'>;

function Dispatch({ lines, actors, onChanged }: PartProps) {
  const communityId = lines[0]?.communityId ?? '';
  const firms = useCall('GET /communities/:communityId/organisations', { params: { communityId } });
  const [organisationId, setOrganisationId] = useState('');
  const [text, setText] = useState('');
  const send: BulkSend = (verb, line, said) => {
    const params = { complaintId: line.complaintId };
    if (verb === 'accept') return call('POST /complaints/:complaintId/accept', { params, body: said });
    const words = text.trim() === '' ? {} : { text: text.trim() };
    return call('POST /complaints/:complaintId/assign', {
      params,
      body: { ...said, organisationId, ...words },
    });
  };
  return (
    <>
      <Select
        id="bulk-organisation"
        label="派给哪个单位"
        value={organisationId}
        onSelect={setOrganisationId}
        options={[
          { id: '', label: '请选择' },
          ...(firms.value?.items ?? []).map(({ organisationId: id, name }) => ({ id, label: name })),
        ]}
      />
      <Field
        id="bulk-words"
        label="派单说明"
        required={false}
        maxLength={500}
        value={text}
        onChange={setText}
      />
      <Carry
        key={organisationId}
        rows={planDispatch(lines, communityId, actors)}
        send={send}
        ready={organisationId !== ''}
        lack="请先选派给哪个单位"
        confirm="派单"
        onChanged={onChanged}
      />
    </>
  );
}

function Merge({ lines, actors, onChanged }: PartProps) {
  const [into, setInto] = useState('');
  const send: BulkSend = (_verb, line, said) =>
    call('POST /complaints/:complaintId/merge', {
      params: { complaintId: line.complaintId },
      body: { ...said, into },
    });
  return (
    <>
      <Select
        id="bulk-into"
        label="保留哪一件，其余并进去（跟进的人一起带过去）"
        value={into}
        onSelect={setInto}
        options={[
          { id: '', label: '请选择' },
          ...lines.map(({ complaintId, number, text }) => ({
            id: complaintId,
            label: `${number} ${shortText(text)}`,
          })),
        ]}
      />
      <Carry
        key={into}
        rows={planMerge(lines, into, actors)}
        send={send}
        ready={into !== ''}
        lack="请先选保留哪一件"
        confirm="合并"
        onChanged={onChanged}
      />
    </>
  );
}

interface CarryProps {
  readonly rows: readonly BulkRow[];
  readonly send: BulkSend;
  readonly ready: boolean;
  readonly lack: string;
  readonly confirm: string;
  readonly onChanged: () => void;
}

function Carry({ rows, send, ready, lack, confirm, onChanged }: CarryProps) {
  const { running, outcomes, run } = useBulk(send);
  if (!ready) return <Box className="small">{lack}</Box>;
  const left = rows.filter(
    ({ line, verbs }) => verbs.length > 0 && mayStillWork(outcomes.get(line.complaintId)),
  );
  const again = outcomes.size > 0;
  return (
    <Box className="stack">
      <BulkRows rows={rows} outcomes={outcomes} />
      {left.length > 0 && (
        <Button kind="primary" busy={running} onPress={() => void run(rows).then(onChanged)}>
          {again ? `没办成的 ${left.length} 件再试一次` : `确定${confirm}，共 ${left.length} 件`}
        </Button>
      )}
    </Box>
  );
}
