import { connect } from 'node:net';
import Joi from 'joi';
import { type AppParts, buildApp } from '../../../server/app.ts';
import { systemClock } from '../../../server/clock.ts';
import { type Listening, listen, type ListenSettings } from '../../../server/http/listen.ts';
import { createLog } from '../../../server/http/log.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import { Answered, defineRoute, type Route } from '../../../server/http/route.ts';
import { objectOf, oneOf, opaqueId, optional, pageFields } from '../../../server/http/schema.ts';
import type { BodyOf, ParamsOf, QueryOf } from '../../../shared/api.ts';
import type { Account, Role, SignIn } from '../../../shared/identity/account.ts';
import { refuse } from '../../../shared/refusal.ts';

/** A server with nothing behind its HTTP side: real routes of the contract over handlers that keep what they were given. */
export interface House {
  readonly listening: Listening;
  readonly url: string;
  /** Bodies, queries and params that reached a handler. */
  readonly seen: unknown[];
  readonly logLines: string[];
  ask(path: string, init?: RequestInit): Promise<Reply>;
  /** POST of text or bytes as application/json. */
  post(path: string, body: string | Uint8Array, headers?: Record<string, string>): Promise<Reply>;
  /** Bytes as they are over a socket of their own, answered until the server closes it. */
  raw(text: string): Promise<string>;
  stop(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `error.code`, undefined where there is none. */
  readonly code: string | undefined;
  readonly error: Readonly<Record<string, unknown>>;
}

export const TOKENS = { resident: 'resident-token-0001', admin: 'admin-token-000000001' };

const account = (id: string, role: Role): Account => ({
  id,
  name: '演**',
  roles: [{ role, scope: ['community:c1'] }],
  households: [],
});

async function findTestCaller(token: string): Promise<Account | null> {
  if (token === TOKENS.resident) return account('resident-1', 'resident');
  if (token === TOKENS.admin) return account('admin-1', 'communityAdmin');
  return null;
}

/** Six routes of the contract: open and closed, with and without body, one that is broken. */
function testRoutes(seen: unknown[]): Route[] {
  const answer = objectOf<{ questionId: string; value: unknown; reason?: string }>({
    questionId: opaqueId,
    value: Joi.alternatives(
      Joi.string(),
      Joi.number(),
      Joi.array().items(Joi.string()),
      Joi.object().pattern(/^[a-z0-9-]+$/, Joi.number()),
    ),
    reason: optional(Joi.string().max(200)),
  });
  return [
    defineRoute({
      key: 'GET /communities',
      who: 'anyone',
      summary: 'Communities of a region.',
      query: objectOf<QueryOf<'GET /communities'>>({ ...pageFields, region: optional(Joi.string().max(40)) }),
      handle: ({ query }) => {
        seen.push(query);
        return { items: [], nextCursor: query.cursor ?? null };
      },
    }),
    defineRoute({
      key: 'GET /me',
      who: 'signedIn',
      summary: 'The signed-in person.',
      handle: ({ caller }) => caller.account ?? refuse('session/not-signed-in'),
    }),
    defineRoute({
      key: 'DELETE /sessions/current',
      who: 'signedIn',
      summary: 'Sign out.',
      handle: () => undefined,
    }),
    defineRoute({
      key: 'POST /sessions',
      who: 'anyone',
      budget: 'signIn',
      guessAt: (body) => (body.method === 'password' ? body.username : undefined),
      summary: 'Sign in.',
      body: oneOf<SignIn, 'method'>('method', {
        wechat: { code: Joi.string() },
        password: { username: Joi.string(), password: Joi.string(), totp: optional(Joi.string()) },
        demo: { account: Joi.string() },
      }),
      handle: ({ body }) => {
        seen.push(body);
        if (body.method === 'password' && body.password !== 'right') return refuse('session/wrong-password');
        return new Answered(201, { token: TOKENS.resident, account: account('resident-1', 'resident') });
      },
    }),
    defineRoute({
      key: 'POST /rounds/:roundId/responses',
      who: 'signedIn',
      roles: ['resident', 'worker'],
      summary: 'Answer a round.',
      params: objectOf<ParamsOf<'POST /rounds/:roundId/responses'>>({ roundId: opaqueId }),
      // Not objectOf: these tests are about reading bodies, whatever the shape of an answer becomes.
      body: Joi.object<BodyOf<'POST /rounds/:roundId/responses'>>({
        clientKey: opaqueId.required(),
        householdId: opaqueId.required(),
        questionHash: Joi.string().hex().lowercase().length(64).required(),
        answers: Joi.array().items(answer).min(1).max(100).required(),
        confirm: Joi.boolean(),
        channel: Joi.string().valid('app', 'web'),
      }),
      handle: ({ params, body }) => {
        seen.push({ params, body });
        return refuse('response/question-changed');
      },
    }),
    defineRoute({
      key: 'GET /audit',
      who: 'anyone',
      summary: 'A route with a bug.',
      query: objectOf<QueryOf<'GET /audit'>>(pageFields),
      handle: () => {
        throw new TypeError('the phone 13800000000 of the inside');
      },
    }),
  ];
}

/** Starts one on a free port of this machine; limits are off unless asked for. */
export async function startHouse(
  parts: Partial<AppParts> & { readonly listen?: Partial<ListenSettings> } = {},
): Promise<House> {
  const seen: unknown[] = [];
  const logLines: string[] = [];
  const app = buildApp({
    routes: testRoutes(seen),
    findCaller: findTestCaller,
    ready: () => true,
    isAway: () => false,
    pageFolder: undefined,
    publicUrl: undefined,
    allowedOrigins: [],
    trustProxy: false,
    rateLimits: false,
    version: '0.0.0',
    log: createLog('info', { write: (line) => logLines.push(line) }),
    clock: systemClock,
    metrics: createMetrics(),
    ...parts,
  });
  const handle = app.callback();
  const listening = await listen((request, response) => void handle(request, response), {
    port: 0,
    host: '127.0.0.1',
    ...parts.listen,
  });
  const url = listening.address;
  const ask = async (path: string, init?: RequestInit): Promise<Reply> => {
    const response = await fetch(`${url}${path}`, init);
    return replyOf(response.status, response.headers, await response.text());
  };
  return {
    listening,
    url,
    seen,
    logLines,
    ask,
    post: (path, body, headers) =>
      ask(path, {
        method: 'POST',
        body: Buffer.from(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    raw: (text) => sendRaw(listening.port, text),
    stop: () => listening.stop(2_000),
  };
}

export function signedIn(token: keyof typeof TOKENS): Record<string, string> {
  return { authorization: `Bearer ${TOKENS[token]}` };
}

/** Writes text to a port and gives everything that comes back until the other side closes. */
export function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let answer = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      answer += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

function replyOf(status: number, headers: Headers, text: string): Reply {
  const isJson = text !== '' && headers.get('content-type')?.startsWith('application/json') === true;
  const body: unknown = isJson ? JSON.parse(text) : {};
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {};
  const code = error['code'];
  return { status, headers, text, code: typeof code === 'string' ? code : undefined, error };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
