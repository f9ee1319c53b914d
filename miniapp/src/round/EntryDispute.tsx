import { useRef, useState } from 'react';
import type { DisputeState } from '../../../shared/round/case/roundCase.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Tag } from '../components/Tag.tsx';
import { Box } from '../platform/box.tsx';
import type { CallResult } from '../platform/clientRefusal.ts';
import { tapInHand } from '../platform/haptic.ts';
import { randomKey } from '../platform/randomKey.ts';
import { announce } from '../store/announceStore.ts';
import { DISPUTE_STATE_WORDS } from '../words/caseWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface EntryDisputeProps {
  readonly seq: number;
  readonly disputable: boolean;
  readonly state: DisputeState | undefined;
  /** Sends the dispute with this key; the same key again is the same dispute. */
  readonly send: (clientKey: string) => Promise<CallResult<unknown>>;
  readonly onDone: () => void;
}

/** 这不是我们答的: one tap, with what will happen said above it, and then how the dispute stands. */
export function EntryDispute({ seq, disputable, state, send, onDone }: EntryDisputeProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const key = useRef<string | undefined>(undefined);

  const dispute = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    const result = await send((key.current ??= await randomKey()));
    setBusy(false);
    if (!result.ok) {
      setProblem(refusalSentence(result.refusal.code));
      return;
    }
    key.current = undefined;
    tapInHand();
    announce(`第 ${seq} 条已登记异议，不再计入，等管理员核实`);
    onDone();
  };

  return (
    <Box className="stack">
      {state !== undefined && (
        <Box className="row">
          <Tag tone={DISPUTE_STATE_WORDS[state].tone}>{DISPUTE_STATE_WORDS[state].name}</Tag>
        </Box>
      )}
      {problem !== undefined && <Banner tone="bad" title={problem} />}
      {disputable && (
        <>
          <Box className="small">
            如果您家没有人说过这些话，点下面的按钮：这一条马上不再计入，由没有经手的管理员核实，结果会告诉您家。
          </Box>
          <Button kind="danger" busy={busy} onPress={() => void dispute()}>
            这不是我们答的
          </Button>
        </>
      )}
    </Box>
  );
}
