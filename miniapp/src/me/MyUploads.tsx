import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag, type Tone } from '../components/Tag.tsx';
import { openPage } from '../platform/navigation.ts';
import type { OutboxItem, Submission } from '../platform/outboxItem.ts';
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

const KIND_WORDS: Readonly<Record<Submission['kind'], string>> = {
  response: '答复',
  visit: '入户记录',
  complaint: '诉求',
};

/** What this device has sent or still holds, newest first; nothing before the first answer. */
export function MyUploads() {
  const accountId = useAccount((store) => store.account?.id);
  const items = useOutbox((store) => store.items);
  const sendNow = useOutbox((store) => store.sendNow);
  const dismiss = useOutbox((store) => store.dismiss);
  const mine = items.filter((item) => item.accountId === accountId || item.state === 'waiting');
  if (mine.length === 0) return null;
  return (
    <Card title="这台设备提交的">
      {[...mine].reverse().map((item) => (
        <Cell
          key={item.clientKey}
          title={KIND_WORDS[item.submission.kind]}
          hint={hintOf(item, accountId)}
          value={<Tag tone={STATE_WORDS[item.state].tone}>{STATE_WORDS[item.state].word}</Tag>}
          onPress={() => openPage(pageOf(item))}
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

function pageOf({ submission, state, receipt, filed }: OutboxItem): string {
  const recorded = state === 'recorded';
  switch (submission.kind) {
    case 'visit':
      return paths.doors(submission.roundId);
    case 'response':
      return recorded ? paths.receipt(submission.roundId, receipt?.seq) : paths.ballot(submission.roundId);
    case 'complaint':
      return filed === undefined
        ? paths.fileComplaint(submission.communityId)
        : paths.complaint(filed.complaintId);
  }
}

function hintOf(item: OutboxItem, accountId: string | undefined): string {
  const when = timeText(item.queuedAt);
  if (item.state === 'waiting' && item.accountId !== accountId)
    return `${when} · 由另一个账号提交，那个账号登录后上传`;
  if (item.state === 'recorded' && item.receipt !== undefined) return `${when} · 第 ${item.receipt.seq} 条`;
  if (item.filed !== undefined) return `${when} · 编号 ${item.filed.number}`;
  return item.refusal === undefined ? when : `${when} · ${refusalSentence(item.refusal.code)}`;
}
