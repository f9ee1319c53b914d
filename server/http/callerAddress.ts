import type { IncomingMessage } from 'node:http';

/**
 * The network address of a caller: the peer of the connection, or behind one trusted proxy the last address that
 * `X-Forwarded-For` names, which is the one the proxy itself wrote.
 */
export function callerAddress(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? [request.headers['x-forwarded-for'] ?? ''].flat().join(',') : '';
  const last = forwarded.split(',').at(-1)?.trim() ?? '';
  return last === '' ? (request.socket.remoteAddress ?? '') : last;
}
