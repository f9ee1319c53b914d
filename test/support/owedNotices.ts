import type { NoticeReason } from '../../shared/notice/notice.ts';
import type { TestServer } from './testServer.ts';
import { waitUntil } from './waitUntil.ts';

/** Households to be told for a reason, once there are at least so many: the outbox follows the log by itself. */
export async function owedNotices(
  { database }: Pick<TestServer, 'database'>,
  reason: NoticeReason,
  atLeast: number,
): Promise<string[]> {
  const notices = database.connection.collection<{ readonly householdId: string }>('notices');
  return waitUntil(async () => {
    const found = (await notices.find({ reason }).toArray()).map(({ householdId }) => householdId);
    if (found.length < atLeast) throw new Error(`${found.length} households are to be told: ${reason}`);
    return found;
  });
}
