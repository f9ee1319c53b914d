import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { addEntries, type Decision } from './addEntries.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';

/**
 * What follows when a complaint was merged into another: the other one says so, and whoever followed the first, its
 * filer too, follows the other. Doing it again changes nothing, so that whoever finds it half done finishes it; a refusal
 * says that it is half done still.
 */
export async function finishMerge(
  parts: Pick<ComplaintParts, 'complaints' | 'follows' | 'calendar' | 'clock'>,
  merged: ComplaintRecord,
): Promise<Refusal | undefined> {
  const { _id: from, filerId } = merged;
  const entry = merged.entries.find(
    ({ kind, into }) => kind === 'merge' && into === merged.folded.mergedInto,
  );
  if (entry?.into === undefined) return undefined;
  const { into, by, accountId } = entry;
  const joined = await addEntries(
    parts,
    () => parts.complaints.find(into),
    (target): Decision => {
      if (target.entries.some((one) => one.kind === 'joined' && one.from === from)) return 'there';
      return [{ kind: 'joined', by, from, ...(accountId === undefined ? {} : { accountId }) }];
    },
  );
  if (isRefusal(joined)) return joined;
  await parts.follows.carryOver(from, into);
  if (filerId !== null) await parts.follows.follow(into, filerId);
  // Whoever filed the other hears of it anyway.
  if (joined.filerId !== null) await parts.follows.unfollow(into, joined.filerId);
  return undefined;
}
