import { useState } from 'react';
import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import { channelOfThisDevice } from '../platform/device.ts';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { randomKey } from '../platform/randomKey.ts';
import { call } from '../platform/request.ts';
import { checkReceipt, type CheckedStep } from '../store/checkReceipt.ts';
import { timeText } from '../words/dates.ts';
import { receiptCode, RECEIPT_STEP_WORDS } from '../words/receiptWords.ts';
import { voteRefusalSentence } from '../words/voteWords.ts';
import { Disown } from './Disown.tsx';
import type { Vote } from './useVote.ts';

interface MyVoteProps {
  readonly round: RoundView;
  readonly vote: Vote;
}

/** My vote as it is recorded, with its receipt checked on this device, and the way to take it back. */
export function MyVote({ round, vote }: MyVoteProps) {
  const [last] = (vote.recorded.value?.history ?? []).filter(({ counted }) => counted).slice(-1);
  const own = vote.sent?.state === 'recorded' ? vote.sent.receipt : undefined;
  if (round.mine?.elector === undefined) return null;
  if (last === undefined && own === undefined) {
    return round.mine.answered ? (
      <Banner tone="info" title="这一票已经由共有人或者前业主投出，已计入。" />
    ) : null;
  }
  const receipt = last?.receipt ?? own;
  if (receipt === undefined) return null;
  const { communityId, roundId } = round;
  const steps = checkReceipt(receipt, {
    communityId,
    roundId,
    householdId: householdOf(receipt) ?? round.mine.householdId,
    ...(last === undefined ? {} : { answers: last.answers }),
  });
  return (
    <Card title="我的票">
      <Box className="stack">
        <Slip receipt={receipt} steps={steps} title={round.title} at={last?.at} />
        {last?.mine === false && <Box>这一票由工作人员代为登记，或者由共有人投出。</Box>}
        {last !== undefined && last.by !== 'self' && round.status === 'open' && (
          <Disown
            round={round}
            householdId={householdOf(receipt) ?? round.mine.householdId}
            seq={last.seq}
            onDone={vote.withdrawn}
          />
        )}
        <Button onPress={() => openPage(paths.ledger(communityId))}>去登记簿核对</Button>
        {round.mine.mayAnswer.ok && <TakeBack round={round} onDone={vote.withdrawn} />}
      </Box>
    </Card>
  );
}

function householdOf({ opening }: Receipt): string | undefined {
  const household = opening.household?.value;
  return typeof household === 'string' ? household : undefined;
}

interface SlipProps {
  readonly receipt: Receipt;
  readonly steps: readonly CheckedStep[];
  readonly title: string;
  readonly at: string | undefined;
}

function Slip({ receipt, steps, title, at }: SlipProps) {
  const { seq, h } = receipt;
  const holds = steps.every(({ ok }) => ok);
  return (
    <ReceiptSlip
      stamp={holds ? `已登记 · 第 ${seq} 条` : '核对没有通过'}
      state={holds ? 'recorded' : 'refused'}
      rows={[
        { label: '回执号', value: receiptCode(h) },
        { label: '事项', value: title },
        ...(at === undefined ? [] : [{ label: '时间', value: timeText(at) }]),
      ]}
      checks={steps.map(({ step, ok }) => ({ text: RECEIPT_STEP_WORDS[step], ok }))}
    />
  );
}

function TakeBack({ round, onDone }: { readonly round: RoundView; readonly onDone: () => void }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const householdId = round.mine?.householdId ?? '';
  const takeBack = async (): Promise<void> => {
    setBusy(true);
    const clientKey = await randomKey();
    const result = await call('POST /rounds/:roundId/withdraw', {
      params: { roundId: round.roundId },
      body: { clientKey, householdId, channel: channelOfThisDevice },
    });
    setBusy(false);
    setAsking(false);
    if (!result.ok) return setSaid(voteRefusalSentence(result.refusal.code));
    onDone();
  };
  return (
    <>
      {said !== undefined && <Banner tone="bad" title={said} />}
      {!asking && (
        <Button kind="quiet" onPress={() => setAsking(true)}>
          撤回我的票
        </Button>
      )}
      <Sheet
        open={asking}
        inline
        danger
        busy={busy}
        title="确定撤回吗？"
        confirm="确定撤回"
        onConfirm={() => void takeBack()}
        onCancel={() => setAsking(false)}
      >
        撤回后您算没有参与表决，截止前可以重新投票。撤回的内容仍留在登记簿里，不再计入。
      </Sheet>
    </>
  );
}
