import { useState } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Field } from '../components/Field.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import type { CallResult } from '../platform/clientRefusal.ts';
import { announce } from '../store/announceStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface CaseDecisionProps {
  /** Unique on the page. */
  readonly id: string;
  /** What approving changes, in a sentence. */
  readonly will: string;
  readonly askedByMe: boolean;
  /** Approving cannot be taken back: it asks once more, in these words. */
  readonly final?: string | undefined;
  readonly decide: (verb: 'approve' | 'reject', words: string) => Promise<CallResult<unknown>>;
  readonly onDone: () => void;
}

/** Approves or rejects what another person asked for; whoever asked is told why not. */
export function CaseDecision({ id, will, askedByMe, final, decide, onDone }: CaseDecisionProps) {
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  if (askedByMe) return <Box className="small">这是您申请的，要由另一个人审核。</Box>;

  const carryOut = async (verb: 'approve' | 'reject'): Promise<void> => {
    setAsked(true);
    if (words.trim() === '') return;
    if (verb === 'approve' && final !== undefined && !sure) {
      setSure(true);
      return;
    }
    setSure(false);
    setBusy(true);
    const result = await decide(verb, words.trim());
    setBusy(false);
    if (!result.ok) {
      setProblem(refusalSentence(result.refusal.code));
      return;
    }
    announce(verb === 'approve' ? '已批准' : '已驳回');
    onDone();
  };

  return (
    <Box className="stack">
      {problem !== undefined && <Banner tone="bad" title={problem} />}
      <Box className="small">{will}</Box>
      <Field
        id={`${id}-words`}
        label="审核意见"
        hint="核对了什么；写进登记簿"
        maxLength={500}
        value={words}
        onChange={setWords}
        error={asked && words.trim() === '' ? '请写明核对了什么' : undefined}
      />
      <Sheet
        open={sure}
        inline
        danger
        title={final ?? ''}
        confirm="确认批准"
        onConfirm={() => void carryOut('approve')}
        onCancel={() => setSure(false)}
      >
        {will}
      </Sheet>
      {!sure && (
        <Box className="row">
          <Button kind="primary" busy={busy} onPress={() => void carryOut('approve')}>
            批准
          </Button>
          <Button disabled={busy} onPress={() => void carryOut('reject')}>
            驳回
          </Button>
        </Box>
      )}
    </Box>
  );
}
