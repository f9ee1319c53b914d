import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { RoleGrant } from '../../shared/identity/account.ts';
import type { Entry } from '../../shared/ledger/leaf.ts';
import { buildApp } from '../../server/app.ts';
import { openAuditTrail } from '../../server/audit/auditTrail.ts';
import { loadKeys } from '../../server/crypto/keys.ts';
import { ensureIndexes } from '../../server/database/ensureIndexes.ts';
import { createLog } from '../../server/http/log.ts';
import { createMetrics } from '../../server/http/metrics.ts';
import type { RateTable } from '../../server/http/rateLimit.ts';
import { type Identity, type IdentityDeps, openIdentity } from '../../server/identity/identity.ts';
import { identityIndexes } from '../../server/identity/identityIndexes.ts';
import { identityRoutes } from '../../server/identity/identityRoutes.ts';
import type { Places } from '../../server/identity/places.ts';
import type { Fold, Ledger } from '../../server/ledger/ledgerTypes.ts';
import { type TestDatabase, testDatabase } from './testDatabase.ts';
import { ledgerHome } from './testLedger.ts';
import { wechatStandIn, type WechatStandIn } from './wechatStandIn.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Identity behind the real HTTP, database and ledger, with two communities, a clock to turn and a stand-in WeChat. */
export interface IdentityHouse {
  readonly identity: Identity;
  readonly database: TestDatabase;
  readonly wechat: WechatStandIn;
  readonly ledger: Ledger<Entry[]>;
  readonly time: { now: number };
  /** Everything the server logged, as JSON lines. */
  readonly logged: string[];
  send(method: string, path: string, options?: { token?: string; body?: unknown }): Promise<Answer>;
  /** A person who is signed in already; the name is the username too. */
  person(
    name: string,
    roles?: readonly RoleGrant[],
  ): Promise<{ readonly id: string; readonly token: string }>;
  /** Another server process over the same database, with another ledger where one is given. */
  secondInstance(ledger?: IdentityDeps['ledger']): Identity;
  close(): Promise<void>;
}

/** c1 in district-1 has two buildings of three doors (h1 … h6), c2 in district-2 one (h9). */
const testPlaces: Places = {
  async describeHousehold(householdId) {
    const number = Number(/^h([1-6]|9)$/.exec(householdId)?.[1]);
    if (Number.isNaN(number)) return null;
    if (number === 9) return { communityId: 'c2', buildingId: 'b9', address: '9号楼 1单元 101' };
    const building = number <= 3 ? 1 : 2;
    return { communityId: 'c1', buildingId: `b${building}`, address: `${building}号楼 1单元 10${number}` };
  },
  async describeCommunity(communityId) {
    if (communityId === 'c1')
      return { communityId, regionIds: ['city', 'district-1'], buildingIds: ['b1', 'b2'] };
    if (communityId === 'c2') return { communityId, regionIds: ['city', 'district-2'], buildingIds: ['b9'] };
    return null;
  },
};

const entriesAsTheyCome: Fold<Entry[]> = {
  create: () => [],
  load: async () => undefined,
  apply: (state, entry) => void state.push(entry),
};

/** Opens the house; `demo` and the rate limits are as given (limits off unless a table is). */
export async function identityHouse(
  options: { readonly demo?: boolean; readonly rateTable?: RateTable } = {},
): Promise<IdentityHouse> {
  const database = await testDatabase();
  const { connection } = database;
  await ensureIndexes(connection, identityIndexes);
  const home = await ledgerHome(connection);
  const ledger = await home.open(entriesAsTheyCome);
  await ledger.openLog('c1');
  await ledger.openLog('c2');
  const wechat = await wechatStandIn();
  const time = { now: Date.parse('2026-03-02T08:00:00Z') };
  const clock = { now: () => time.now };
  const logged: string[] = [];
  const log = createLog('trace', { write: (line: string) => void logged.push(line) });
  const keys = loadKeys({ file: join(home.folder, 'identity.json') });
  const open = (record: IdentityDeps['ledger'] = ledger) =>
    openIdentity({
      shared: true,
      connection,
      keys,
      clock,
      demo: options.demo ?? false,
      wechat: { appId: 'wx123', secret: 'mini-program-secret', apiUrl: wechat.url },
      log,
      places: testPlaces,
      ledger: record,
    });
  const identity = open();
  const alarm = (error: unknown): void => log.error({ err: error }, 'audit alarm');
  const audit = await openAuditTrail({ ledger, places: testPlaces, alarm });

  const app = buildApp({
    routes: identityRoutes(identity, audit),
    findCaller: identity.findCaller,
    ready: () => true,
    isAway: () => false,
    pageFolder: undefined,
    publicUrl: undefined,
    allowedOrigins: [],
    trustProxy: false,
    rateLimits: options.rateTable !== undefined,
    ...(options.rateTable && { rateTable: options.rateTable }),
    version: 'test',
    log,
    clock,
    metrics: createMetrics(),
  });
  const handle = app.callback();
  const server = createServer((request, response) => void handle(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const base = `http://127.0.0.1:${address.port}/api/v1`;

  return {
    identity,
    database,
    wechat,
    ledger,
    time,
    logged,
    async send(method, path, { token, body } = {}) {
      const reply = await fetch(base + path, {
        method,
        headers: {
          ...(token !== undefined && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await reply.text();
      const content: unknown = text === '' ? undefined : JSON.parse(text);
      return { status: reply.status, body: content, headers: reply.headers };
    },
    async person(name, roles = []) {
      const password = `${name}-password`;
      const { id } = await identity.createAccount({ name, username: name, password, roles });
      const started = await identity.startSession({ method: 'password', username: name, password });
      if (!('token' in started)) throw new Error(`${name} could not sign in`);
      return { id, token: started.token };
    },
    secondInstance: open,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      await wechat.close();
      await ledger.close();
      await home.remove();
      await database.close();
    },
  };
}

/** The code of a refusal. */
export function codeOf({ body }: Answer): unknown {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
