import { Banner } from '../components/Banner.tsx';
import { Button } from '../components/Button.tsx';
import { Skeleton } from '../components/AsyncView.tsx';
import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useNetwork } from '../store/networkStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { refusalSentence } from '../words/refusalSentence.ts';
import type { Filing } from './useFiling.ts';

/** It is handed in and not acknowledged yet: being sent, or 未上传 and safe on the phone. */
export function FilingWaiting({ filing }: { readonly filing: Filing }) {
  const online = useNetwork((store) => store.online);
  const sendNow = useOutbox((store) => store.sendNow);
  const { item, onlyHere, restart } = filing;
  if (item === undefined) return null;
  if (item.state === 'recorded') return <Banner tone="good" title="您的诉求已登记" />;
  if (item.attempts === 0 && online)
    return (
      <>
        <Banner tone="info" title="正在上传，请稍候…">
          登记成功后会给您编号。
        </Banner>
        <Skeleton rows={2} />
      </>
    );
  return (
    <Box className="stack">
      <Banner tone="warn" title="未上传：您的诉求还没有登记">
        {onlyHere
          ? '手机没能保存，请不要离开这一页，等网络恢复。'
          : '已经存在这台手机上，联网后会自动上传，不会重复登记。可以先离开。'}
      </Banner>
      {item.refusal !== undefined && <Box className="small">{refusalSentence(item.refusal.code)}</Box>}
      {item.refusal?.status === 401 ? (
        <Button kind="primary" onPress={() => openPage(paths.me())}>
          去登录
        </Button>
      ) : (
        <Button kind="primary" onPress={sendNow}>
          现在上传
        </Button>
      )}
      {!onlyHere && <Button onPress={restart}>再反映一件别的事</Button>}
    </Box>
  );
}
