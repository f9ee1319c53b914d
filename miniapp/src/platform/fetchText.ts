import Taro from '@tarojs/taro';
import { apiAddress } from './apiAddress.ts';
import type { CallResult } from './clientRefusal.ts';
import { networkRefusal, readReply } from './readReply.ts';
import { routeAddress, type AddressPart } from './routeAddress.ts';
import { sessionToken } from './sessionToken.ts';

/** A file of a large community takes its time on a slow line. */
const TIMEOUT_MS = 120_000;

/** What the first letter of each file must be, or a proxy's page would be taken for it. */
const BEGINNINGS = {
  'GET /rounds/:roundId/bundle': /^\{/,
  'GET /exports/complaints.csv': /^[^<]/,
} as const;

interface FileInput {
  readonly params?: Readonly<Record<string, AddressPart>>;
  readonly query?: Readonly<Record<string, AddressPart>>;
}

/**
 * The text of a route that answers with a file, letter by letter as it was sent: what is hashed may not be read and
 * written anew. Never throws; asks as whoever is signed in.
 */
export async function fetchText(
  key: keyof typeof BEGINNINGS,
  { params, query }: FileInput,
): Promise<CallResult<string>> {
  const { method, path } = routeAddress(key, params, query);
  const token = sessionToken();
  try {
    const { statusCode, data } = await Taro.request<string>({
      url: apiAddress(path),
      method,
      dataType: 'text',
      responseType: 'text',
      timeout: TIMEOUT_MS,
      header: token === undefined ? {} : { authorization: `Bearer ${token}` },
    });
    const text = typeof data === 'string' ? data : '';
    if (statusCode === 200 && BEGINNINGS[key].test(text)) return { ok: true, value: text };
    const reply = readReply<unknown>(statusCode === 200 ? 502 : statusCode, text);
    return reply.ok ? { ok: true, value: text } : reply;
  } catch (failure) {
    return { ok: false, refusal: networkRefusal(failure) };
  }
}
