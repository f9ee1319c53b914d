import { createServer, Socket, type AddressInfo } from 'node:net';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';

import mongoose from 'mongoose';

import { connectDatabase } from '../../../server/database/connectDatabase.ts';
import { durableWrites } from '../../../server/database/durableWrites.ts';
import { quietLog } from '../../support/quietLog.ts';
import { startStandInMongo } from '../../support/standInMongo.ts';
import { testDatabase } from '../../support/testDatabase.ts';

const connectTo = (mongodbUri: string) =>
  connectDatabase({ mongodbUri, dataDir: '', cacheDir: '' }, quietLog);

test('a connection is ready until it is closed', async () => {
  const { uri, close } = await testDatabase();
  const database = await connectTo(uri);
  expect(database.ready()).toBe(true);
  await database.close();
  expect(database.ready()).toBe(false);
  await database.close();
  await close();
});

test('on a lone server writes wait for the journal, and reads see what a majority has', async () => {
  const { connection, close } = await testDatabase();
  expect(durableWrites(connection)).toEqual({ w: 1, j: true });
  expect(connection.getClient().options.readConcern?.level).toBe('majority');
  await close();
});

test('on a replica set writes wait for the journals of a majority', async () => {
  const server = await startStandInMongo({ version: '8.0.0', maxWireVersion: 25, setName: 'rs0' });
  const { connection, close } = await connectTo(`mongodb://127.0.0.1:${server.port}/?directConnection=true`);
  expect(durableWrites(connection)).toEqual({ w: 'majority', j: true });
  await close();
  await server.close();
});

test('a connection that somebody else opened has no write concern to rely on', async () => {
  const { uri, close } = await testDatabase();
  const connection = await mongoose.createConnection(uri).asPromise();
  expect(() => durableWrites(connection)).toThrow('was not opened by connectDatabase');
  await connection.close();
  await close();
});

test('a filter on a field that the schema does not know is refused instead of matching everything', async () => {
  const { connection, close } = await testDatabase();
  const Paper = connection.model('Paper', new mongoose.Schema({ serial: Number }));
  await Paper.create({ serial: 1 });
  await expect(Paper.find({ seriall: 2 })).rejects.toThrow(/seriall/);
  await close();
});

test('an operator in place of a value is taken as a value', async () => {
  const { connection, close } = await testDatabase();
  const Paper = connection.model('Paper', new mongoose.Schema({ code: String }));
  await Paper.create({ code: 'a' });
  const fromOutside: mongoose.QueryFilter<{ code: string }> = JSON.parse('{"code": {"$ne": ""}}');
  await expect(Paper.find(fromOutside)).rejects.toThrow(/Cast to string/);
  await close();
});

test('a write that begins at the moment its connection breaks fails, and the next finds the server again', async () => {
  const { uri, close } = await testDatabase();
  const sockets: Socket[] = [];
  const collect = (message: unknown): void => {
    if (typeof message !== 'object' || message === null || !('socket' in message)) return;
    if (message.socket instanceof Socket) sockets.push(message.socket);
  };
  subscribe('net.client.socket', collect);
  const database = await connectTo(uri);
  const papers = database.connection.collection<{ _id: number }>('papers');
  await papers.insertOne({ _id: 1 });
  unsubscribe('net.client.socket', collect);
  // Destroyed, but not yet closed: what a command meets when the engine dies while the command is being sent.
  for (const socket of sockets) socket.destroy();
  await expect(papers.insertOne({ _id: 2 })).rejects.toThrow(/closed/);
  await papers.insertOne({ _id: 3 });
  expect(await papers.countDocuments()).toBe(2);
  await database.close();
  await close();
});

test('where no server answers the message says so in seconds', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  const startedAt = performance.now();
  await expect(connectTo(`mongodb://clerk:hunter2@127.0.0.1:${port}/renewal`)).rejects.toMatchObject({
    name: 'DatabaseError',
    code: 'database/unreachable',
    message: expect.stringMatching(
      new RegExp(`^No MongoDB server answers at 127\\.0\\.0\\.1:${port} .*ECONNREFUSED(?!.*hunter2)`),
    ),
  });
  expect(performance.now() - startedAt).toBeLessThan(20_000);
});

test('a refused password is called a refused password', async () => {
  const server = await startStandInMongo({ version: '8.0.0', maxWireVersion: 25 });
  await expect(connectTo(`mongodb://clerk:hunter2@127.0.0.1:${server.port}/renewal`)).rejects.toMatchObject({
    code: 'database/auth-failed',
    message: `The MongoDB server at 127.0.0.1:${server.port} refused the user name or password in MONGODB_URI (Authentication failed.).`,
  });
  await server.close();
});

test.each([
  ['6.0.20', 17, 'is version 6.0.20; 7.0 or newer is needed.'],
  ['3.6.0', 6, 'is too old'],
])('a server of version %s is too old', async (version, maxWireVersion, message) => {
  const server = await startStandInMongo({ version, maxWireVersion });
  await expect(connectTo(`mongodb://127.0.0.1:${server.port}/renewal`)).rejects.toMatchObject({
    code: 'database/version-too-old',
    message: expect.stringContaining(message),
  });
  await server.close();
});

test('a server of version 7.0 is accepted', async () => {
  const server = await startStandInMongo({ version: '7.0.0', maxWireVersion: 21 });
  const database = await connectTo(`mongodb://127.0.0.1:${server.port}/renewal`);
  expect(database.ready()).toBe(true);
  await database.close();
  await server.close();
});

test('an address with an option nobody knows is called a bad address', async () => {
  await expect(connectTo('mongodb://db.example/?colour=red')).rejects.toMatchObject({
    code: 'database/bad-address',
  });
});
