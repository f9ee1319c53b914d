import { isWebPage } from './device.ts';

declare const document: { createElement(tag: 'a'): { href: string; download: string; click(): void } };
declare const Blob: new (parts: readonly string[], options: { readonly type: string }) => object;
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(address: string): void };

/** Whether this device can hand over a file; WeChat cannot. */
export const maySaveFile = isWebPage;

/** Hands the text over as a download of the web page. */
export function saveTextFile(name: string, text: string, type: string): void {
  if (!maySaveFile) return;
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
