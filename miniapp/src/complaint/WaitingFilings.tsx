import { CATEGORY_NAMES } from '../../../shared/complaint/complaintNames.ts';
import { Button } from '../components/Button.tsx';
import { Card } from '../components/Card.tsx';
import { Cell } from '../components/Cell.tsx';
import { Tag } from '../components/Tag.tsx';
import { openPage } from '../platform/navigation.ts';
import { paths } from '../platform/paths.ts';
import { useAccount } from '../store/accountStore.ts';
import { useOutbox } from '../store/outboxStore.ts';
import { timeText } from '../words/dates.ts';
import { refusalSentence } from '../words/refusalSentence.ts';

/** Complaints that only this phone has: 未上传, or refused and to be changed. Nothing when there are none. */
export function WaitingFilings() {
  const accountId = useAccount((store) => store.account?.id);
  const items = useOutbox((store) => store.items);
  const sendNow = useOutbox((store) => store.sendNow);
  const waiting = items.flatMap((item) =>
    item.submission.kind === 'complaint' && item.state !== 'recorded' && item.accountId === accountId
      ? [{ ...item, filing: item.submission }]
      : [],
  );
  if (waiting.length === 0) return null;
  return (
    <Card title="还在这台手机上" tone="warn">
      {waiting.map(({ clientKey, filing, state, queuedAt, refusal }) => (
        <Cell
          key={clientKey}
          title={`${CATEGORY_NAMES[filing.body.category]}：${filing.body.text}`}
          hint={`${timeText(queuedAt)}${refusal === undefined ? '' : ` · ${refusalSentence(refusal.code)}`}`}
          value={state === 'waiting' ? <Tag tone="warn">未上传</Tag> : <Tag tone="bad">未登记</Tag>}
          {...(state === 'waiting'
            ? {}
            : { onPress: () => openPage(paths.fileComplaint(filing.communityId)) })}
        />
      ))}
      {waiting.some(({ state }) => state === 'waiting') && <Button onPress={sendNow}>现在上传</Button>}
    </Card>
  );
}
