/** Origin of the API, set at build time; empty on the web page, which the API's own server serves. */
declare const API_BASE: string;
declare const location: { readonly protocol: string; readonly host: string };

/** Address of a route of the contract (`/communities/…`, query included). */
export function apiAddress(path: string): string {
  return `${API_BASE}/api/v1${path}`;
}

/** Address of a file on the API's server (a drawing's `imagePath`). */
export function fileAddress(path: string): string {
  return `${API_BASE}${path}`;
}

/** Address of the live socket. */
export function liveAddress(): string {
  if (API_BASE !== '') return `${API_BASE.replace(/^http/, 'ws')}/live`;
  return `${location.protocol.replace('http', 'ws')}//${location.host}/live`;
}
