import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import os, { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { waitUntil } from '../waitUntil.ts';
import type { Mongod } from './findMongod.ts';

const NAME = 'renewal';
/** The driver's own dynamic import is refused in a test runner's sandbox. */
const runtimeAdapters = { os };
/** Servers under emulation take their time. */
const PATIENCE_MS = 120_000;

interface Member {
  readonly port: number;
  readonly folder: string;
  process: ChildProcess;
}

/** Three real MongoDB servers on this machine that replicate one another. */
export interface ReplicaSet {
  /** With the name of a database in it. */
  readonly uri: string;
  /** SIGKILL to the server that takes the writes; it stays dead until `revive`. */
  killPrimary(): Promise<void>;
  /**
   * Does the work while nobody replicates from the member that takes the writes, then kills that one and lets the others
   * go on: what they have not is lost.
   */
  cutOff(work: () => Promise<void>): Promise<void>;
  /** Starts every dead member again on the data it had. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a replica set of three members and waits until all of them keep what one takes. */
export async function startReplicaSet(mongod: Mongod): Promise<ReplicaSet> {
  const home = await mkdtemp(join(tmpdir(), 'renewal-replica-'));
  const members: Member[] = [];
  for (const number of [0, 1, 2]) {
    const folder = join(home, String(number));
    await mkdir(folder);
    const port = await freePort();
    members.push({ port, folder, process: startMember(mongod, port, folder) });
  }
  const uri = `mongodb://${members.map(({ port }) => `127.0.0.1:${port}`).join(',')}/renewal?replicaSet=${NAME}`;
  await initiate(members);
  await waitUntil(() => primaryPort(uri), PATIENCE_MS);
  await waitUntil(() => writeToAll(uri), PATIENCE_MS);
  const end = async (member: Member): Promise<void> => {
    const { process } = member;
    if (process.exitCode !== null || process.signalCode !== null) return;
    process.kill('SIGKILL');
    await once(process, 'exit');
  };
  return {
    uri,
    async killPrimary() {
      const port = await waitUntil(() => primaryPort(uri), PATIENCE_MS);
      const member = members.find((each) => each.port === port);
      if (member === undefined) throw new Error(`no member listens on ${port}`);
      await end(member);
    },
    async cutOff(work) {
      const port = await waitUntil(() => primaryPort(uri), PATIENCE_MS);
      const followers = members.filter((member) => member.port !== port);
      for (const { process } of followers) process.kill('SIGSTOP');
      try {
        await work();
      } finally {
        // The followers end too: what the primary pushed to them meanwhile waits in their sockets, unread.
        await Promise.all(members.map(end));
        for (const member of followers) member.process = startMember(mongod, member.port, member.folder);
      }
      await waitUntil(async () => {
        if ((await primaryPort(uri)) === port) throw new Error('no other member takes the writes yet');
      }, PATIENCE_MS);
    },
    revive() {
      for (const member of members) {
        if (member.process.exitCode === null && member.process.signalCode === null) continue;
        member.process = startMember(mongod, member.port, member.folder);
      }
      return Promise.resolve();
    },
    async stop() {
      await Promise.all(members.map(end));
      await rm(home, { recursive: true, force: true });
    },
  };
}

function startMember({ file, args }: Mongod, port: number, folder: string): ChildProcess {
  const settings = ['--replSet', NAME, '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', folder];
  const small = ['--nounixsocket', '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '128'];
  // Of no use here, and dear under emulation: a look at everything the server counts, once a second.
  const quiet = ['--setParameter', 'diagnosticDataCollectionEnabled=false', '--quiet'];
  return spawn(file, [...args, ...settings, ...small, ...quiet], { stdio: 'ignore' });
}

async function initiate(members: readonly Member[]): Promise<void> {
  const [first] = members;
  const client = await waitUntil(
    () =>
      mongoose.mongo.MongoClient.connect(`mongodb://127.0.0.1:${first?.port ?? 0}/?directConnection=true`, {
        serverSelectionTimeoutMS: 2000,
        runtimeAdapters,
      }),
    PATIENCE_MS,
  );
  const hosts = members.map(({ port }, _id) => ({ _id, host: `127.0.0.1:${port}` }));
  const settings = { electionTimeoutMillis: 4000 };
  await waitUntil(
    () => client.db('admin').command({ replSetInitiate: { _id: NAME, members: hosts, settings } }),
    PATIENCE_MS,
  );
  await client.close();
}

/** The port of the member that takes writes now; throws while there is none. */
async function primaryPort(uri: string): Promise<number> {
  const client = await mongoose.mongo.MongoClient.connect(uri, {
    serverSelectionTimeoutMS: 2000,
    runtimeAdapters,
  });
  try {
    const { primary } = await client.db('admin').command({ hello: 1 });
    return Number(String(primary).split(':')[1]);
  } finally {
    await client.close();
  }
}

/** A primary takes writes before the others have copied what was there: until then a majority keeps an answer waiting. */
async function writeToAll(uri: string): Promise<void> {
  const client = await mongoose.mongo.MongoClient.connect(uri, {
    serverSelectionTimeoutMS: 2000,
    runtimeAdapters,
  });
  try {
    const writeConcern = { w: 3, journal: true, wtimeoutMS: 20_000 };
    await client.db('begun').collection('writes').insertOne({}, { writeConcern });
  } finally {
    await client.close();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
