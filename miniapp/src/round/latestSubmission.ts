import type { ResponseBody } from '../../../shared/round/roundView.ts';
import type { OutboxItem } from '../platform/outboxItem.ts';

/** A household's answer among what this device has sent or still holds. */
export interface SentResponse {
  readonly item: OutboxItem;
  readonly body: ResponseBody;
}

/** The newest answer of a household to a round on this device, whatever has become of it. */
export function latestSubmission(
  items: readonly OutboxItem[],
  roundId: string,
  householdId: string,
): SentResponse | undefined {
  return [...items]
    .reverse()
    .flatMap((item) => (item.submission.kind === 'response' ? [{ item, ...item.submission }] : []))
    .find((sent) => sent.body.householdId === householdId && sent.roundId === roundId);
}
