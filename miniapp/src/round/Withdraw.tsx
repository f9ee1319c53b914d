import { useRef, useState } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { channelOfThisDevice } from '../platform/device.ts';
import { tapInHand } from '../platform/haptic.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import { checkReceipt } from '../store/checkReceipt.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

interface WithdrawProps {
  readonly round: RoundView;
  readonly onDone: () => void;
}

type Outcome =
  | { readonly state: 'done'; readonly seq: number }
  | { readonly state: 'doubtful' }
  | { readonly state: 'refused'; readonly refusal: ClientRefusal };

/** Takes the household's answer back until the close, after one confirmation inside the page. */
export function Withdraw({ round, onDone }: WithdrawProps) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  // The same key for every attempt: a reply that was lost on the way withdraws once.
  const key = useRef<string | undefined>(undefined);
  const householdId = round.mine?.householdId;
  const { communityId, roundId } = round;
  if (householdId === undefined) return null;

  const withdraw = async (): Promise<void> => {
    setBusy(true);
    const clientKey = (key.current ??= await randomKey());
    const result = await call('POST /rounds/:roundId/withdraw', {
      params: { roundId },
      body: { clientKey, householdId, channel: channelOfThisDevice },
    });
    setBusy(false);
    setAsking(false);
    if (!result.ok) return setOutcome({ state: 'refused', refusal: result.refusal });
    key.current = undefined;
    const { receipt } = result.value;
    const holds = checkReceipt(receipt, { communityId, roundId, householdId }).every(({ ok }) => ok);
    setOutcome(holds ? { state: 'done', seq: receipt.seq } : { state: 'doubtful' });
    if (holds) {
      tapInHand();
      announce(`撤回已登记，第 ${receipt.seq} 条`);
      onDone();
    }
  };

  if (outcome?.state === 'done')
    return <Banner tone="good" title={`撤回已登记 · 第 ${outcome.seq} 条。您撤回的答复不再计入。`} />;
  return (
    <Box className="stack">
      {outcome?.state === 'refused' && <Banner tone="bad" title={refusalSentence(outcome.refusal.code)} />}
      {outcome?.state === 'doubtful' && (
        <Banner tone="bad" title="撤回的回执核对没有通过，请拨打页面下方的电话核实。" />
      )}
      <Box>
        撤回的是您自己作出的答复，以及工作人员和排在您后面的家人作出的；业主的答复只能由业主自己撤回。截止前可以重新答复。撤回的内容仍留在登记簿里，但不再计入。
      </Box>
      {!asking && (
        <Button kind="danger" onPress={() => setAsking(true)}>
          撤回我家的答复
        </Button>
      )}
      <Sheet
        open={asking}
        title="确定撤回吗？"
        confirm="确定撤回"
        danger
        busy={busy}
        onConfirm={() => void withdraw()}
        onCancel={() => setAsking(false)}
      >
        如果您家没有别的答复，撤回后就不再计入征集率，征集进度会少 1 户。
      </Sheet>
    </Box>
  );
}
