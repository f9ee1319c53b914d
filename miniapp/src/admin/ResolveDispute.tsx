import { useState } from 'react';
import { DISPUTE_EVIDENCE } from '../../../shared/round/case/roundCase.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Choice } from '../components/Choice.tsx';
import { EvidencePicker } from '../components/EvidencePicker.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { useAct } from '../store/useAct.ts';
import { EVIDENCE_NAMES } from '../words/caseWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface ResolveDisputeProps {
  readonly disputeId: string;
  readonly communityId: string;
  readonly onDone: () => void;
}

const VERDICTS = [
  { id: 'upheld', label: '异议成立', hint: '这一条不是住户的意思，从此不计入' },
  { id: 'dismissed', label: '异议不成立', hint: '有依据证明是住户的意思，恢复计入' },
];

/** Settles a dispute on evidence; the household is told either way and may still answer itself while the round is open. */
export function ResolveDispute({ disputeId, communityId, onDone }: ResolveDisputeProps) {
  const [verdict, setVerdict] = useState<string>();
  const [kind, setKind] = useState<string>();
  const [words, setWords] = useState('');
  const [photo, setPhoto] = useState<string>();
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct<unknown>(onDone);
  const evidence = DISPUTE_EVIDENCE.find((one) => one === kind);

  const settle = async (): Promise<void> => {
    setAsked(true);
    if (verdict === undefined || evidence === undefined || words.trim() === '') return;
    const body = {
      upheld: verdict === 'upheld',
      evidence,
      words: words.trim(),
      ...(photo === undefined ? {} : { photo }),
    };
    await act(
      () => call('POST /disputes/:disputeId/resolve', { params: { disputeId }, body }),
      '核实结果已登记，会告诉这一户',
    );
  };

  return (
    <Card title="核实结果">
      <Box className="stack">
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
        <Choice
          name="verdict"
          legend="核实下来"
          options={VERDICTS}
          picked={verdict === undefined ? [] : [verdict]}
          onChange={([id]) => setVerdict(id)}
          error={asked && verdict === undefined ? '请选一项' : undefined}
        />
        <Choice
          name="evidence"
          legend="依据"
          options={DISPUTE_EVIDENCE.map((id) => ({ id, label: EVIDENCE_NAMES[id] }))}
          picked={kind === undefined ? [] : [kind]}
          onChange={([id]) => setKind(id)}
          error={asked && evidence === undefined ? '请选一项' : undefined}
        />
        <Field
          id="evidence-words"
          label="怎么核实的"
          kind="long"
          hint="材料编号、存放在哪里、和谁一起核实；不要写住户的姓名和电话"
          maxLength={500}
          value={words}
          onChange={setWords}
          error={asked && words.trim() === '' ? '请写明怎么核实的' : undefined}
        />
        <EvidencePicker
          communityId={communityId}
          label="附上照片或材料（选填）"
          papers
          evidenceId={photo}
          onUploaded={setPhoto}
        />
        <Box className="small">登记后写进登记簿并告诉这一户，不能再改；征集期内住户仍可自己答复。</Box>
        <Button kind="primary" busy={busy} onPress={() => void settle()}>
          登记核实结果
        </Button>
      </Box>
    </Card>
  );
}
