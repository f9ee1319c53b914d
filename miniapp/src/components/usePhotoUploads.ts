import { useEffect, useRef, useState } from 'react';
import { choosePhotos } from '../platform/choosePhotos.ts';
import { forgetPhoto, keepPhoto, waitingPhotos } from '../platform/keptPhotos.ts';
import { forgetPreview, previewOf } from '../platform/photoContent.ts';
import { photoUploads, type PhotosShown, type PhotoUploads } from '../platform/photoUploads.ts';
import { randomKey } from '../platform/randomKey.ts';
import { sendFile } from '../platform/sendFile.ts';
import { shrinkPhoto } from '../platform/shrinkPhoto.ts';
import { knownEntry } from '../platform/photoEntries.ts';
import { useNetwork } from '../store/networkStore.ts';

/** What a picker of photographs is used with; see `PhotoPicker`. */
export interface PhotoUploadOptions {
  readonly communityId: string | undefined;
  readonly photos: readonly string[];
  readonly onChange: (photos: readonly string[]) => void;
  readonly keepAs: string | undefined;
  readonly onWaiting: ((waiting: number) => void) | undefined;
}

/** Runs the uploads of one picker; the form knows what is uploaded by its id. */
export function usePhotoUploads(options: PhotoUploadOptions): readonly [PhotosShown, PhotoUploads] {
  const latest = useRef(options);
  latest.current = options;
  const [shown, setShown] = useState<PhotosShown>(() => ({ entries: options.photos.map(knownEntry) }));
  const [uploads] = useState(() => openUploads(latest, setShown));

  useEffect(() => {
    void uploads.resume();
    return uploads.leave;
  }, [uploads]);
  const named = options.photos.join();
  useEffect(() => uploads.match(named === '' ? [] : named.split(',')), [uploads, named]);
  const online = useNetwork((store) => store.online);
  useEffect(() => {
    if (online) uploads.retry();
  }, [uploads, online]);
  const waiting = shown.entries.filter(({ state }) => state === 'waiting' || state === 'sending').length;
  useEffect(() => latest.current.onWaiting?.(waiting), [waiting]);
  return [shown, uploads];
}

function openUploads(
  latest: { readonly current: PhotoUploadOptions },
  show: (shown: PhotosShown) => void,
): PhotoUploads {
  let timer: number | undefined;
  const kept = <Value>(act: (keepAs: string) => Promise<Value>, otherwise: Value): Promise<Value> => {
    const { keepAs } = latest.current;
    return keepAs === undefined ? Promise.resolve(otherwise) : act(keepAs);
  };
  return photoUploads(
    {
      show,
      changed: (photos) => latest.current.onChange(photos),
      choose: choosePhotos,
      shrink: shrinkPhoto,
      newId: randomKey,
      send: (content, onPercent) => sendFile(latest.current.communityId, content, onPercent),
      preview: previewOf,
      forgetPreview,
      keep: (photo) => kept((keepAs) => keepPhoto(keepAs, photo), undefined),
      waiting: () => kept(waitingPhotos, []),
      forget: (localId) => kept((keepAs) => forgetPhoto(keepAs, localId), undefined),
      now: Date.now,
      random: Math.random,
      wakeAfter: (delayMs, wake) => {
        clearTimeout(timer);
        timer = setTimeout(wake, delayMs);
      },
    },
    latest.current.photos,
  );
}
