import os from 'node:os';
import mongoose from 'mongoose';

import type { Config } from '../config.ts';
import { DatabaseError, type DatabaseErrorCode } from './databaseError.ts';
import { startEmbeddedDatabase } from './embeddedDatabase.ts';
import { endWaitingWrites } from './endWaitingWrites.ts';
import { explainConnectFailure, hostsOf } from './explainConnectFailure.ts';

/**
 * The oldest MongoDB server that is accepted: the first with $median and $percentile, and the oldest that still
 * gets security fixes.
 */
const NEEDED_SERVER_MAJOR = 7;

// A filter or a field the schema does not know is a bug, never something to drop silently: a dropped filter
// matches everything. Collections and indexes are made by ensureIndexes, before serving.
mongoose.set({
  strictQuery: 'throw',
  sanitizeFilter: true,
  autoIndex: false,
  autoCreate: false,
  bufferCommands: false,
});

const connectOptions = {
  serverSelectionTimeoutMS: 3000,
  connectTimeoutMS: 3000,
  heartbeatFrequencyMS: 2000,
  socketTimeoutMS: 30_000,
  waitQueueTimeoutMS: 10_000,
  maxPoolSize: 64,
  readConcernLevel: 'majority',
  readPreference: 'primary',
  // The driver would import it dynamically, which a test runner's sandbox refuses; real servers then refuse the driver.
  runtimeAdapters: { os },
} satisfies mongoose.ConnectOptions;

/** The calls this layer makes on a logger such as pino's. */
export type DatabaseLog = Readonly<{
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}>;

export type Database = Readonly<{
  /** Writes are acknowledged when they are durable (see `durableWrites`), reads see what a majority has. */
  connection: mongoose.Connection;
  /** Whether the last heartbeat (every two seconds) found a server that accepts writes. */
  ready(): boolean;
  /** What the operator has to look at since the start: `database/gave-up`, the engine ended itself. */
  alarm(): DatabaseErrorCode | undefined;
  /** Closes the connections, and the embedded engine where there is one. Safe to call twice. */
  close(): Promise<void>;
}>;

/**
 * Opens the database the settings name: a server, a replica set, or the embedded engine. Connects again by
 * itself whenever the server or the engine comes back. Throws a `DatabaseError`.
 */
export async function connectDatabase(
  config: Pick<Config, 'mongodbUri' | 'dataDir' | 'cacheDir'>,
  log: DatabaseLog,
): Promise<Database> {
  if (config.mongodbUri !== undefined) {
    const connection = await openConnection(config.mongodbUri);
    return {
      connection,
      ready: () => isConnected(connection),
      alarm: () => undefined,
      close: () => connection.close(),
    };
  }
  let alarm: DatabaseErrorCode | undefined;
  const embedded = await startEmbeddedDatabase({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    onProgress: (line) => log.info({}, line),
    onGaveUp: (fault) => {
      alarm = fault.code;
      log.error({ err: fault }, 'database alarm');
    },
  });
  try {
    const connection = await openConnection(embedded.uri());
    // The driver finds the restarted engine at its next look; asking something makes it look now.
    embedded.onRestart(() => {
      connection
        .getClient()
        .db()
        .command({ ping: 1 })
        .catch((error: unknown) => log.warn({ err: error }, 'The restarted database does not answer yet'));
    });
    return {
      connection,
      ready: () => embedded.hostPid() !== undefined && isConnected(connection),
      alarm: () => alarm,
      close: async () => {
        await connection.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
}

function isConnected(connection: mongoose.Connection): boolean {
  return connection.readyState === mongoose.ConnectionStates.connected;
}

async function openConnection(uri: string): Promise<mongoose.Connection> {
  const connection = mongoose.createConnection();
  const release = endWaitingWrites();
  connection.once('close', release);
  try {
    const writeConcern = await chooseWriteConcern(uri);
    await connection.openUri(uri, { ...connectOptions, writeConcern });
    return connection;
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    release();
    throw explainConnectFailure(error, uri);
  }
}

/**
 * Looks at the server before the connection's settings are fixed, and refuses one that is too old. A lone server
 * is asked for the journal only: there "majority" adds nothing, and the embedded engine, asked for both, answers
 * before the journal is written (measured with kill -9: docs/decisions/durable-writes.md).
 */
async function chooseWriteConcern(uri: string): Promise<mongoose.mongo.WriteConcernSettings> {
  const { serverSelectionTimeoutMS, connectTimeoutMS, runtimeAdapters } = connectOptions;
  const client = new mongoose.mongo.MongoClient(uri, {
    serverSelectionTimeoutMS,
    connectTimeoutMS,
    runtimeAdapters,
  });
  try {
    await client.connect();
    const { version } = await client.db().command({ buildInfo: 1 });
    if (!(Number.parseInt(String(version), 10) >= NEEDED_SERVER_MAJOR)) {
      throw new DatabaseError(
        'database/version-too-old',
        `The MongoDB server at ${hostsOf(uri)} is version ${String(version)}; ` +
          `${NEEDED_SERVER_MAJOR}.0 or newer is needed.`,
      );
    }
    const hello = await client.db().command({ hello: 1 });
    const isLone = hello['setName'] === undefined && hello['msg'] !== 'isdbgrid';
    return { w: isLone ? 1 : 'majority', journal: true };
  } finally {
    await client.close();
  }
}
