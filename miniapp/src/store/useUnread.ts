import { useDidShow } from '@tarojs/taro';
import { useAccount } from './accountStore.ts';
import { useCall } from './useCall.ts';

/** How many of my messages I have not opened, as of when the page was last shown; undefined for visitors. */
export function useUnread(): number | undefined {
  const account = useAccount((store) => store.account);
  const { value, retry } = useCall('GET /notices', account === undefined ? 'wait' : { query: { limit: 1 } });
  useDidShow(retry);
  return value?.unread;
}
