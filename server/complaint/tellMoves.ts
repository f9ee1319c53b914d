import { foldComplaint } from '../../shared/complaint/foldComplaint.ts';
import type { NoticeStore } from '../notice/noticeStore.ts';
import { repeat } from '../repeat.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { finishMerge } from './finishMerge.ts';
import { owedByMove } from './owedByMove.ts';
import { printPlace } from './placeOfComplaint.ts';

export type TellingParts = Pick<
  ComplaintParts,
  'complaints' | 'follows' | 'bindings' | 'organisations' | 'communities' | 'calendar' | 'clock'
>;

const BATCH = 50;
const USUAL_PAUSE_MS = 1000;

/**
 * Puts what complaints owe into the outbox and finishes merges that were cut short; ends when nothing waits. Every write
 * of a complaint leaves its mark, and the mark goes only after the notices are durable: a process that dies in between
 * owes them again, which their ids make harmless. What goes wrong with one complaint keeps no other from its turn.
 */
export async function tellMoves(
  parts: TellingParts,
  notices: NoticeStore,
  onError: (error: unknown) => void,
): Promise<void> {
  const failed = new Set<string>();
  for (;;) {
    const marked = await parts.complaints.toTell(BATCH + failed.size);
    const waiting = marked.filter(({ _id }) => !failed.has(_id));
    if (waiting.length === 0) return;
    for (const complaint of waiting) {
      try {
        await tellOne(parts, notices, complaint);
      } catch (error) {
        failed.add(complaint._id);
        onError(error);
      }
    }
  }
}

/** Does so again and again; the answer stops it and waits for what is under way. */
export function startTellingMoves(
  parts: TellingParts,
  notices: NoticeStore,
  onError: (error: unknown) => void,
): () => Promise<void> {
  return repeat(USUAL_PAUSE_MS, () => tellMoves(parts, notices, onError), onError);
}

async function tellOne(parts: TellingParts, notices: NoticeStore, complaint: ComplaintRecord): Promise<void> {
  const { _id, communityId, place, terms, entries, told } = complaint;
  const community = await parts.communities.find(communityId);
  const { words: _words, ...where } = place;
  const about = { place: printPlace(community?.buildings ?? [], where) };
  const followers = await neighboursAmong(parts, communityId, await parts.follows.followersOf(_id));
  for (const [index, entry] of entries.entries()) {
    if (index < told) continue;
    if (entry.kind === 'merge') {
      const unfinished = await finishMerge(parts, complaint);
      if (unfinished !== undefined)
        throw new Error(`The merge of ${_id} is half done: ${unfinished.refused}.`);
    }
    const after = foldComplaint(terms, entries.slice(0, index + 1), parts.calendar);
    const organisation = await parts.organisations.find(after.organisationId ?? '');
    const words = organisation === undefined ? about : { ...about, organisation: organisation.name };
    await notices.owe(owedByMove(complaint, { entry, after, version: index + 1, followers }, words));
  }
  await parts.complaints.settleTold(_id, entries.length);
}

/** Those who live in the community still: whoever has moved away reads its complaints no more. */
async function neighboursAmong(
  { bindings }: Pick<TellingParts, 'bindings'>,
  communityId: string,
  accountIds: readonly string[],
): Promise<readonly string[]> {
  const links = await bindings.linksOf(accountIds);
  const here = links.filter((link) => link.status === 'approved' && link.communityId === communityId);
  const living = new Set(here.map(({ accountId }) => accountId));
  return accountIds.filter((accountId) => living.has(accountId));
}
