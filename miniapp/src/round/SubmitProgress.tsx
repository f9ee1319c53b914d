import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { UploadWaiting } from '../components/UploadWaiting.tsx';
import { replacePage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { RECEIPT_STEP_WORDS } from '../words/receiptWords.ts';
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
      return (
        <UploadWaiting item={now.item} what="答复" gives="回执" kept={submit.kept?.kept !== false}>
          <Button kind="quiet" onPress={() => replacePage(paths.rounds())}>
            先离开，回到“做选择”
          </Button>
        </UploadWaiting>
      );
  }
}
