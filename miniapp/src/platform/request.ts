import Taro from '@tarojs/taro';
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, RouteKey } from '../../../shared/api.ts';
import { apiAddress } from './apiAddress.ts';
import type { CallResult } from './clientRefusal.ts';
import { networkRefusal, readReply } from './readReply.ts';
import { routeAddress, type AddressPart } from './routeAddress.ts';
import { endSession, sessionToken } from './sessionToken.ts';

const TIMEOUT_MS = 15_000;

type NoInput = Record<never, never>;
type Part<Name extends string, Value> = [Value] extends [undefined]
  ? NoInput
  : NoInput extends Value
    ? { readonly [Key in Name]?: Value }
    : { readonly [Key in Name]: Value };

/** What a route needs: `params`, `query` and `body`, each only where shared/api.ts names it. */
export type CallInput<Key extends RouteKey> = Part<'params', ParamsOf<Key>> &
  Part<'query', QueryOf<Key>> &
  Part<'body', BodyOf<Key>>;
export type CallArguments<Key extends RouteKey> =
  NoInput extends CallInput<Key> ? [input?: CallInput<Key>] : [input: CallInput<Key>];

interface AnyInput {
  readonly params?: Readonly<Record<string, AddressPart>>;
  readonly query?: Readonly<Record<string, AddressPart>>;
  readonly body?: object;
}

/**
 * Calls a route of the contract. Never throws: a refusal, a failed network and a timeout are values. A session that the
 * server no longer knows is ended on this device.
 */
export async function call<Key extends RouteKey>(
  key: Key,
  ...[input]: CallArguments<Key>
): Promise<CallResult<ReplyOf<Key>>> {
  const { params, query, body } = (input ?? {}) as AnyInput;
  const { method, path } = routeAddress(key, params, query);
  const token = sessionToken();
  const result = await send<ReplyOf<Key>>(method, path, body, token);
  const expired = !result.ok && result.refusal.status === 401 && key !== 'POST /sessions';
  if (expired && token !== undefined && token === sessionToken()) endSession();
  return result;
}

async function send<Value>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body: object | undefined,
  token: string | undefined,
): Promise<CallResult<Value>> {
  try {
    const reply = await Taro.request<string>({
      url: apiAddress(path),
      method,
      // Both platforms would otherwise guess at the type and lose a refusal that is not where they look for it.
      dataType: 'text',
      responseType: 'text',
      timeout: TIMEOUT_MS,
      header: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { data: JSON.stringify(body) }),
    });
    return readReply<Value>(reply.statusCode, typeof reply.data === 'string' ? reply.data : '');
  } catch (failure) {
    return { ok: false, refusal: networkRefusal(failure) };
  }
}
