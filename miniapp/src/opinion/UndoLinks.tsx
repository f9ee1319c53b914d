import { useState } from 'react';
import type { OpinionWork } from '../../../shared/opinion/opinion.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Field } from '../components/Field.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { useAct } from '../store/useAct.ts';

interface UndoLinksProps {
  readonly opinion: OpinionWork;
  readonly onDone: (opinion: OpinionWork) => void;
}

/** Takes a result back that was noted by mistake: it stays in the thread, struck through, with the reason. */
export function UndoLinks({ opinion, onDone }: UndoLinksProps) {
  const { opinionId } = opinion;
  const living = opinion.links.filter(({ undone }) => undone === undefined);
  const [linkId, setLinkId] = useState<string>();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { busy, refusal, act } = useAct(onDone);
  if (living.length === 0) return null;

  const undo = async (): Promise<void> => {
    setAsked(true);
    if (linkId === undefined || reason.trim() === '') return;
    const params = { opinionId, linkId };
    const body = { reason: reason.trim() };
    const done = await act(
      () => call('POST /opinions/:opinionId/links/:linkId/undo', { params, body }),
      '已撤销',
    );
    if (!done) return;
    setLinkId(undefined);
    setReason('');
    setAsked(false);
  };

  return (
    <Card title="记错了？">
      <Box className="stack">
        {living.map((link) => (
          <Box key={link.linkId} className="row">
            <Box>{link.title}</Box>
            <Button small onPress={() => setLinkId(link.linkId)} aria-label={`撤销：${link.title}`}>
              撤销
            </Button>
          </Box>
        ))}
        {linkId !== undefined && (
          <>
            <Field
              id="undo-reason"
              label="为什么撤销"
              hint="撤销后原来的记录还在，会划掉并写上原因"
              value={reason}
              onChange={setReason}
              maxLength={200}
              error={asked && reason.trim() === '' ? '请写明原因' : undefined}
            />
            <Button kind="danger" busy={busy} onPress={() => void undo()}>
              确认撤销
            </Button>
          </>
        )}
        {refusal !== undefined && <Banner tone="bad" title={refusalSentence(refusal.code)} />}
      </Box>
    </Card>
  );
}
