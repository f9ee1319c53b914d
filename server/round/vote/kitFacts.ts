import { chinaDayOf } from '../../../shared/chinaTime.ts';
import type { RoundTerms } from '../../../shared/round/round.ts';
import type { KitFacts } from '../../../shared/round/vote/statutoryKit.ts';

/** A day in China in words: 2026年11月21日. */
export function chinaDay(iso: string): string {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '（未填）';
  const [year = '', month = '', day = ''] = chinaDayOf(at).split('-');
  return `${year}年${Number(month)}月${Number(day)}日`;
}

/** What the papers of an owners' vote say beside its terms. */
export function kitFacts(
  { statutory, opensAt, closesAt }: RoundTerms,
  communityName: string,
  { electors = 0, areaDm2 = 0 }: { readonly electors?: number; readonly areaDm2?: number },
): KitFacts {
  return {
    communityName,
    noticeOn: chinaDay(statutory?.noticeAt ?? ''),
    opensOn: chinaDay(opensAt),
    closesOn: chinaDay(closesAt),
    electors,
    areaDm2,
  };
}
