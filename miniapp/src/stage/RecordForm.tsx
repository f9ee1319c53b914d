import { useState, type ReactNode } from 'react';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { refusalAbout } from '../words/refusalSentence.ts';

interface RecordFormProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action: string;
  /** What will happen, in a sentence. */
  readonly effect: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly recorded: number | undefined;
  readonly refusal: ClientRefusal | undefined;
  /** False: something is missing; the fields say what. */
  readonly ready: () => boolean;
  readonly onSend: () => void;
}

/** A form whose content is frozen in public: it says so and asks once more, inside the page, before it sends. */
export function RecordForm(props: RecordFormProps) {
  const { title, children, action, effect, danger = false, busy, recorded, refusal, ready, onSend } = props;
  const [sure, setSure] = useState(false);
  return (
    <Card title={title}>
      <Box className="stack">
        {recorded !== undefined && <Banner tone="good" title={`已登记 · 第 ${recorded} 条，已公开。`} />}
        {refusal !== undefined && <Banner tone="bad" title={refusalAbout(refusal)} />}
        {children}
        <Sheet
          open={sure}
          inline
          busy={busy}
          danger={danger}
          title={`${action}？`}
          confirm={`确认${action}`}
          onConfirm={() => {
            setSure(false);
            onSend();
          }}
          onCancel={() => setSure(false)}
        >
          {effect}
        </Sheet>
        {!sure && (
          <Button kind="primary" busy={busy} onPress={() => setSure(ready())}>
            {action}
          </Button>
        )}
      </Box>
    </Card>
  );
}
