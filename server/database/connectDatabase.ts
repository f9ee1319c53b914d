import mongoose from 'mongoose';

import type { Config } from '../config.ts';
import { DatabaseError } from './databaseError.ts';
import { startEmbeddedDatabase } from './embeddedDatabase.ts';
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
  // w:1 without the journal loses acknowledged writes when the engine is killed.
  writeConcern: { w: 'majority', journal: true },
  readConcernLevel: 'majority',
  readPreference: 'primary',
} satisfies mongoose.ConnectOptions;

/** The two calls this layer makes on a logger such as pino's. */
export type DatabaseLog = Readonly<{
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}>;

/** An open database with majority, journaled writes and majority reads unless a call says otherwise. */
export type Database = Readonly<{
  connection: mongoose.Connection;
  /** Whether the last heartbeat (every two seconds) found a server that accepts writes. */
  ready(): boolean;
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
    return { connection, ready: () => isConnected(connection), close: () => connection.close() };
  }
  const embedded = await startEmbeddedDatabase({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    onProgress: (line) => log.info({}, line),
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
  try {
    await connection.openUri(uri, connectOptions);
    await refuseOldServer(connection, uri);
    return connection;
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw explainConnectFailure(error, uri);
  }
}

async function refuseOldServer(connection: mongoose.Connection, uri: string): Promise<void> {
  const info = await connection.getClient().db().command({ buildInfo: 1 });
  const version: unknown = info['version'];
  if (typeof version === 'string' && Number.parseInt(version, 10) >= NEEDED_SERVER_MAJOR) return;
  throw new DatabaseError(
    'database/version-too-old',
    `The MongoDB server at ${hostsOf(uri)} is version ${String(version)}; ${NEEDED_SERVER_MAJOR}.0 or newer is needed.`,
  );
}
