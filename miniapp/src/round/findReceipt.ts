import type { Receipt } from '../../../shared/ledger/receipt.ts';
import type { Answer } from '../../../shared/round/question.ts';
import type { Standing } from '../../../shared/round/response.ts';
import type { Channel, EnteredBy } from '../../../shared/round/round.ts';
import type { HistoryItem, MyResponses } from '../../../shared/round/roundView.ts';
import { channelOfThisDevice } from '../platform/device.ts';
import type { OutboxItem } from '../platform/outboxItem.ts';

/** One act of the household with its receipt, from the server or from this device alone. */
export interface ReceiptedAct {
  readonly receipt: Receipt;
  readonly householdId: string;
  readonly kind: HistoryItem['kind'];
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly channel: Channel;
  readonly by: EnteredBy;
  readonly mine: boolean;
  readonly answers: readonly Answer[];
  /** Whether it is counted now; undefined while only this device has been asked. */
  readonly counted: boolean | undefined;
  /** What has become of a response, where the server says so. */
  readonly standing?: Standing;
  /** It came after the close, heard before it. */
  readonly late?: boolean;
}

/**
 * The act with this place in the log, or the newest one. The server's list comes first; what this device itself sent
 * also opens without a network.
 */
export function findReceipt(
  roundId: string,
  seq: number | undefined,
  mine: MyResponses | undefined,
  items: readonly OutboxItem[],
): ReceiptedAct | undefined {
  const fits = (act: ReceiptedAct): boolean => seq === undefined || act.receipt.seq === seq;
  const served = (mine?.history ?? []).map((item): ReceiptedAct => ({
    ...item,
    householdId: mine?.householdId ?? '',
  }));
  const own = items.flatMap((item) => ownAct(item, roundId));
  return newest(served.filter(fits)) ?? newest(own.filter(fits));
}

function ownAct({ submission, receipt, queuedAt }: OutboxItem, roundId: string): readonly ReceiptedAct[] {
  if (submission.kind !== 'response' || submission.roundId !== roundId || receipt === undefined) return [];
  const { body } = submission;
  return [
    {
      receipt,
      householdId: body.householdId,
      kind: 'response',
      at: queuedAt,
      channel: body.channel ?? channelOfThisDevice,
      by: 'self',
      mine: true,
      answers: body.answers,
      counted: undefined,
    },
  ];
}

function newest(acts: readonly ReceiptedAct[]): ReceiptedAct | undefined {
  return [...acts].sort((first, second) => second.receipt.seq - first.receipt.seq)[0];
}
