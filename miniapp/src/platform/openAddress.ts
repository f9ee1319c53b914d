import { copyText } from './navigation.ts';
import { isWebPage } from './device.ts';

declare const window: { open(address: string, target: string, features: string): void };

/**
 * Opens a file of the server in a window of its own; WeChat opens no such address, there it is put on the clipboard for
 * a browser. True when it was opened.
 */
export async function openAddress(address: string): Promise<boolean> {
  if (!isWebPage) {
    await copyText(address);
    return false;
  }
  window.open(address, '_blank', 'noopener');
  return true;
}
