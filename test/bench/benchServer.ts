import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Connection } from 'mongoose';
import { systemClock } from '../../server/clock.ts';
import { readConfig, type Config } from '../../server/config.ts';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { openDataFolder } from '../../server/database/dataFolder.ts';
import { engineUri } from '../../server/database/engineProcess.ts';
import { createLog } from '../../server/http/log.ts';
import { openHouse, type House } from '../../server/openHouse.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';

/** The real server over a fresh embedded database in a temporary folder. */
export interface BenchServer {
  readonly config: Config;
  /** Where another process finds the same database. */
  readonly databaseUri: string;
  /** The process that holds the database's engine. */
  readonly enginePid: number;
  readonly running: RunningServer;
  stop(): Promise<void>;
}

/** Fills a fresh database with `fill`, then starts the server on it; rate limits are off. */
export async function startBenchServer(
  fill: (house: House, connection: Connection) => Promise<void>,
): Promise<BenchServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'renewal-bench-'));
  // Demo mode only for signing in without passwords: a filled database gets no demonstration.
  const config = readConfig({ DATA_DIR: folder, PORT: '0', DEMO: '1', RATE_LIMITS: 'off' });
  const log = createLog('silent');
  const database = await connectDatabase(config, log);
  const house = await openHouse({ connection: database.connection, config, clock: systemClock, log });
  await fill(house, database.connection);
  await house.close();
  const databaseUri = engineUri(await openDataFolder(config.dataDir));
  const status = await database.connection.getClient().db('admin').command({ serverStatus: 1 });
  const running = await startServer({ config, log, database });
  return {
    config,
    databaseUri,
    enginePid: Number(status['pid']),
    running,
    async stop() {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
