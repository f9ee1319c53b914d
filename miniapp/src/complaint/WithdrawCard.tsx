import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { Box } from '../platform/box.tsx';
import { call } from '../platform/request.ts';
import type { ActProps } from './actProps.ts';
import { ActRefusal } from './ActRefusal.tsx';
import { useActing } from '../store/useActing.ts';

/** Withdrawing, asked once more with what it means. */
export function WithdrawCard({ view: { complaintId }, onDone }: ActProps) {
  const [asking, setAsking] = useState(false);
  const { busy, refusal, act } = useActing(onDone);
  const withdraw = async (): Promise<void> => {
    await act(
      {},
      (clientKey) =>
        call('POST /complaints/:complaintId/withdraw', { params: { complaintId }, body: { clientKey } }),
      '诉求已撤回',
    );
    setAsking(false);
  };
  return (
    <Card title="不用办了？">
      <Box className="stack">
        <ActRefusal refusal={refusal} />
        {!asking && <Button onPress={() => setAsking(true)}>撤回诉求</Button>}
        <Sheet
          open={asking}
          inline
          danger
          busy={busy}
          title="撤回这件诉求？"
          confirm="撤回"
          onConfirm={() => void withdraw()}
          onCancel={() => setAsking(false)}
        >
          撤回以后不再办理，也不能恢复；以前的记录还在。想再办要重新反映。
        </Sheet>
      </Box>
    </Card>
  );
}
