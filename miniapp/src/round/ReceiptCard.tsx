import { useMemo } from 'react';
import type { RoundView } from '../../../shared/round/roundView.ts';
import { Banner } from '../components/Banner.tsx';
import { ReceiptSlip } from '../components/ReceiptSlip.tsx';
import { Box } from '../platform/box.tsx';
import { checkReceipt } from '../store/checkReceipt.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES } from '../words/names.ts';
import { receiptCode, RECEIPT_STEP_WORDS } from '../words/receiptWords.ts';
import type { ReceiptedAct } from './findReceipt.ts';
import { receiptSentences, standingText } from './receiptSentences.ts';

interface ReceiptCardProps {
  readonly act: ReceiptedAct;
  readonly round: RoundView | undefined;
  readonly communityName: string | undefined;
}

/** The paper-like receipt, shown as recorded only when every step of the check on this device holds. */
export function ReceiptCard({ act, round, communityName }: ReceiptCardProps) {
  const { receipt, answers, householdId, kind } = act;
  const { log, leaf, seq, h, checkpoint } = receipt;
  const steps = useMemo(
    () =>
      checkReceipt(receipt, {
        communityId: log,
        roundId: leaf.round ?? '',
        householdId,
        ...(kind === 'response' ? { answers } : {}),
      }),
    [receipt, log, leaf, householdId, kind, answers],
  );
  const holds = steps.every(({ ok }) => ok);
  const what = kind === 'withdraw' ? '撤回已登记' : '已登记';
  return (
    <Box className="stack">
      {holds ? (
        <Banner
          tone="good"
          title={kind === 'withdraw' ? '您家的撤回已登记' : act.mine ? '您的答复已登记' : '您家的答复已登记'}
        >
          {receiptSentences(act, round).join('')}
        </Banner>
      ) : (
        <Banner tone="bad" title="这张回执核对没有通过，请不要当作已登记。">
          请截图保存，拨打页面下方的电话核实。
        </Banner>
      )}
      <ReceiptSlip
        stamp={holds ? `${what} · 第 ${seq} 条` : '核对没有通过'}
        state={holds ? 'recorded' : 'refused'}
        rows={[
          { label: '回执号', value: receiptCode(h) },
          { label: '小区', value: communityName ?? log },
          { label: '事项', value: round?.title ?? '意见征集' },
          { label: '时间', value: timeText(act.at) },
          {
            label: '方式',
            value: `${CHANNEL_NAMES[act.channel]}${act.by === 'staff' ? '（工作人员代登记）' : ''}`,
          },
          { label: '第几条', value: `登记簿第 ${seq} 条` },
          ...(kind === 'response' ? [{ label: '现在', value: standingText(act) }] : []),
        ]}
        {...(holds
          ? {
              qrText: `renewal-receipt/1 log=${log} seq=${seq} h=${h} size=${checkpoint.size} root=${checkpoint.root}`,
            }
          : {})}
        checks={steps.map(({ step, ok }) => ({ text: RECEIPT_STEP_WORDS[step], ok }))}
      >
        <Box className="small">
          打勾的几步是这台手机自己算的，不靠服务器。二维码是给别人核对用的，里面没有姓名、房号和您的选择。
        </Box>
      </ReceiptSlip>
    </Box>
  );
}
