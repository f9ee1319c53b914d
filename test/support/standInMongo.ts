import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

import { mongo } from 'mongoose';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;

export type StandInMongo = Readonly<{ port: number; close(): Promise<void> }>;

/** `setName` makes it the primary of a replica set of one. */
type StandInTraits = Readonly<{ version: string; maxWireVersion: number; setName?: string }>;

/**
 * A server that speaks just enough of MongoDB's wire protocol to be an old one, or one that refuses a password:
 * faults that the embedded engine cannot show.
 */
export async function startStandInMongo(traits: StandInTraits): Promise<StandInMongo> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    let pending: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk]);
      while (pending.length >= 4 && pending.length >= pending.readInt32LE(0)) {
        const length = pending.readInt32LE(0);
        socket.write(answerTo(pending.subarray(0, length), traits));
        pending = pending.subarray(length);
      }
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, 'close');
    },
  };
}

function answerTo(message: Buffer, traits: StandInTraits): Buffer {
  const isQuery = message.readInt32LE(12) === OP_QUERY;
  const start = isQuery ? message.indexOf(0, HEADER_BYTES + 4) + 1 + 8 : HEADER_BYTES + 5;
  const command = mongo.BSON.deserialize(message.subarray(start));
  const body = Buffer.from(mongo.BSON.serialize(replyTo(command, traits)));
  const head = Buffer.alloc(HEADER_BYTES + (isQuery ? 20 : 5));
  head.writeInt32LE(head.length + body.length, 0);
  head.writeInt32LE(message.readInt32LE(4), 8);
  head.writeInt32LE(isQuery ? OP_REPLY : OP_MSG, 12);
  if (isQuery) head.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([head, body]);
}

function replyTo(command: mongo.Document, traits: StandInTraits): mongo.Document {
  if ('saslStart' in command) {
    return { ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' };
  }
  if ('buildInfo' in command) return { ok: 1, version: traits.version };
  return {
    ok: 1,
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    minWireVersion: 0,
    maxWireVersion: traits.maxWireVersion,
    ...(traits.setName === undefined ? {} : { setName: traits.setName, hosts: ['127.0.0.1'] }),
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: 48_000_000,
    maxWriteBatchSize: 100_000,
    saslSupportedMechs: ['SCRAM-SHA-256'],
  };
}
