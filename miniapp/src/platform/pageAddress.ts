import { isWebPage } from './device.ts';

declare const location: { readonly hash: string };
declare const history: {
  readonly state: unknown;
  replaceState(state: unknown, unused: string, url: string): void;
};

/**
 * Puts what a page is showing (filters, order) into its address without opening it again, so that reloading or sharing
 * the address shows the same. Empty values are left out. WeChat has no address to keep it in.
 */
export function keepInAddress(values: Readonly<Record<string, string>>): void {
  if (!isWebPage) return;
  const [path = ''] = location.hash.split('?');
  const query = Object.entries(values)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  history.replaceState(history.state, '', query === '' ? path : `${path}?${query}`);
}
