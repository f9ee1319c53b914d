import { COMPLAINT_VERBS, type ComplaintEntryKind } from '../../shared/complaint/complaint.ts';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import type { ComplaintEntryView, ComplaintPhoto } from '../../shared/complaint/complaintView.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintReader } from './complaintScope.ts';

/** Photographs that a reader may see, by id. */
export type ShownPhotos = ReadonlyMap<string, ComplaintPhoto>;

/** Who reads, with the account by which somebody finds the own words again. */
export interface EntryReader {
  readonly reader: ComplaintReader;
  readonly accountId: string;
}

/** What other residents read of: the course of the thing, not what is asked, reminded or moderated on the way. */
const PUBLIC_KINDS: readonly ComplaintEntryKind[] = ['filed', 'said', 'joined', ...COMPLAINT_VERBS];

const MODERATION: readonly ComplaintEntryKind[] = ['held', 'hidden', 'restored'];

/** Notes among staff and handlers are for them alone; a handler does not read what staff decide about showing words. */
export function mayReadEntry(
  { kind, internal }: ComplaintEntry,
  { reader }: Pick<EntryReader, 'reader'>,
): boolean {
  if (internal === true && reader !== 'staff' && reader !== 'handler') return false;
  if (reader === 'handler' && MODERATION.includes(kind)) return false;
  return reader !== 'resident' || PUBLIC_KINDS.includes(kind);
}

/** What is held, hidden or waits for its check is for its author and staff. */
export function mayReadWords(
  complaint: Pick<ComplaintRecord, 'folded'>,
  entry: ComplaintEntry,
  { reader, accountId }: EntryReader,
): boolean {
  if (reader === 'staff' || entry.accountId === accountId) return true;
  return !complaint.folded.moderation.some(({ entryId }) => entryId === entry.entryId);
}

/** The words of an entry for this reader; other residents get them without numbers, doors and names. */
export function wordsFor(
  complaint: Pick<ComplaintRecord, 'folded'>,
  entry: ComplaintEntry,
  reader: EntryReader,
): string | null {
  if (entry.text === undefined || !mayReadWords(complaint, entry, reader)) return null;
  const own = reader.reader !== 'resident' || entry.accountId === reader.accountId;
  return own ? entry.text : maskWords(entry.text);
}

/** One entry as this reader may see it. */
export function presentEntry(
  complaint: Pick<ComplaintRecord, 'folded'>,
  entry: ComplaintEntry,
  by: EntryReader,
  {
    photos,
    state,
    organisationName,
  }: {
    readonly photos: ShownPhotos;
    readonly state: ComplaintEntryView['state'];
    readonly organisationName: string | undefined;
  },
): ComplaintEntryView {
  const { entryId, at, kind } = entry;
  const moderation = complaint.folded.moderation.find((one) => one.entryId === entryId)?.is;
  const knows = by.reader !== 'resident' || entry.accountId === by.accountId;
  return {
    entryId,
    at: new Date(at).toISOString(),
    by: entry.by,
    kind,
    state,
    text: wordsFor(complaint, entry, by),
    photos: mayReadWords(complaint, entry, by)
      ? (entry.photos ?? []).flatMap((id) => photos.get(id) ?? [])
      : [],
    ...(organisationName === undefined ? {} : { organisationName }),
    ...(entry.internal === true ? { internal: true } : {}),
    ...(moderation === undefined || !knows ? {} : { moderation }),
  };
}
