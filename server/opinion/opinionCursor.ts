import type { OpinionPlace } from './opinionStore.ts';

/** Where a list goes on, as text; null at the end. */
export function writeCursor(place: OpinionPlace | null): string | null {
  return place === null ? null : `${place.at}.${place.id}`;
}

/** Undefined for a text that is none. */
export function readCursor(text: string): OpinionPlace | undefined {
  const [, at, id] = /^(\d{1,15})\.([A-Za-z0-9-]{1,64})$/.exec(text) ?? [];
  return at === undefined || id === undefined ? undefined : { at: Number(at), id };
}
