import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Account } from '../../../shared/identity/account.ts';
import { refuse, type Refusal } from '../../../shared/refusal.ts';
import type {
  ResidentParticipation,
  StaffParticipation,
  WorldParticipation,
} from '../../../shared/round/counting/participation.ts';
import type { Caller } from '../../../server/http/caller.ts';
import type { LiveLimits } from '../../../server/live/liveLimits.ts';
import { attachLive, type LiveServer } from '../../../server/live/liveServer.ts';
import type { LiveSource, LiveState } from '../../../server/live/liveSource.ts';
import { FakeTime } from './fakeTime.ts';
import { LiveClient } from './liveClient.ts';

/** A worker of the one community, its resident, and somebody from elsewhere. */
export const people = {
  worker: account('worker', [{ role: 'worker', scope: ['community:c1'] }], []),
  resident: account('resident', [{ role: 'resident', scope: [] }], ['c1']),
  stranger: account('stranger', [{ role: 'resident', scope: [] }], ['c2']),
} as const;

/** Rounds of twenty households whose `answered` the test sets; it tells the listeners itself. */
class Rounds implements LiveSource {
  readonly seqs = new Map<string, number>([['round:r1', 7]]);
  readonly #listeners = new Set<(topics: readonly string[]) => void>();
  snapshots = 0;
  failing = false;
  /** A state is given only after this; lets a test act while one is on its way. */
  gate: Promise<void> = Promise.resolve();
  padding = 0;

  async snapshot(topic: string, caller: Caller): Promise<LiveState | Refusal> {
    this.snapshots += 1;
    if (this.failing) throw new Error('the database is away');
    const seq = this.seqs.get(topic);
    await this.gate;
    if (seq === undefined) return refuse('live/topic-unknown');
    if (caller.account?.roles.some(({ role }) => role === 'worker')) {
      return { tier: 'staff:c1', seq, data: staffView(topic, seq) };
    }
    if (caller.account?.households.some(({ communityId }) => communityId === 'c1')) {
      return { tier: 'resident', seq, data: residentView(topic, seq) };
    }
    const data = worldView(topic, seq);
    return { tier: 'world', seq, data: { ...data, roundId: data.roundId + '-'.repeat(this.padding) } };
  }

  follow(listener: (topics: readonly string[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** One more entry is acknowledged. */
  append(topic = 'round:r1'): void {
    this.seqs.set(topic, (this.seqs.get(topic) ?? 0) + 1);
    for (const listener of this.#listeners) listener([topic]);
  }

  get followers(): number {
    return this.#listeners.size;
  }
}

/** A server with `/live`, tokens named after people, and time that the test moves. */
export class LiveHouse {
  readonly rounds = new Rounds();
  readonly time = new FakeTime();
  readonly tokens = new Map<string, Account>(Object.entries(people));
  readonly warnings: string[] = [];
  readonly server: Server;
  readonly live: LiveServer;

  private constructor(limits: Partial<LiveLimits>) {
    this.server = createServer((_request, response) => response.writeHead(404).end());
    this.live = attachLive({
      server: this.server,
      findCaller: async (token) => {
        const found = this.tokens.get(token);
        return found ? { account: found, sessionId: `session-${token}` } : null;
      },
      source: this.rounds,
      allowedOrigins: (origin, host) => origin === `http://${host}`,
      clock: this.time,
      timers: this.time,
      log: { warn: (_fields, message) => this.warnings.push(message) },
      limits,
    });
  }

  static async open(limits: Partial<LiveLimits> = {}): Promise<LiveHouse> {
    const house = new LiveHouse(limits);
    house.server.listen(0, '127.0.0.1');
    await once(house.server, 'listening');
    return house;
  }

  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('not listening');
    return address.port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/live`;
  }

  async client(): Promise<LiveClient> {
    return LiveClient.open(this.url);
  }

  /** A client that is past the handshake, as a person or as a visitor. */
  async signedIn(token?: string): Promise<LiveClient> {
    const client = await this.client();
    client.say({ op: 'auth', token });
    await client.next();
    return client;
  }

  /** A client that follows the round and has had its first state. */
  async following(token?: string): Promise<LiveClient> {
    const client = await this.signedIn(token);
    client.say({ op: 'subscribe', topics: { 'round:r1': null } });
    await client.next();
    return client;
  }

  async close(): Promise<void> {
    const stopped = this.live.stop();
    this.time.advance(60_000);
    await stopped;
    this.server.close();
    await once(this.server, 'close');
  }
}

export function worldView(topic: string, seq: number): WorldParticipation {
  const answered = seq;
  return {
    roundId: topic.slice('round:'.length),
    seq,
    households: 20,
    official: {
      answered,
      denominator: 20,
      permille: answered * 50,
      need: 16 - answered,
      met: answered >= 16,
    },
    strict: { answered, denominator: 20, permille: answered * 50 },
    thresholdPercent: 80,
    thresholdSource: { document: '003', clause: '二' },
  };
}

export function residentView(topic: string, seq: number): ResidentParticipation {
  const buildings = [{ buildingId: 'b1', name: '1号楼', households: 12, answered: 4, permille: 333 }];
  return { ...worldView(topic, seq), buildings };
}

export function staffView(topic: string, seq: number): StaffParticipation {
  const states = { untouched: 20 - seq, attempted: 0, unreachable: 0, refused: 0, answered: seq };
  const rest = { pending: 0, disputed: 0, excluded: 0 };
  const channels = { app: seq, web: 0, paper: 0, door: 0, meeting: 0, designer: 0, call: 0 };
  return { ...residentView(topic, seq), ...states, ...rest, channels };
}

function account(id: string, roles: Account['roles'], communities: readonly string[]): Account {
  const households = communities.map((communityId) => ({
    householdId: `${communityId}-h1`,
    communityId,
    relation: 'owner' as const,
    address: '1号楼 1单元 101',
    status: 'approved' as const,
  }));
  return { id, name: '演示', roles, households };
}
