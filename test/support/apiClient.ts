import type { BodyOf, ParamsOf, QueryOf, ReplyOf, RouteKey } from '../../shared/api.ts';
import { REFUSALS, type RefusalBody } from '../../shared/refusal.ts';

/** What a server said; `reply` throws when it was a refusal, `error` when it was none. */
export interface Heard<Reply> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `error.code`, undefined for an answer. */
  readonly code: string | undefined;
  readonly reply: Reply;
  readonly error: RefusalBody['error'];
}

/** Demonstration account, or nobody when left out. `body` and `query` may be anything: servers meet such things. */
interface Said {
  readonly as?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export type CallOf<Key extends RouteKey> = Said & {
  readonly params?: ParamsOf<Key>;
  readonly query?: QueryOf<Key> | Readonly<Record<string, string>>;
  readonly body?: BodyOf<Key> | object;
};

export interface ApiClient {
  /** One request of the contract. */
  call<Key extends RouteKey>(key: Key, said?: CallOf<Key>): Promise<Heard<ReplyOf<Key>>>;
  /** Any request at all; the path begins at the root. */
  send(method: string, path: string, said?: Said & { readonly body?: string }): Promise<Heard<unknown>>;
  /** The session of a demonstration account, signed in at the first asking. */
  tokenOf(account: string): Promise<string>;
  /** Everybody signs in anew: after a night, say. */
  forgetSessions(): void;
}

/** A client of a running server that knows the contract and nothing else. */
export function apiClient(address: string): ApiClient {
  const tokens = new Map<string, Promise<string>>();
  const send: ApiClient['send'] = async (method, path, said = {}) => {
    const token = said.token ?? (said.as === undefined ? undefined : await tokenOf(said.as));
    const reply = await fetch(address + path, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(said.body !== undefined && { 'content-type': 'application/json' }),
        ...said.headers,
      },
      ...(said.body !== undefined && { body: said.body }),
    });
    return heardFrom(reply, await reply.text(), `${method} ${path}`);
  };
  const call = async <Key extends RouteKey>(
    key: Key,
    { params, query, body, ...said }: CallOf<Key> = {},
  ): Promise<Heard<ReplyOf<Key>>> => {
    const [method = '', pattern = ''] = key.split(' ');
    const named = new Map(Object.entries(params ?? {}));
    const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(named.get(name))));
    const search = new URLSearchParams(
      Object.entries(query ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const heard = await send(method, `/api/v1${path}${search === '' ? '' : `?${search}`}`, {
      ...said,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return heard as Heard<ReplyOf<Key>>;
  };
  const signIn = async (account: string): Promise<string> => {
    const started = await call('POST /sessions', { body: { method: 'demo', account } });
    return started.reply.token;
  };
  const tokenOf = (account: string): Promise<string> => {
    const known = tokens.get(account) ?? signIn(account);
    tokens.set(account, known);
    return known;
  };
  return { call, send, tokenOf, forgetSessions: () => tokens.clear() };
}

function heardFrom(reply: Response, text: string, asked: string): Heard<unknown> {
  const body: unknown = /^[{[]/.test(text) ? JSON.parse(text) : undefined;
  const refusal = isRefusalBody(body) ? body.error : undefined;
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    code: refusal?.code,
    get reply() {
      if (reply.status >= 400) throw new Error(`${asked}: ${reply.status} ${text}`);
      return body;
    },
    get error() {
      if (refusal === undefined) throw new Error(`${asked} was no refusal: ${reply.status} ${text}`);
      return refusal;
    },
  };
}

function isRefusalBody(body: unknown): body is RefusalBody {
  return typeof body === 'object' && body !== null && 'error' in body;
}

/**
 * Expects a request to be refused with this code, its status and its sentence, and the record to be as long as before.
 * Gives the refusal back.
 */
export async function expectRefused(
  server: ApiClient & { sizes(): Promise<readonly number[]> },
  code: keyof typeof REFUSALS,
  ask: () => Promise<Pick<Heard<unknown>, 'status' | 'code' | 'text' | 'error'>>,
): Promise<RefusalBody['error']> {
  const before = await server.sizes();
  const heard = await ask();
  const [status, sentence] = REFUSALS[code];
  expect([heard.status, heard.code ?? heard.text]).toEqual([status, code]);
  expect(heard.error.message).toBe(sentence);
  expect(await server.sizes()).toEqual(before);
  return heard.error;
}
