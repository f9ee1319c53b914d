import { isWebPage } from './device.ts';

declare const document: { getElementById(id: string): { focus(): void; scrollIntoView(): void } | null };

/** Moves the keyboard and the reader to an element of the web page; WeChat has no such thing. */
export function focusOn(id: string): void {
  if (!isWebPage) return;
  const element = document.getElementById(id);
  element?.focus();
  element?.scrollIntoView();
}
