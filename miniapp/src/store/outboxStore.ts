import { create } from 'zustand';
import { outboxSender } from '../platform/outboxSender.ts';
import type { CallResult } from '../platform/clientRefusal.ts';
import {
  newOutboxItem,
  type Acknowledged,
  type OutboxItem,
  type Submission,
} from '../platform/outboxItem.ts';
import { call } from '../platform/request.ts';
import { forget, keep, keptKeys, recall, type Kept } from '../platform/storage.ts';
import { useAccount } from './accountStore.ts';

interface OutboxStore {
  /** Everything given on this device that is not forgotten yet, oldest first. */
  readonly items: readonly OutboxItem[];
  /**
   * Keeps the submission on the device, then sends it until it is acknowledged. Call again with the same client key to
   * send changed content after a refusal. `kept` is false when the device has no room: it is still sent, but the person
   * must be told to stay on the page.
   */
  readonly enqueue: (submission: Submission) => Kept;
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
  send: sendSubmission,
  accountId: () => useAccount.getState().account?.id,
  now: Date.now,
  random: Math.random,
  wakeAfter: (delayMs, wake) => {
    clearTimeout(timer);
    timer = setTimeout(wake, delayMs);
  },
});

async function sendSubmission(submission: Submission): Promise<CallResult<Acknowledged>> {
  switch (submission.kind) {
    case 'visit':
      return call('POST /visits', { body: submission.body });
    case 'response': {
      const { roundId, body } = submission;
      return call('POST /rounds/:roundId/responses', { params: { roundId }, body });
    }
    case 'complaint': {
      const { communityId, body } = submission;
      const reply = await call('POST /communities/:communityId/complaints', {
        params: { communityId },
        body,
      });
      if (!reply.ok) return reply;
      const { complaintId, number } = reply.value;
      return { ok: true, value: { filed: { complaintId, number } } };
    }
  }
}

/** How many submissions this device alone holds; the badge on every screen. */
export function useWaitingCount(): number {
  return useOutbox((store) => store.items.filter((item) => item.state === 'waiting').length);
}
