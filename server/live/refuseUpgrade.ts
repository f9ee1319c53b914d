import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { REFUSALS, type RefusalBody, type RefusalCode } from '../../shared/refusal.ts';

const RETRY_AFTER_S = 10;

/** Answers an upgrade that is not wanted like any refused request, and ends the connection. */
export function refuseUpgrade(socket: Duplex, code: RefusalCode): void {
  const [status, message] = REFUSALS[code];
  const refusal: RefusalBody = { error: { code, message, requestId: randomUUID() } };
  const body = JSON.stringify(refusal);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: application/json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...(status === 429 || status === 503 ? [`Retry-After: ${RETRY_AFTER_S}`] : []),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
