import type { QueuedPhoto } from './photoQueue.ts';

/** A photograph in a picker: on its way, or known by its id alone because it was uploaded before. */
export interface PhotoEntry extends QueuedPhoto {
  /** Where it can be seen on this device; absent after a reload once it is uploaded. */
  readonly preview?: string;
}

/** The ids of what is uploaded, in the order of the picker, each once. */
export function sentIds(entries: readonly PhotoEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ evidenceId }) => evidenceId ?? []))];
}

/** An uploaded photograph of which only its id is known. */
export function knownEntry(evidenceId: string): PhotoEntry {
  return { localId: evidenceId, state: 'sent', percent: 100, attempts: 0, nextAttemptAt: 0, evidenceId };
}

/**
 * The entries of a picker whose form now names these ids (its draft was read, or emptied): what the form does not name
 * goes, what the picker does not have yet comes at the end, what is on its way stays in its place.
 */
export function matchIds(entries: readonly PhotoEntry[], ids: readonly string[]): readonly PhotoEntry[] {
  const stay = entries.filter(({ evidenceId }) => evidenceId === undefined || ids.includes(evidenceId));
  const have = sentIds(stay);
  const added = ids.filter((id) => !have.includes(id)).map(knownEntry);
  return added.length === 0 && stay.length === entries.length ? entries : [...stay, ...added];
}

/** The entries with one of them changed; the same photograph uploaded twice is one. */
export function putEntry(entries: readonly PhotoEntry[], changed: QueuedPhoto): readonly PhotoEntry[] {
  const { evidenceId } = changed;
  const isTwin = evidenceId !== undefined && entries.some((one) => one.evidenceId === evidenceId);
  return entries.flatMap((entry) => {
    if (entry.localId !== changed.localId) return entry;
    if (isTwin && entry.evidenceId !== evidenceId) return [];
    return entry.preview === undefined ? changed : { ...changed, preview: entry.preview };
  });
}

/** The entries with one of them a place earlier (-1) or later (1). */
export function moveEntry(
  entries: readonly PhotoEntry[],
  localId: string,
  by: -1 | 1,
): readonly PhotoEntry[] {
  const from = entries.findIndex((entry) => entry.localId === localId);
  const moved = entries[from];
  const other = entries[from + by];
  if (moved === undefined || other === undefined) return entries;
  return entries.map((entry, place) => (place === from ? other : place === from + by ? moved : entry));
}

/** The entries with one put back where it was. */
export function insertEntry(
  entries: readonly PhotoEntry[],
  entry: PhotoEntry,
  place: number,
): readonly PhotoEntry[] {
  return [...entries.slice(0, place), entry, ...entries.slice(place)];
}
