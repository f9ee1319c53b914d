import { useState } from 'react';
import { refuseDecision, type Committee } from '../../../shared/committee/committee.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useCall } from '../store/useCall.ts';
import { dateText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useRecording } from '../store/useRecording.ts';

interface FormProps {
  readonly committee: Committee;
  readonly onDone: () => void;
}

function numberOf(text: string): number {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text) : NaN;
}

/** Records what a meeting decided, for or beside a round; the same rule as the server's says at once what is missing. */
export function DecisionForm({ committee, onDone }: FormProps) {
  const { communityId, meetings } = committee;
  const rounds = useCall('GET /communities/:communityId/rounds', {
    params: { communityId },
    query: { limit: 50 },
  });
  const [meetingId, setMeetingId] = useState(meetings[0]?.meetingId);
  const [roundId, setRoundId] = useState<string>();
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const [agree, setAgree] = useState('');
  const [disagree, setDisagree] = useState('0');
  const [abstain, setAbstain] = useState('0');
  const recording = useRecording();
  const meeting = meetings.find((each) => each.meetingId === meetingId);
  const votes = { agree: numberOf(agree), disagree: numberOf(disagree), abstain: numberOf(abstain) };
  const blank = title.trim() === '' || text.trim() === '' || agree === '' || meeting === undefined;
  const refusal = meeting === undefined || agree === '' ? undefined : refuseDecision(meeting, votes);
  const send = async (): Promise<void> => {
    if (meeting === undefined) return;
    const sent = await recording.send(
      (clientKey) =>
        call('POST /communities/:communityId/committee/decisions', {
          params: { communityId },
          body: {
            clientKey,
            meetingId: meeting.meetingId,
            title,
            text,
            votes,
            ...(roundId === undefined ? {} : { roundId }),
          },
        }),
      '决定已公开登记',
    );
    if (!sent) return;
    setTitle('');
    setText('');
    setAgree('');
    onDone();
  };
  return (
    <Card title="登记一项决定">
      <Box className="stack">
        <Choice
          name="meeting"
          legend="哪一次会议"
          options={meetings.map((each) => ({
            id: each.meetingId,
            label: dateText(each.heldOn),
            hint: `到会 ${each.present.length} 人`,
          }))}
          picked={meetingId === undefined ? [] : [meetingId]}
          onChange={([picked]) => setMeetingId(picked)}
        />
        <Choice
          name="round"
          legend="和哪一轮放在一起看（可以不选）"
          options={(rounds.value?.items ?? [])
            .filter(({ status }) => status !== 'draft')
            .map((round) => ({ id: round.roundId, label: round.title }))}
          picked={roundId === undefined ? [] : [roundId]}
          onChange={([picked]) => setRoundId(picked)}
        />
        <Field id="decision-title" label="决定了什么" value={title} maxLength={80} onChange={setTitle} />
        <Field
          id="decision-text"
          label="内容和理由"
          hint="登记后公开、不能再改，请不要写姓名、电话和门牌号。"
          kind="long"
          value={text}
          maxLength={2000}
          onChange={setText}
        />
        <Field id="agree" label="同意人数" value={agree} maxLength={3} onChange={setAgree} />
        <Field id="disagree" label="不同意人数" value={disagree} maxLength={3} onChange={setDisagree} />
        <Field id="abstain" label="弃权人数" value={abstain} maxLength={3} onChange={setAbstain} />
        {refusal !== undefined && <Box className="wrong">{refusalSentence(refusal.refused)}</Box>}
        {recording.wrong !== undefined && <Banner tone="bad" title={recording.wrong} />}
        {recording.done && <Banner tone="good" title="决定已公开登记。" />}
        {blank && <Box className="small">会议、决定、理由和人数都要填。</Box>}
        <Button
          kind="primary"
          busy={recording.busy}
          disabled={blank || refusal !== undefined}
          onPress={() => void send()}
        >
          公开登记这项决定
        </Button>
      </Box>
    </Card>
  );
}
