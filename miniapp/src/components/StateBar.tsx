import { Box } from '../platform/box.tsx';
import { useNetwork } from '../store/networkStore.ts';
import { useOutbox, useWaitingCount } from '../store/outboxStore.ts';
import { Button } from './Button.tsx';

/** The permanent honest badge: no network, and how many submissions only this device holds. Nothing when all is well. */
export function StateBar() {
  const online = useNetwork((store) => store.online);
  const waiting = useWaitingCount();
  const sendNow = useOutbox((store) => store.sendNow);
  if (online && waiting === 0) return null;
  return (
    <Box className="statebar" role="status">
      {!online && (
        <Box className="statebar__words">没有网络。看到的可能不是最新的，您填写的内容会保存在手机上。</Box>
      )}
      {waiting > 0 && (
        <Box className="statebar__line">
          <Box className="statebar__words">{waiting} 条未上传，联网后会自动上传。</Box>
          <Button small onPress={sendNow}>
            现在上传
          </Button>
        </Box>
      )}
    </Box>
  );
}
