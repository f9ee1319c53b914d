import { pino, type DestinationStream, type Logger } from 'pino';

/**
 * The server's log: one JSON object a line on standard output, or on `destination`. Should a name, telephone number,
 * token or body ever be handed to it by mistake, the field is left out.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const secret = ['name', 'phone', 'password', 'token', 'totp', 'authorization', 'body', 'headers'];
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: secret, remove: true },
    },
    // Not synchronous: a request does not wait for its line. What is left is written when the process ends.
    destination ?? pino.destination({ dest: 1, sync: false }),
  );
}
