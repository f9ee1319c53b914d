import { create } from 'zustand';
import { outboxSender } from '../platform/outboxSender.ts';
import { newOutboxItem, type OutboxItem, type Submission } from '../platform/outboxItem.ts';
import { forget, keep, keptKeys, recall, type Kept } from '../platform/storage.ts';
import { useAccount } from './accountStore.ts';
import { sendSubmission } from './sendSubmission.ts';

interface OutboxStore {
  /** Everything given on this device that is not forgotten yet, oldest first. */
  readonly items: readonly OutboxItem[];
  /**
   * Keeps the submission on the device, then sends it until it is acknowledged. Call again with the same client key to
   * send changed content after a refusal. `kept` is false when the device has no room: it is still sent, but the person
   * must be told to stay on the page.
   */
  readonly enqueue: (submission: Submission) => Kept;
  /** Adds photographs that are uploaded to a filing that still waits; gives all that it has now. */
  readonly addPhotos: (clientKey: string, photos: readonly string[]) => readonly string[];
  /** Removes an acknowledged or refused item; one that is waiting stays. */
  readonly dismiss: (clientKey: string) => void;
  /** Sends what waits without regard to pauses (button, network back, app shown). */
  readonly sendNow: () => void;
}

/** Acknowledged items that stay on the device so that their receipts open without a network. */
const RECORDED_KEPT = 20;

const kept = keptKeys('outbox/')
  .map((key) => recall(key))
  .filter((item): item is OutboxItem => item !== undefined)
  .sort((first, second) => first.queuedAt.localeCompare(second.queuedAt));

/** The answers, visits and complaints kept on this device. */
export const useOutbox = create<OutboxStore>()(() => ({
  items: kept,
  enqueue: (submission) => {
    const accountId = useAccount.getState().account?.id ?? '';
    const result = put(newOutboxItem(submission, accountId, Date.now()));
    void run();
    return result;
  },
  addPhotos: (clientKey, photos): readonly string[] => {
    const item = useOutbox.getState().items.find((one) => one.clientKey === clientKey);
    if (item?.submission.kind !== 'complaint') return photos;
    const { submission } = item;
    const all = [...new Set([...(submission.body.photos ?? []), ...photos])];
    if (item.state === 'waiting' && all.length > 0)
      put({ ...item, submission: { ...submission, body: { ...submission.body, photos: all } } });
    return all;
  },
  dismiss: (clientKey) => {
    const { items } = useOutbox.getState();
    const item = items.find((one) => one.clientKey === clientKey);
    if (item === undefined || item.state === 'waiting') return;
    forget(`outbox/${clientKey}`);
    useOutbox.setState({ items: items.filter((one) => one !== item) });
  },
  sendNow: () => void run(true),
}));

function put(item: OutboxItem): Kept {
  const result = keep(`outbox/${item.clientKey}`, item);
  const { items } = useOutbox.getState();
  const index = items.findIndex((one) => one.clientKey === item.clientKey);
  const next = index < 0 ? [...items, item] : items.map((one, place) => (place === index ? item : one));
  useOutbox.setState({ items: withoutOldReceipts(next) });
  return result;
}

function withoutOldReceipts(items: readonly OutboxItem[]): readonly OutboxItem[] {
  const recorded = items.filter((item) => item.state === 'recorded');
  const surplus = recorded.slice(0, Math.max(0, recorded.length - RECORDED_KEPT));
  surplus.forEach((item) => forget(`outbox/${item.clientKey}`));
  return items.filter((item) => !surplus.includes(item));
}

let timer: number | undefined;

const run = outboxSender({
  items: () => useOutbox.getState().items,
  put: (item) => void put(item),
  send: (submission) => sendSubmission(submission, useOutbox.getState().addPhotos),
  accountId: () => useAccount.getState().account?.id,
  now: Date.now,
  random: Math.random,
  wakeAfter: (delayMs, wake) => {
    clearTimeout(timer);
    timer = setTimeout(wake, delayMs);
  },
});

/** How many submissions this device alone holds; the badge on every screen. */
export function useWaitingCount(): number {
  return useOutbox((store) => store.items.filter((item) => item.state === 'waiting').length);
}
