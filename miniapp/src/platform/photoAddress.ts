import { apiAddress } from './apiAddress.ts';

/** Where a photograph is fetched, by its signed path under the API, which ends within minutes. */
export function photoAddress(signedPath: string): string {
  return apiAddress(signedPath);
}
