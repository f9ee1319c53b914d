import { Banner } from '../components/Banner.tsx';
import type { RoundItem } from '../platform/outboxItem.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { timeText } from '../words/dates.ts';
import { CHANNEL_NAMES, HOUSEHOLD_STATE_WORDS } from '../words/names.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** What I gave for one door on this device that is not in the record: waiting, or refused with the reason. */
export function DoorEntries({ items }: { readonly items: readonly RoundItem[] }) {
  const dismiss = useOutbox((store) => store.dismiss);
  return (
    <>
      {items
        .filter((item) => item.state === 'waiting')
        .map((item) => (
          <Banner key={item.clientKey} tone="warn" title={`未上传：${entryText(item)}`}>
            存在这台设备上，联网后自动上传，不用再录一遍。
          </Banner>
        ))}
      {items
        .filter((item) => item.state === 'refused')
        .map((item) => (
          <Banner
            key={item.clientKey}
            tone="bad"
            title={`未登记：${item.refusal === undefined ? entryText(item) : refusalSentence(item.refusal.code)}`}
            action={{ label: '知道了，去掉这一条', onPress: () => dismiss(item.clientKey) }}
          >
            {entryText(item)}
          </Banner>
        ))}
    </>
  );
}

/** `上门未遇，2026年5月6日 14:30`. */
function entryText({ submission, queuedAt }: RoundItem): string {
  if (submission.kind === 'visit') {
    const { outcome, visitedAt } = submission.body;
    return `${HOUSEHOLD_STATE_WORDS[outcome].name}，${timeText(visitedAt)}`;
  }
  const { channel, visit } = submission.body;
  const how = channel === undefined ? '' : CHANNEL_NAMES[channel];
  return `${how}口述的答复，${timeText(visit?.visitedAt ?? queuedAt)}`;
}
