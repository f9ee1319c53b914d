import { useState } from 'react';
import { COMPLAINT_CATEGORIES } from '../../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { OpinionWork } from '../../../shared/opinion/opinion.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Select } from '../components/Select.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface ComplainFormProps {
  readonly opinion: OpinionWork;
  readonly onDone: (opinion: OpinionWork) => void;
}

/** Makes a complaint of the office out of a low score or of published words; 记错了 below takes it back. */
export function ComplainForm({ opinion, onDone }: ComplainFormProps) {
  const { opinionId, complaintDraft } = opinion;
  const [picked, setPicked] = useState('');
  const { busy, refusal, act } = useAct(onDone);
  if (complaintDraft === undefined) return null;
  const category = COMPLAINT_CATEGORIES.find((id) => id === picked) ?? complaintDraft.category;

  const send = () =>
    act(
      () => call('POST /opinions/:opinionId/complaint', { params: { opinionId }, body: { category } }),
      '已转为诉求，在诉求办理里受理和派单',
    );

  return (
    <Card title="转为诉求">
      <Box className="stack">
        <Box>由社区提出，地点是公共区域，所有住户都能看到。内容只有已经公布的：</Box>
        <Box className="thread__said">{complaintDraft.text}</Box>
        <Select
          id="complaint-category"
          label="类别（按内容推荐，可以改）"
          value={category}
          onSelect={setPicked}
          options={COMPLAINT_CATEGORIES.map((id) => ({ id, label: CATEGORY_NAMES[id] }))}
        />
        <Box className="small">同一项只会有一件诉求；转错了，在“记错了？”里撤销，诉求随着撤回。</Box>
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Button kind="primary" busy={busy} onPress={() => void send()}>
          转为诉求
        </Button>
      </Box>
    </Card>
  );
}
