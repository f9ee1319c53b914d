import { Button } from '../components/Button.tsx';
import { Screen } from '../components/Screen.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useCommunity, useCurrentCommunityId } from '../store/communityStore.ts';
import { CommunityHome } from './CommunityHome.tsx';
import { CommunityPicker } from './CommunityPicker.tsx';
import { StaffEntries } from './StaffEntries.tsx';
import { useState } from 'react';
import './home.scss';

/** 首页: which 小区, where its renovation stands, four ways in, and what waits for me. */
export default function HomePage() {
  const communityId = useCurrentCommunityId();
  const account = useAccount((store) => store.account);
  const choose = useCommunity((store) => store.choose);
  const [picking, setPicking] = useState(false);
  const pick = (chosen: string): void => {
    choose(chosen);
    setPicking(false);
  };
  return (
    <Screen title="小区改造" tab>
      <StaffEntries account={account} />
      {communityId === undefined || picking ? (
        <CommunityPicker onPick={pick} />
      ) : (
        <CommunityHome communityId={communityId} onLeave={() => setPicking(true)} />
      )}
      <Button kind="quiet" onPress={() => openPage(paths.disputeByCode())}>
        收到登记纸条？看看替您家登记了什么
      </Button>
    </Screen>
  );
}
