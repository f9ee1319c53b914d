import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { buildApp, type AppParts } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import { startComplaintClock } from './complaint/complaintClock.ts';
import { complaintTopics } from './complaint/complaintTopics.ts';
import { startTellingMoves } from './complaint/tellMoves.ts';
import type { Config } from './config.ts';
import { connectDatabase, type Database } from './database/connectDatabase.ts';
import { hostsOf } from './database/explainConnectFailure.ts';
import { explainLostDatabase } from './database/explainLostDatabase.ts';
import { isDatabaseAway } from './database/isDatabaseAway.ts';
import type { DemoSlip } from './demo/loadDemo.ts';
import { ensureDemo } from './demo/ensureDemo.ts';
import { startSweeping } from './evidence/sweepIdle.ts';
import { callerAddress } from './http/callerAddress.ts';
import { listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { isKnownOrigin } from './http/origin.ts';
import { hashToken } from './http/session.ts';
import { joinSources } from './live/joinSources.ts';
import { attachLive } from './live/liveServer.ts';
import { openHouse } from './openHouse.ts';
import { repeat } from './repeat.ts';
import { startClosingClock } from './round/closing/closingClock.ts';
import { participationBoard } from './round/participationFor.ts';
import { openPrinter } from './print/printer.ts';
import { roundTopics } from './round/roundTopics.ts';
import { allRoutes } from './routes.ts';

export interface StartParts {
  readonly config: Config;
  readonly log: Logger;
  readonly clock?: Clock;
  /** Folder of the built web page; absent: API only. */
  readonly pageFolder?: string;
  /** One that is open already; otherwise the settings say which. It is closed with the server. */
  readonly database?: Database;
  /** What a person who waits may read. */
  readonly onProgress?: (line: string) => void;
}

export interface RunningServer {
  readonly address: string;
  readonly port: number;
  /** Binding codes of the demonstration's printed slips; only on the start that made them. */
  readonly slips: readonly DemoSlip[];
  /** Stops accepting, finishes what is in flight, closes the database. May be called again. */
  stop(): Promise<void>;
}

const VERSION = '0.1.0';
const GRACE_MS = 5000;
const FOLLOW_MS = 1000;
/** How often photographs that the content check has not looked at are asked for again. */
const PHOTO_ROUND_MS = 600_000;

/**
 * Starts everything behind one port. The port answers `/healthz` at once and `/readyz` with 503 until the database is
 * open, every log has been verified and the demonstration stands.
 */
export async function startServer(parts: StartParts): Promise<RunningServer> {
  const { config, log, clock = systemClock, onProgress = () => undefined } = parts;
  const metrics = createMetrics();
  const surroundings = {
    ...config,
    pageFolder: parts.pageFolder,
    isAway: isDatabaseAway,
    version: VERSION,
    log,
    clock,
    metrics,
  };
  const waiting: AppParts = {
    ...surroundings,
    routes: [],
    findCaller: () => Promise.resolve(null),
    ready: () => 'recovering',
  };
  let answer: (request: IncomingMessage, response: ServerResponse) => unknown = buildApp(waiting).callback();
  const listening = await listen((request, response) => void answer(request, response), config);
  const closing: (() => Promise<void>)[] = [() => listening.stop(GRACE_MS)];
  const stopAll = async (): Promise<void> => {
    for (const close of closing.splice(0)) await close();
  };
  try {
    const database = parts.database ?? (await connectDatabase(config, log));
    closing.push(() => database.close());
    onProgress('数据库已启动');
    const slips = config.demo
      ? await ensureDemo({ connection: database.connection, config, clock, log, onProgress })
      : [];
    const house = await openHouse({ connection: database.connection, config, clock, log });
    closing.splice(1, 0, () => house.close());
    house.ledger.follow((_log, entries) => metrics.countAppended(entries.length));
    metrics.watchNotices(house.notices.failing);

    const printer = openPrinter();
    closing.splice(1, 0, () => printer.stop());
    const board = participationBoard(clock);
    const identity = {
      ...house.identity,
      async endSession(sessionId: string) {
        await house.identity.endSession(sessionId);
        live.endSession(sessionId);
      },
    };
    const app = buildApp({
      ...surroundings,
      routes: allRoutes(
        house.rounds,
        board,
        identity,
        house.evidence,
        house.opinions,
        house.complaints,
        house.notices,
        config.wechatMessageToken,
        {
          printer,
          pageAddress: config.publicUrl?.replace(/\/+$/, '') ?? listening.address,
        },
      ),
      findCaller: identity.findCaller,
      ready: () => database.ready() || 'database-away',
      alarm: () => database.alarm(),
    });
    answer = app.callback();
    const moved = complaintTopics(house.complaints, {
      shared: config.mongodbUri !== undefined,
      onError: (error) => log.warn({ err: error }, 'what other instances moved could not be read'),
    });
    const live = attachLive({
      server: listening.server,
      findCaller: async (token) => {
        const account = await identity.findCaller(token);
        return account && { account, sessionId: hashToken(token) };
      },
      source: joinSources({
        round: roundTopics(house.rounds, board),
        complaint: moved,
        complaints: moved,
      }),
      allowedOrigins: (origin, host) => isKnownOrigin(origin, host, config),
      addressOf: (request) => callerAddress(request, config.trustProxy),
      clock,
      log,
      ...(config.rateLimits
        ? {}
        : {
            limits: { messagesPerSecond: Infinity, socketsPerSession: Infinity, socketsPerAddress: Infinity },
          }),
    });
    closing.unshift(() => live.stop());
    if (config.mongodbUri !== undefined) {
      // Other instances write too: live updates follow the log, by polling, whoever wrote.
      closing.unshift(
        repeat(
          FOLLOW_MS,
          () => house.ledger.catchUpAll(house.ledger.logs()),
          (error) => log.warn({ err: error }, 'following the log failed'),
        ),
      );
    }
    const stopClosing = startClosingClock(house.rounds, (error) =>
      log.error({ err: error }, 'closing rounds failed'),
    );
    closing.unshift(stopClosing);
    closing.unshift(
      startSweeping(house.evidence, (error) => log.error({ err: error }, 'sweeping files failed')),
    );
    closing.unshift(
      startComplaintClock(house.complaints, (error) =>
        log.error({ err: error }, 'the clock of complaints failed'),
      ),
    );
    closing.unshift(
      startTellingMoves(house.complaints, house.notices.store, (error) =>
        log.error({ err: error }, 'what complaints owe could not be put into the outbox'),
      ),
    );
    house.notices.start();
    house.moderation.start();
    closing.unshift(
      repeat(
        PHOTO_ROUND_MS,
        () => house.photoCheck.again(),
        (error) => log.error({ err: error }, 'photographs could not be checked'),
      ),
    );
    return { address: listening.address, port: listening.port, slips, stop: stopAll };
  } catch (error) {
    await stopAll();
    throw explainLostDatabase(
      error,
      config.mongodbUri === undefined ? config.dataDir : hostsOf(config.mongodbUri),
    );
  }
}
