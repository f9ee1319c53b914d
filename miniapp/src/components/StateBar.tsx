import { Box } from '../platform/box.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useHeads } from '../store/headStore.ts';
import { useNetwork } from '../store/networkStore.ts';
import { useOutbox, useWaitingCount } from '../store/outboxStore.ts';
import { Button } from './Button.tsx';

/**
 * The permanent honest badge: no network, how many submissions only this device holds, a record that no longer
 * continues what the device remembers. Nothing when all is well.
 */
export function StateBar() {
  const online = useNetwork((store) => store.online);
  const waiting = useWaitingCount();
  const sendNow = useOutbox((store) => store.sendNow);
  const checks = useHeads((store) => store.checks);
  const broken = Object.keys(checks).find((log) => checks[log]?.outcome === 'broken');
  if (online && waiting === 0 && broken === undefined) return null;
  return (
    <Box className="statebar" role="status">
      {!online && (
        <Box className="statebar__words">没有网络。看到的可能不是最新的，您填写的内容会保存在手机上。</Box>
      )}
      {broken !== undefined && (
        <Box className="statebar__line">
          <Box className="statebar__words">登记簿和上次看到的接不上，可能被改过。</Box>
          <Button small onPress={() => openPage(paths.ledger(broken))}>
            去看
          </Button>
        </Box>
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
