import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag, type Tone } from '../components/Tag.tsx';
import { openPage } from '../platform/navigation.ts';
import type { OutboxItem } from '../platform/outboxItem.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { timeText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

const STATE_WORDS: Readonly<Record<OutboxItem['state'], { readonly word: string; readonly tone: Tone }>> = {
  waiting: { word: '未上传', tone: 'warn' },
  recorded: { word: '已登记', tone: 'good' },
  refused: { word: '未登记', tone: 'bad' },
};

/** What this device has sent or still holds, newest first; nothing before the first answer. */
export function MyUploads() {
  const accountId = useAccount((store) => store.account?.id);
  const items = useOutbox((store) => store.items);
  const sendNow = useOutbox((store) => store.sendNow);
  const dismiss = useOutbox((store) => store.dismiss);
  const mine = items.filter((item) => item.accountId === accountId || item.state === 'waiting');
  if (mine.length === 0) return null;
  const open = (item: OutboxItem): void => {
    const { kind, roundId } = item.submission;
    if (kind === 'visit') openPage(paths.doors(roundId));
    else
      openPage(item.state === 'recorded' ? paths.receipt(roundId, item.receipt?.seq) : paths.ballot(roundId));
  };
  return (
    <Card title="这台设备提交的">
      {[...mine].reverse().map((item) => (
        <Cell
          key={item.clientKey}
          title={item.submission.kind === 'visit' ? '入户记录' : '答复'}
          hint={hintOf(item, accountId)}
          value={<Tag tone={STATE_WORDS[item.state].tone}>{STATE_WORDS[item.state].word}</Tag>}
          onPress={() => open(item)}
        />
      ))}
      {mine.some((item) => item.state === 'waiting') && <Button onPress={sendNow}>现在上传</Button>}
      {mine.some((item) => item.state === 'refused') && (
        <Button
          kind="quiet"
          onPress={() =>
            mine.filter((item) => item.state === 'refused').forEach((item) => dismiss(item.clientKey))
          }
        >
          清除未登记的
        </Button>
      )}
    </Card>
  );
}

function hintOf(item: OutboxItem, accountId: string | undefined): string {
  const when = timeText(item.queuedAt);
  if (item.state === 'waiting' && item.accountId !== accountId)
    return `${when} · 由另一个账号提交，那个账号登录后上传`;
  if (item.state === 'recorded' && item.receipt !== undefined) return `${when} · 第 ${item.receipt.seq} 条`;
  return item.refusal === undefined ? when : `${when} · ${refusalSentence(item.refusal.code)}`;
}
