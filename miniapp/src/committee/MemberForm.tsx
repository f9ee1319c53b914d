import { useState } from 'react';
import {
  COMMITTEE_FUNCTION_NAMES,
  COMMITTEE_FUNCTIONS,
  type Committee,
  type CommitteeFunction,
} from '../../../shared/committee/committee.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useRecording } from '../store/useRecording.ts';

interface FormProps {
  readonly committee: Committee;
  readonly onDone: () => void;
}

/** Keeps the list of members: for the community's admin. */
export function MemberForm({ committee, onDone }: FormProps) {
  const { communityId, members } = committee;
  const [held, setHeld] = useState<CommitteeFunction>('member');
  const [represents, setRepresents] = useState('');
  const [name, setName] = useState('');
  const recording = useRecording();
  const missing = represents.trim() === '' || name.trim() === '';
  const add = async (): Promise<void> => {
    const params = { communityId };
    const body = { function: held, represents, name };
    const sent = await recording.send(
      () => call('POST /communities/:communityId/committee/members', { params, body }),
      '成员已登记',
    );
    if (!sent) return;
    setName('');
    setRepresents('');
    onDone();
  };
  const leave = async (memberId: string): Promise<void> => {
    const params = { communityId, memberId };
    const sent = await recording.send(
      () => call('POST /communities/:communityId/committee/members/:memberId/leave', { params }),
      '成员已退出',
    );
    if (sent) onDone();
  };
  return (
    <Card title="成员名单">
      <Box className="stack">
        {members.map(({ memberId, represents: whom, ...member }) => (
          <Cell
            key={memberId}
            title={`${COMMITTEE_FUNCTION_NAMES[member.function]} ${member.name ?? ''}`}
            hint={`代表：${whom}`}
            value={
              <Button small aria-label={`退出：${whom}`} onPress={() => void leave(memberId)}>
                退出
              </Button>
            }
          />
        ))}
        <Choice
          name="function"
          legend="职务"
          segments
          options={COMMITTEE_FUNCTIONS.map((id) => ({ id, label: COMMITTEE_FUNCTION_NAMES[id] }))}
          picked={[held]}
          onChange={([id]) => {
            const known = COMMITTEE_FUNCTIONS.find((each) => each === id);
            if (known !== undefined) setHeld(known);
          }}
        />
        <Field
          id="represents"
          label="代表谁"
          hint="例如 1号楼住户、租户"
          value={represents}
          maxLength={40}
          onChange={setRepresents}
        />
        <Field
          id="member-name"
          label="姓名"
          hint="加密保存，对外不显示。"
          value={name}
          maxLength={40}
          onChange={setName}
        />
        {recording.wrong !== undefined && <Banner tone="bad" title={recording.wrong} />}
        {recording.done && <Banner tone="good" title="名单已更新。" />}
        {missing && <Box className="small">代表谁和姓名都要填。</Box>}
        <Button busy={recording.busy} disabled={missing} onPress={() => void add()}>
          加入名单
        </Button>
      </Box>
    </Card>
  );
}
