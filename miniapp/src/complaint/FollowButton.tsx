import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Box } from '../platform/box.tsx';
import type { ClientRefusal } from '../platform/clientRefusal.ts';
import { call } from '../platform/request.ts';
import { announce } from '../store/announceStore.ts';
import type { ActProps } from './actProps.ts';
import { ActRefusal } from './ActRefusal.tsx';

/** 我也遇到: tells the office how many have it, and puts it among the follower’s own; taken back by the same button. */
export function FollowButton({ view, onDone }: ActProps) {
  const { complaintId, following, followers } = view;
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ClientRefusal>();
  const follow = async (): Promise<void> => {
    setBusy(true);
    setRefusal(undefined);
    const result = await call('POST /complaints/:complaintId/follow', {
      params: { complaintId },
      body: { follow: !following },
    });
    setBusy(false);
    if (!result.ok) return setRefusal(result.refusal);
    announce(following ? '已取消' : '已记下您也遇到');
    onDone(result.value);
  };
  return (
    <Box className="stack">
      <Box className="small">
        {followers === 0 ? '还没有别的邻居说也遇到。' : `${followers} 位邻居也遇到。`}
        {following ? '您也在里面，办得怎么样，在“我的诉求”里看。' : ''}
      </Box>
      <ActRefusal refusal={refusal} />
      <Button kind={following ? 'quiet' : 'primary'} busy={busy} onPress={() => void follow()}>
        {following ? '✓ 我也遇到（再按一下取消）' : '我也遇到'}
      </Button>
    </Box>
  );
}
