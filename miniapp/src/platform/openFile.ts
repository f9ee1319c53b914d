import Taro from '@tarojs/taro';
import { isWebPage } from './device.ts';
import { sessionToken } from './sessionToken.ts';

declare const window: { open(address: string, target: string): unknown };
declare const document: { createElement(tag: 'a'): { href: string; download: string; click(): void } };
declare const URL: { createObjectURL(blob: object): string; revokeObjectURL(address: string): void };
declare function fetch(
  address: string,
  options: { readonly headers: object },
): Promise<{ readonly ok: boolean; blob(): Promise<object> }>;

/** Opens a file of the server that anyone may have: the browser saves or shows it, WeChat opens its own viewer. */
export function openFile(address: string, name: string): void {
  if (isWebPage) window.open(address, '_blank');
  else void openInViewer(address, {}, name);
}

/** The same for a file that the server gives only to whoever is signed in; a browser saves it. */
export async function openOwnFile(address: string, name: string): Promise<void> {
  const token = sessionToken();
  const header = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (!isWebPage) return openInViewer(address, header, name);
  try {
    const reply = await fetch(address, { headers: header });
    if (!reply.ok) return tellFailure(name);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await reply.blob());
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  } catch {
    tellFailure(name);
  }
}

async function openInViewer(url: string, header: Record<string, string>, name: string): Promise<void> {
  try {
    const { tempFilePath, statusCode } = await Taro.downloadFile({ url, header });
    if (statusCode !== 200) return tellFailure(name);
    await Taro.openDocument({ filePath: tempFilePath, showMenu: true });
  } catch {
    tellFailure(name);
  }
}

function tellFailure(name: string): void {
  void Taro.showToast({ title: `${name}没有打开，请再试一次`, icon: 'none' });
}
