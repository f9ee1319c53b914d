import { isWebPage } from './device.ts';

declare const window: { print(): void };

/** Whether this device prints pages; WeChat does not. */
export const mayPrint = isWebPage;

/** Opens the browser's print dialogue for this page; nothing in WeChat. */
export function printPage(): void {
  if (mayPrint) window.print();
}
