import { Banner } from '../components/Banner.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { dateText } from '../words/dates.ts';

interface ErasedNoticeProps {
  readonly roundId: string;
  /** ISO 8601. */
  readonly at: string;
}

/** What is left when a household had its answers erased: that it answered stays in the sums, what it said is gone. */
export function ErasedNotice({ roundId, at }: ErasedNoticeProps) {
  return (
    <Banner
      tone="info"
      title="您家在这一轮说过的话已经清除，不能恢复。"
      action={{ label: '看这一轮的结果', onPress: () => openPage(paths.result(roundId)) }}
    >
      {dateText(at)}
      按您家的要求清除，由两位工作人员经办。公布过的户数没有变；登记簿里只剩下编号和校验码，看不出您家说了什么。
    </Banner>
  );
}
