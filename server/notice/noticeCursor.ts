import type { NoticePlace } from './noticeListStore.ts';

const CURSOR = /^(\d{1,15}) (\S{1,300})$/;

/** Where a list of messages goes on, as one opaque word; null at its end. */
export function writeNoticeCursor(place: NoticePlace | null): string | null {
  return place === null ? null : Buffer.from(`${place.at} ${place.id}`).toString('base64url');
}

/** Undefined for what is no cursor of ours. */
export function readNoticeCursor(cursor: string): NoticePlace | undefined {
  const [, at, id] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
