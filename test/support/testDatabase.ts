import { randomUUID } from 'node:crypto';

import type mongoose from 'mongoose';

import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { quietLog } from './quietLog.ts';

/** A database of its own on the engine of the test run (real engine, default settings of the server). */
export type TestDatabase = Readonly<{
  /** With the database's name in it: a second connection or another process sees the same data. */
  uri: string;
  connection: mongoose.Connection;
  /** Empties the database: collections, indexes and validators are gone. */
  drop(): Promise<void>;
  /** Removes the database and closes the connection; call it in `afterAll`. */
  close(): Promise<void>;
}>;

/** Opens an empty database under a fresh name; a test file usually opens one in `beforeAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const engine = process.env['TEST_MONGODB_URI'];
  if (engine === undefined) throw new Error('the engine of the test run is not there: see globalSetup.ts');
  const uri = engine.replace('/?', `/test-${randomUUID()}?`);
  const { connection, close } = await connectDatabase(
    { mongodbUri: uri, dataDir: '', cacheDir: '' },
    quietLog,
  );
  const drop = async (): Promise<void> => {
    await connection.dropDatabase();
  };
  return {
    uri,
    connection,
    drop,
    close: async () => {
      await drop();
      await close();
    },
  };
}
