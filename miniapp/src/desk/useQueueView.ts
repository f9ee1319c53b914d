import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { keepInAddress } from '../platform/pageAddress.ts';
import { queueFromAddress, queueToAddress, type QueueView } from './queueView.ts';

/** What the queue shows; every change stands in the address at once, and reloading shows the same. */
export function useQueueView(): readonly [QueueView, (part: Partial<QueueView>) => void] {
  const { params } = useRouter();
  const [view, setView] = useState(() => queueFromAddress((name) => params[name]));
  const change = (part: Partial<QueueView>): void => {
    const next = { ...view, ...part };
    setView(next);
    keepInAddress(queueToAddress(next));
  };
  return [view, change];
}
