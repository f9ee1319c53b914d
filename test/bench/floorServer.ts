import { once } from 'node:events';
import { createServer } from 'node:http';
import Koa from 'koa';
import { createLog } from '../../server/http/log.ts';
import { connectDatabase } from '../../server/database/connectDatabase.ts';
import { durableWrites } from '../../server/database/durableWrites.ts';
import { reportProcessorTime } from './processorTime.ts';

// Child process of answers.ts: one journaled insert a request and nothing else, on the database named in the arguments.

const { connection } = await connectDatabase(
  { mongodbUri: process.argv[2], dataDir: '', cacheDir: '' },
  createLog('silent'),
);
const plain = connection.collection('floor');
const app = new Koa();
app.use(async (ctx) => {
  const parts: Buffer[] = [];
  for await (const part of ctx.req) parts.push(part as Buffer);
  const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
  await plain.insertOne(body, { writeConcern: durableWrites(connection) });
  ctx.status = 201;
  ctx.body = { ok: true };
});
const handle = app.callback();
const server = createServer((request, response) => void handle(request, response)).listen(0, '127.0.0.1');
await once(server, 'listening');
const address = server.address();
process.send?.({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
reportProcessorTime();
process.on('disconnect', () => process.exit(0));
