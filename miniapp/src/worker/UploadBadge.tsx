import { Box, Words } from '../platform/box.tsx';
import { useWaitingCount } from '../store/outboxStore.ts';

/** Always there, so that nobody has to guess: what of my entries only this device has. */
export function UploadBadge() {
  const waiting = useWaitingCount();
  return (
    <Box className={waiting === 0 ? 'upload' : 'upload upload--waiting'} role="status">
      <Words aria-hidden>{waiting === 0 ? '✓ ' : '! '}</Words>
      {waiting === 0 ? '0 条未上传，录入的都已登记' : `${waiting} 条未上传，存在这台设备上，联网后自动上传`}
    </Box>
  );
}
