import type { ReactNode } from 'react';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { Box } from '../platform/box.tsx';
import type { OutboxItem } from '../platform/outboxItem.ts';
import { useNetwork } from '../store/networkStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import { Skeleton } from './AsyncView.tsx';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';

interface UploadWaitingProps {
  readonly item: Pick<OutboxItem, 'attempts' | 'refusal'>;
  /** What was handed in: 答复, 诉求. */
  readonly what: string;
  /** What comes back for it: 回执, 编号. */
  readonly gives: string;
  /** False where the phone could not keep it: whoever leaves loses it. */
  readonly kept: boolean;
  /** Where to go meanwhile, while it is kept. */
  readonly children: ReactNode;
}

/** What was handed in and is not acknowledged yet: being sent, or 未上传 with what is safe and what can be done. */
export function UploadWaiting({ item, what, gives, kept, children }: UploadWaitingProps) {
  const online = useNetwork((store) => store.online);
  const sendNow = useOutbox((store) => store.sendNow);
  const { attempts, refusal } = item;
  if (attempts === 0 && online)
    return (
      <>
        <Banner tone="info" title="正在上传，请稍候…">
          登记成功后会给您{gives}。
        </Banner>
        <Skeleton rows={2} />
      </>
    );
  return (
    <Box className="stack">
      <Banner tone="warn" title={`未上传：您的${what}还没有登记`}>
        {kept
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
      {kept && children}
    </Box>
  );
}
