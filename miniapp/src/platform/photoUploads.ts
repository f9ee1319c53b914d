import type { EvidenceKept } from '../../../shared/evidence/evidenceApi.ts';
import type { CallResult } from './clientRefusal.ts';
import type { PhotoContent } from './photoContent.ts';
import { insertEntry, matchIds, moveEntry, putEntry, sentIds, type PhotoEntry } from './photoEntries.ts';
import { photoQueue, queuedPhoto, type PhotoQueuePorts, type QueuedPhoto } from './photoQueue.ts';
import type { WaitingPhoto } from './keptPhotos.ts';

/** What a picker shows. */
export interface PhotosShown {
  readonly entries: readonly PhotoEntry[];
  /** The photograph that was removed last, and where it stood, while it can be put back. */
  readonly removed?: { readonly entry: PhotoEntry; readonly place: number };
  /** Whether photographs that wait survive a reload; absent until one was chosen. */
  readonly kept?: boolean;
}

/** What the uploads of a picker need from the device and from the form. */
export interface PhotoUploadPorts extends Pick<PhotoQueuePorts, 'now' | 'random' | 'wakeAfter'> {
  readonly show: (shown: PhotosShown) => void;
  /** The ids of what is uploaded, in order, whenever they change. */
  readonly changed: (photos: readonly string[]) => void;
  readonly choose: (most: number) => Promise<readonly PhotoContent[]>;
  readonly shrink: (content: PhotoContent) => Promise<PhotoContent>;
  readonly newId: () => Promise<string>;
  readonly send: (
    content: PhotoContent,
    onPercent: (percent: number) => void,
  ) => Promise<CallResult<EvidenceKept>>;
  readonly preview: (content: PhotoContent) => string;
  readonly forgetPreview: (preview: string) => void;
  /** Keeps one on the device; undefined where it cannot. */
  readonly keep: (photo: WaitingPhoto) => Promise<PhotoContent | undefined>;
  readonly waiting: () => Promise<readonly WaitingPhoto[]>;
  readonly forget: (localId: string) => Promise<void>;
}

/** The uploads of one picker. */
export interface PhotoUploads {
  /** Takes up what was kept on the device when the page was left. */
  readonly resume: () => Promise<void>;
  readonly match: (photos: readonly string[]) => void;
  readonly add: (most: number) => Promise<void>;
  readonly remove: (localId: string) => void;
  readonly undo: () => void;
  readonly move: (localId: string, by: -1 | 1) => void;
  readonly retry: () => void;
  /** The page is left: previews and what was removed are forgotten. */
  readonly leave: () => void;
}

/** Starts with what the form has uploaded before. */
export function photoUploads(ports: PhotoUploadPorts, photos: readonly string[]): PhotoUploads {
  const contents = new Map<string, PhotoContent>();
  let shown: PhotosShown = { entries: matchIds([], photos) };

  const show = (next: PhotosShown): void => {
    const before = sentIds(shown.entries);
    shown = next;
    ports.show(next);
    const ids = sentIds(next.entries);
    if (ids.join() !== before.join()) ports.changed(ids);
  };
  const forget = async (localId: string): Promise<void> => {
    contents.delete(localId);
    await ports.forget(localId);
  };
  const put = (photo: QueuedPhoto): void => {
    if (photo.state === 'sent') void forget(photo.localId);
    const { removed } = shown;
    if (removed?.entry.localId === photo.localId) {
      const entry = putEntry([removed.entry], photo)[0] ?? removed.entry;
      show({ ...shown, removed: { ...removed, entry } });
    } else show({ ...shown, entries: putEntry(shown.entries, photo) });
  };
  const run = photoQueue({
    ...ports,
    photos: () => shown.entries,
    put,
    upload: async (localId, onPercent) => {
      const content = contents.get(localId);
      return content === undefined ? GONE : ports.send(content, onPercent);
    },
  });
  const enter = ({ localId, content }: WaitingPhoto): void => {
    contents.set(localId, content);
    const entry = { ...queuedPhoto(localId, ports.now()), preview: ports.preview(content) };
    show({ ...shown, entries: [...shown.entries, entry] });
  };
  /** What was removed can no longer be put back. */
  const settleRemoved = (): void => {
    const { removed, ...rest } = shown;
    if (removed === undefined) return;
    void forget(removed.entry.localId);
    if (removed.entry.preview !== undefined) ports.forgetPreview(removed.entry.preview);
    show(rest);
  };

  return {
    async resume() {
      for (const photo of await ports.waiting()) if (!contents.has(photo.localId)) enter(photo);
      await run();
    },
    match: (ids) => {
      const entries = matchIds(shown.entries, ids);
      if (entries === shown.entries) return;
      shown = { ...shown, entries };
      ports.show(shown);
    },
    async add(most) {
      settleRemoved();
      for (const chosen of await ports.choose(most - shown.entries.length)) {
        const content = await ports.shrink(chosen);
        const localId = await ports.newId();
        const kept = await ports.keep({ localId, content });
        shown = { ...shown, kept: kept !== undefined };
        enter({ localId, content: kept ?? content });
        void run();
      }
    },
    remove: (localId) => {
      settleRemoved();
      const place = shown.entries.findIndex((entry) => entry.localId === localId);
      const entry = shown.entries[place];
      if (entry === undefined) return;
      show({ ...shown, entries: shown.entries.filter((one) => one !== entry), removed: { entry, place } });
    },
    undo: () => {
      const { removed, ...rest } = shown;
      if (removed === undefined) return;
      const { entry, place } = removed;
      // One that was on its way when it was removed begins again, unless it has arrived meanwhile.
      const back: PhotoEntry = entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry;
      show({ ...rest, entries: insertEntry(rest.entries, back, place) });
      void run();
    },
    move: (localId, by) => show({ ...shown, entries: moveEntry(shown.entries, localId, by) }),
    retry: () => void run(true),
    leave: () => {
      settleRemoved();
      shown.entries.forEach(({ preview }) => preview !== undefined && ports.forgetPreview(preview));
    },
  };
}

/** The device has lost the photograph: it has to be chosen again. */
const GONE: CallResult<EvidenceKept> = {
  ok: false,
  refusal: { code: 'evidence/photo-unknown', message: '', status: 409, details: {} },
};
