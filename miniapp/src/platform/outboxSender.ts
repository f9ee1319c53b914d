import type { CallResult } from './clientRefusal.ts';
import { oneRunAtATime } from './oneRunAtATime.ts';
import { afterAttempt, dueItems, type Acknowledged, type OutboxItem, type Submission } from './outboxItem.ts';

/** What the sender needs from the device. */
export interface OutboxPorts {
  readonly items: () => readonly OutboxItem[];
  /** Keeps the item on the device and shows its new state. */
  readonly put: (item: OutboxItem) => void;
  readonly send: (submission: Submission) => Promise<CallResult<Acknowledged>>;
  readonly accountId: () => string | undefined;
  readonly now: () => number;
  readonly random: () => number;
  /** Runs once after the delay; a later call replaces an earlier one. */
  readonly wakeAfter: (delayMs: number, run: () => void) => void;
}

/**
 * Sends what is due, one after another in the order it was given, each with its own client key until it is acknowledged
 * or refused for good. One run at a time; a call during a run makes it look again at the end.
 */
export function outboxSender(ports: OutboxPorts): (hurry?: boolean) => Promise<void> {
  const sendDue = async (hurry: boolean): Promise<void> => {
    const accountId = ports.accountId();
    if (accountId === undefined) return;
    for (const item of dueItems(ports.items(), accountId, ports.now(), hurry)) {
      if (ports.accountId() !== accountId) return;
      const result = await ports.send(item.submission);
      // Sending may have changed it: photographs that are uploaded belong to it now.
      const sent = ports.items().find(({ clientKey }) => clientKey === item.clientKey) ?? item;
      ports.put(afterAttempt(sent, result, ports.now(), ports.random()));
      if (!result.ok && result.refusal.status === 0) return delayRest(ports, accountId);
    }
  };

  const run = oneRunAtATime(sendDue, () => sleepUntilNext(ports, () => void run()));
  return run;
}

// Without a network the others would only wait for their time-outs one after another.
function delayRest(ports: OutboxPorts, accountId: string): void {
  const items = ports.items();
  const latest = Math.max(...items.map((item) => item.nextAttemptAt));
  for (const item of dueItems(items, accountId, ports.now(), true)) {
    if (item.nextAttemptAt < latest) ports.put({ ...item, nextAttemptAt: latest });
  }
}

function sleepUntilNext(ports: OutboxPorts, run: () => void): void {
  const accountId = ports.accountId();
  const waiting = ports.items().filter((item) => item.state === 'waiting' && item.accountId === accountId);
  if (waiting.length === 0) return;
  const soonest = Math.min(...waiting.map((item) => item.nextAttemptAt));
  ports.wakeAfter(Math.max(500, soonest - ports.now()), run);
}
