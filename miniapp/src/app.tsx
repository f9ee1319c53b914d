import { useDidHide, useDidShow, useLaunch } from '@tarojs/taro';
import type { PropsWithChildren, ReactNode } from 'react';
import { pauseLive, resumeLive } from './platform/liveSocket.ts';
import { keptKeys } from './platform/storage.ts';
import { useAccount } from './store/accountStore.ts';
import { useHeads } from './store/headStore.ts';
import { watchNetwork } from './store/networkStore.ts';
import { useOutbox } from './store/outboxStore.ts';
import './app.scss';

/** The app: what happens when it starts, is shown and is hidden. Every page draws itself with Screen. */
export default function App({ children }: PropsWithChildren): ReactNode {
  useLaunch(() => {
    watchNetwork(() => {
      resumeLive();
      useOutbox.getState().sendNow();
    });
    void useAccount.getState().refresh();
    // A record that was rewritten since the last visit is noticed before anything of it is believed.
    for (const key of keptKeys('head/')) void useHeads.getState().check(key.slice('head/'.length));
    useOutbox.getState().sendNow();
  });
  useDidShow(() => {
    resumeLive();
    useOutbox.getState().sendNow();
  });
  useDidHide(() => pauseLive());
  return children;
}
