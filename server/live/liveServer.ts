import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { gather } from '../../shared/gather.ts';
import type { RefusalCode } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import { CLOSE_CODE } from './closeCode.ts';
import type { FindCaller } from './connectionParts.ts';
import { eachInSlices } from './eachInSlices.ts';
import { LiveConnection } from './liveConnection.ts';
import { LiveHub } from './liveHub.ts';
import { LIVE_LIMITS, type LiveLimits } from './liveLimits.ts';
import type { LiveLog } from './liveLog.ts';
import type { LiveSource } from './liveSource.ts';
import { refuseUpgrade } from './refuseUpgrade.ts';
import { SocketCount } from './socketCount.ts';
import { systemTimers, type Timers } from './timers.ts';

const PATH = '/live';
const FRAGMENTS_OF_A_MESSAGE = 16;
const SLICE = 500;

export interface LiveParts {
  readonly server: Server;
  readonly findCaller: FindCaller;
  readonly source: LiveSource;
  /** Whether a page of this origin may connect to this host. Not asked without an Origin: then the token decides. */
  readonly allowedOrigins: (origin: string, host: string) => boolean;
  readonly clock: Clock;
  readonly log: LiveLog;
  readonly limits?: Partial<LiveLimits>;
  readonly timers?: Timers;
  /** Network address after trusted proxies; without it, the peer of the connection. */
  readonly addressOf?: (request: IncomingMessage) => string;
}

export interface LiveServer {
  /** Says goodbye (1001) to every client, cuts those that do not answer, and ends when all are gone. */
  stop(): Promise<void>;
  connections(): number;
  /** Ends the sockets of a session that was just revoked here, without waiting for the next check. */
  endSession(sessionId: string): void;
}

/**
 * Serves `/live` (JSON text messages, shared/live/message.ts) beside the routes of an HTTP server. A foreign Origin
 * is refused with 403, another path with 404, too many sockets of one address with 429.
 */
export function attachLive(parts: LiveParts): LiveServer {
  const { server, findCaller, source, clock, log, timers = systemTimers } = parts;
  const limits: LiveLimits = { ...LIVE_LIMITS, ...parts.limits };
  const hub = new LiveHub({ source, clock, timers, log, coalesceMs: limits.coalesceMs });
  const connections = new Set<LiveConnection>();
  const addresses = new SocketCount();
  const shared = { hub, findCaller, sessions: new SocketCount(), clock, timers, log, limits };
  const addressOf = parts.addressOf ?? ((request: IncomingMessage) => request.socket.remoteAddress ?? '');
  let stopped: Promise<void> | undefined;
  let allGone: (() => void) | undefined;

  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.messageBytes,
    maxFragments: FRAGMENTS_OF_A_MESSAGE,
  });

  const refuseConnection = (request: IncomingMessage): RefusalCode | undefined => {
    if (request.url?.split('?', 1)[0] !== PATH) return 'request/not-found';
    if (stopped) return 'server/unavailable';
    const { origin, host = '' } = request.headers;
    if (origin !== undefined && !parts.allowedOrigins(origin, host)) return 'live/foreign-origin';
    return undefined;
  };

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const address = addressOf(request);
    const refused = refuseConnection(request);
    if (refused) {
      refuseUpgrade(socket, refused);
      return;
    }
    if (!addresses.enter(address, limits.socketsPerAddress)) {
      refuseUpgrade(socket, 'request/too-many');
      return;
    }
    socket.once('close', () => addresses.leave(address));
    sockets.handleUpgrade(request, socket, head, (ws) => {
      const connection = new LiveConnection(ws, socket, address, shared);
      connections.add(connection);
      ws.once('close', () => {
        connections.delete(connection);
        if (connections.size === 0) allGone?.();
      });
    });
  };

  const cancelHeartbeat = repeat(timers, limits.heartbeatMs, () =>
    eachInSlices(connections, SLICE, (connection) => connection.beat()),
  );
  const cancelSessionCheck = repeat(timers, limits.sessionCheckMs, () =>
    checkSessions(connections, findCaller).catch((error: unknown) => {
      log.warn({ err: error }, 'sessions of live sockets could not be checked');
    }),
  );
  const unfollow = source.follow((topics) => hub.changed(topics));
  server.on('upgrade', onUpgrade);

  const stop = async (): Promise<void> => {
    unfollow();
    cancelHeartbeat();
    cancelSessionCheck();
    hub.stop();
    const gone = new Promise<void>((resolve) => (allGone = resolve));
    for (const connection of connections) connection.end(CLOSE_CODE.goingAway);
    if (connections.size > 0) await gone;
    server.off('upgrade', onUpgrade);
  };

  return {
    connections: () => connections.size,
    endSession(sessionId) {
      for (const connection of connections) {
        if (connection.caller.sessionId === sessionId) connection.recheck(null);
      }
    },
    stop: () => (stopped ??= stop()),
  };
}

/** Does something again and again, each time a pause after the last has ended; the answer calls it off. */
function repeat(timers: Timers, ms: number, run: () => Promise<void>): () => void {
  let off = false;
  let cancel = (): void => undefined;
  const wait = (): void => {
    cancel = timers.after(ms, () => {
      void run().finally(() => {
        if (!off) wait();
      });
    });
  };
  wait();
  return () => {
    off = true;
    cancel();
  };
}

/** Each token once, one after another: the check never competes with the answers for the database. */
async function checkSessions(
  connections: ReadonlySet<LiveConnection>,
  findCaller: FindCaller,
): Promise<void> {
  const byToken = new Map<string, LiveConnection[]>();
  for (const connection of connections) {
    const { token } = connection;
    if (token !== undefined) gather(byToken, token, connection);
  }
  for (const [token, same] of byToken) {
    const found = await findCaller(token);
    for (const connection of same) connection.recheck(found);
  }
}
