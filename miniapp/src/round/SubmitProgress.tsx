import type { RoundView } from '../../../shared/round/roundView.ts';
import { Skeleton } from '../components/AsyncView.tsx';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { Box } from '../platform/box.tsx';
import { openPage, replacePage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useNetwork } from '../store/networkStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { RECEIPT_STEP_WORDS } from '../words/receiptWords.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { RefusedSubmit } from './RefusedSubmit.tsx';
import type { Submit } from './useSubmit.ts';

interface SubmitProgressProps {
  readonly round: RoundView;
  readonly submit: Submit;
  readonly onReload: () => void;
}

/** What has become of the answer that was handed in: being sent, 未上传, refused with a way out, or doubtful. */
export function SubmitProgress({ round, submit, onReload }: SubmitProgressProps) {
  const { now } = submit;
  switch (now.state) {
    case 'idle':
      return null;
    case 'verified':
      return <Banner tone="good" title={`您的答复已登记 · 第 ${now.seq} 条`} />;
    case 'refused':
      return <RefusedSubmit round={round} submit={submit} item={now.item} onReload={onReload} />;
    case 'doubtful':
      return (
        <>
          <Banner tone="bad" title="服务器说已登记，但手机核对没有通过。">
            请不要当作已登记。截图保存这一页，拨打页面下方的电话核实。
          </Banner>
          <ReceiptSlip
            stamp="核对没有通过"
            state="refused"
            rows={[{ label: '第几条', value: String(now.item.receipt?.seq ?? '—') }]}
            checks={now.steps.map(({ step, ok }) => ({ text: RECEIPT_STEP_WORDS[step], ok }))}
          />
        </>
      );
    case 'waiting':
      return <Waiting submit={submit} attempts={now.item.attempts} />;
  }
}

function Waiting({ submit, attempts }: { readonly submit: Submit; readonly attempts: number }) {
  const online = useNetwork((store) => store.online);
  const sendNow = useOutbox((store) => store.sendNow);
  const refusal = submit.now.state === 'waiting' ? submit.now.item.refusal : undefined;
  if (attempts === 0 && online)
    return (
      <>
        <Banner tone="info" title="正在上传，请稍候…">
          登记成功后会给您回执。
        </Banner>
        <Skeleton rows={2} />
      </>
    );
  const stays = submit.kept?.kept !== false;
  return (
    <Box className="stack">
      <Banner tone="warn" title="未上传：您的答复还没有登记">
        {stays
          ? '已经保存在这台手机上，联网后会自动上传，不会重复登记。可以先离开。'
          : '手机没能保存，请不要离开这一页，等网络恢复。'}
      </Banner>
      {refusal !== undefined && <Box className="small">{refusalSentence(refusal.code)}</Box>}
      {refusal?.status === 401 ? (
        <Button kind="primary" onPress={() => openPage(paths.me())}>
          去登录
        </Button>
      ) : (
        <Button kind="primary" onPress={sendNow}>
          现在上传
        </Button>
      )}
      {stays && (
        <Button kind="quiet" onPress={() => replacePage(paths.rounds())}>
          先离开，回到“做选择”
        </Button>
      )}
    </Box>
  );
}
