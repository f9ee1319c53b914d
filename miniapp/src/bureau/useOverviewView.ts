import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { keepInAddress } from '../platform/pageAddress.ts';
import { viewFromAddress, viewToAddress } from './overviewAddress.ts';
import type { OverviewView } from './overviewTable.ts';

/** Filters and order of the table; every change stands in the address at once, and reloading shows the same. */
export function useOverviewView(): readonly [OverviewView, (part: Partial<OverviewView>) => void] {
  const { params } = useRouter();
  const [view, setView] = useState(() => viewFromAddress((name) => params[name]));
  const change = (part: Partial<OverviewView>): void => {
    const next = { ...view, ...part };
    setView(next);
    keepInAddress(viewToAddress(next));
  };
  return [view, change];
}
