import { isWebPage } from './device.ts';

interface PageRoute {
  readonly path: string;
  /** Taro's router awaits the first of these. */
  readonly load: () => readonly unknown[];
}
declare const window: { readonly __taroAppConfig?: { readonly routes?: readonly PageRoute[] } };

/**
 * Fetches the pages whose address begins so, that they open when the network is gone; WeChat has whole packages at
 * hand. What cannot be fetched now is fetched when it is opened.
 */
export function preparePages(beginnings: readonly string[]): void {
  if (!isWebPage) return;
  for (const { path, load } of window.__taroAppConfig?.routes ?? []) {
    const address = `/${path.replace(/^\//, '')}`;
    if (beginnings.some((beginning) => address.startsWith(beginning)))
      Promise.resolve(load()[0]).catch(() => undefined);
  }
}
