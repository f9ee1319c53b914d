import { useState } from 'react';
import { chinaDayOf } from '../../../shared/chinaTime.ts';
import { COMMITTEE_FUNCTION_NAMES, type Committee } from '../../../shared/committee/committee.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useRecording } from '../store/useRecording.ts';

interface FormProps {
  readonly committee: Committee;
  readonly onDone: () => void;
}

/** Records a meeting: day, place, who was there, minutes. */
export function MeetingForm({ committee, onDone }: FormProps) {
  const { communityId, members } = committee;
  const [heldOn, setHeldOn] = useState(() => chinaDayOf(Date.now()));
  const [place, setPlace] = useState('');
  const [present, setPresent] = useState<readonly string[]>([]);
  const [minutes, setMinutes] = useState('');
  const recording = useRecording();
  const missing = place.trim() === '' || minutes.trim() === '' || present.length === 0;
  const send = async (): Promise<void> => {
    const sent = await recording.send(
      (clientKey) =>
        call('POST /communities/:communityId/committee/meetings', {
          params: { communityId },
          body: { clientKey, heldOn, place, present, minutes },
        }),
      '会议已登记',
    );
    if (!sent) return;
    setMinutes('');
    setPresent([]);
    onDone();
  };
  return (
    <Card title="登记一次会议">
      <Box className="stack">
        <Field
          id="held-on"
          label="日期"
          hint="例如 2026-03-01"
          value={heldOn}
          maxLength={10}
          onChange={setHeldOn}
        />
        <Field id="place" label="地点" value={place} maxLength={100} onChange={setPlace} />
        <Choice
          name="present"
          legend="到会的委员"
          multiple
          options={members.map(({ memberId, represents, ...member }) => ({
            id: memberId,
            label: `${COMMITTEE_FUNCTION_NAMES[member.function]}（${represents}）`,
          }))}
          picked={present}
          onChange={setPresent}
        />
        <Field
          id="minutes"
          label="会议记录"
          hint="对外公开，请不要写姓名、电话和门牌号。"
          kind="long"
          value={minutes}
          maxLength={5000}
          onChange={setMinutes}
        />
        {recording.wrong !== undefined && <Banner tone="bad" title={recording.wrong} />}
        {recording.done && <Banner tone="good" title="会议已登记。" />}
        {missing && <Box className="small">地点、到会的人和会议记录都要填。</Box>}
        <Button kind="primary" busy={recording.busy} disabled={missing} onPress={() => void send()}>
          登记会议
        </Button>
      </Box>
    </Card>
  );
}
