import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { useAccount } from '../store/accountStore.ts';
import { useWaitingCount } from '../store/outboxStore.ts';

/** Signing out, with what it means for what is not uploaded yet. */
export function SignOut() {
  const signOut = useAccount((store) => store.signOut);
  const waiting = useWaitingCount();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const leave = async (): Promise<void> => {
    setBusy(true);
    await signOut();
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        退出登录
      </Button>
      <Sheet
        open={asking}
        title="退出登录？"
        confirm="退出"
        danger
        busy={busy}
        onConfirm={() => void leave()}
        onCancel={() => setAsking(false)}
      >
        {waiting > 0
          ? `还有 ${waiting} 条未上传。它们会留在这台设备上，您再次登录后才会上传。`
          : '已登记的答复不受影响，下次登录还能看到。'}
      </Sheet>
    </>
  );
}
