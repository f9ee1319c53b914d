import { createServer, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import { refuse, type RefusalCode } from '../../shared/refusal.ts';
import { refusalBody } from './answerErrors.ts';

/** The server cannot listen; the message names the setting to change. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
}

export interface Listening {
  /** The socket server joins here (`upgrade`). */
  readonly server: Server;
  readonly port: number;
  /** For people: `http://127.0.0.1:3000`. */
  readonly address: string;
  /**
   * Stops accepting, closes idle connections, lets what is in flight finish, and after the grace period cuts what is
   * left. Resolves when nothing is open. May be called again; the first grace period counts.
   */
  stop(graceMs: number): Promise<void>;
}

export interface ListenSettings {
  readonly port: number;
  readonly host: string;
  /** How long headers, and headers with body, may take; how long an idle connection is kept. Milliseconds. */
  readonly headersTimeout?: number;
  readonly requestTimeout?: number;
  readonly keepAliveTimeout?: number;
  /** How often the timeouts are looked at. */
  readonly checkInterval?: number;
}

type Handler = NonNullable<Parameters<typeof createServer>[1]>;

/** Starts to listen, or throws `ListenError`. */
export async function listen(handle: Handler, settings: ListenSettings): Promise<Listening> {
  const timeouts: ServerOptions = {
    headersTimeout: settings.headersTimeout ?? 15_000,
    requestTimeout: settings.requestTimeout ?? 30_000,
    // Longer than the usual 60 s of a reverse proxy, which would otherwise meet a connection just being closed.
    keepAliveTimeout: settings.keepAliveTimeout ?? 65_000,
    connectionsCheckingInterval: settings.checkInterval ?? 2_000,
  };
  // Each connection with its newest answer. Not a set of answers that come and go: such a set is copied to a new table over
  // and over, every old table holds the next one with all its answers, and the young collector then keeps them all.
  const sockets = new Map<Socket, ServerResponse | undefined>();
  let stopped: Promise<void> | undefined;
  const server = createServer(timeouts, (request, response) => {
    sockets.set(request.socket, response);
    if (stopped !== undefined) response.shouldKeepAlive = false;
    handle(request, response);
  });
  server.on('connection', (socket) => {
    sockets.set(socket, undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('clientError', answerClientError);
  await startListening(server, settings);

  const bound = server.address();
  const port = typeof bound === 'object' && bound !== null ? bound.port : settings.port;
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const close = (graceMs: number): Promise<void> =>
    new Promise((resolve) => {
      const force = setTimeout(() => {
        for (const socket of sockets.keys()) socket.destroy();
      }, graceMs);
      server.close(() => {
        clearTimeout(force);
        resolve();
      });
      for (const response of sockets.values()) if (response !== undefined) response.shouldKeepAlive = false;
      server.closeIdleConnections();
    });
  return {
    server,
    port,
    address: `http://${host}:${port}`,
    stop: (graceMs) => (stopped ??= close(graceMs)),
  };
}

function startListening(server: Server, { port, host }: ListenSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(new ListenError(explain(error, port, host), { cause: error }));
    });
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve();
    });
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): string {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is already in use. Stop the program that uses it, or choose another with PORT.`;
    case 'EACCES':
      return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}. Correct HOST.`;
    default:
      return `Cannot listen on ${host}, port ${port}: ${error.message}`;
  }
}

/** Requests that Node could not read, or that did not arrive in time, never reach the middleware. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [line, code] = clientFault(error.code);
  const body = JSON.stringify(refusalBody(refuse(code), randomUUID()));
  socket.end(
    `HTTP/1.1 ${line}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ` +
      `${Buffer.byteLength(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n${body}`,
  );
}

function clientFault(code: string | undefined): readonly [line: string, code: RefusalCode] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['408 Request Timeout', 'request/timeout'];
    case 'HPE_HEADER_OVERFLOW':
      return ['431 Request Header Fields Too Large', 'request/too-large'];
    default:
      return ['400 Bad Request', 'request/bad-path'];
  }
}
