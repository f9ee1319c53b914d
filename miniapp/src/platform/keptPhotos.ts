import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';
import type { PageFile, PhotoContent } from './photoContent.ts';
import { pageFiles } from './pageFiles.ts';
import { forget, keep, recall, type KeptPhoto } from './storage.ts';

/** A photograph that waits on this device, and where its bytes are now. */
export interface WaitingPhoto {
  readonly localId: string;
  readonly content: PhotoContent;
}

/**
 * Keeps a chosen photograph on the device until it is uploaded, so that it survives a reload; gives it as it is kept,
 * for WeChat moves the file. Undefined: this device cannot, and the person must be told.
 */
export async function keepPhoto(
  keepAs: string,
  { localId, content }: WaitingPhoto,
): Promise<PhotoContent | undefined> {
  try {
    if (content.kind === 'page') {
      await pageFiles.put(nameOf(keepAs, localId), content.file);
      return note(keepAs, { localId }) ? content : undefined;
    }
    const saved = await Taro.saveFile({ tempFilePath: content.path });
    if (!('savedFilePath' in saved)) return undefined;
    const path = saved.savedFilePath;
    return note(keepAs, { localId, path }) ? { kind: 'phone', path } : undefined;
  } catch {
    return undefined;
  }
}

/** The photographs that were kept and neither uploaded nor removed, in their order. */
export async function waitingPhotos(keepAs: string): Promise<readonly WaitingPhoto[]> {
  const found = await Promise.all((recall(`photos/${keepAs}`) ?? []).map((photo) => open(keepAs, photo)));
  return found.flatMap((photo) => (photo === undefined ? [] : [photo]));
}

/** Removes one from the device: it is uploaded, or no longer wanted. */
export async function forgetPhoto(keepAs: string, localId: string): Promise<void> {
  const all = recall(`photos/${keepAs}`) ?? [];
  const photo = all.find((one) => one.localId === localId);
  if (photo === undefined) return;
  const rest = all.filter((one) => one !== photo);
  if (rest.length === 0) forget(`photos/${keepAs}`);
  else keep(`photos/${keepAs}`, rest);
  try {
    if (photo.path === undefined) await pageFiles.remove(nameOf(keepAs, localId));
    else await Taro.removeSavedFile({ filePath: photo.path });
  } catch {
    // It is no longer listed; the device will reuse the room.
  }
}

/** Removes all that are kept under the name: what they belonged to was given up. */
export async function forgetPhotos(keepAs: string): Promise<void> {
  for (const { localId } of recall(`photos/${keepAs}`) ?? []) await forgetPhoto(keepAs, localId);
}

function note(keepAs: string, photo: KeptPhoto): boolean {
  return keep(`photos/${keepAs}`, [...(recall(`photos/${keepAs}`) ?? []), photo]).kept;
}

async function open(keepAs: string, { localId, path }: KeptPhoto): Promise<WaitingPhoto | undefined> {
  if (path !== undefined) return { localId, content: { kind: 'phone', path } };
  if (!isWebPage) return undefined;
  try {
    const file: PageFile | undefined = await pageFiles.get(nameOf(keepAs, localId));
    return file && { localId, content: { kind: 'page', file } };
  } catch {
    return undefined;
  }
}

function nameOf(keepAs: string, localId: string): string {
  return `${keepAs}/${localId}`;
}
