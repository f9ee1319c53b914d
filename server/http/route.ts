import type Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, RouteKey } from '../../shared/api.ts';
import type { Role } from '../../shared/identity/account.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { Caller } from './caller.ts';

/** Which budget a route draws on; the numbers are in rateLimit.ts. */
export type RateBudget = 'ordinary' | 'signIn' | 'codes' | 'uploads';

/** What a handler is given: already validated and typed by the contract. */
export interface Call<Key extends RouteKey> {
  readonly params: ParamsOf<Key>;
  readonly query: QueryOf<Key>;
  readonly body: BodyOf<Key>;
  readonly caller: Caller;
  readonly requestId: string;
}

/** A reply with a status other than 200. */
export class Answered<Body> {
  constructor(
    readonly status: 200 | 201 | 204,
    readonly body: Body,
  ) {}
}

export interface RouteDefinition<Key extends RouteKey> {
  readonly key: Key;
  /** `anyone` answers everybody; `signedIn` refuses a visitor with 401. */
  readonly who: 'anyone' | 'signedIn';
  /** Roles that may; a signed-in caller with none of them gets 403. Scope is checked in the store. */
  readonly roles?: readonly Role[];
  readonly budget?: RateBudget;
  /** One English line for the contract page. */
  readonly summary: string;
  readonly params?: Joi.ObjectSchema;
  readonly query?: Joi.ObjectSchema;
  readonly body?: Joi.Schema;
  readonly handle: (
    call: Call<Key>,
  ) => Promise<ReplyOf<Key> | Answered<ReplyOf<Key>> | Refusal> | ReplyOf<Key> | Answered<ReplyOf<Key>> | Refusal;
}

/** A route after its types have been checked, ready to stand in one list with the others. */
export interface Route {
  readonly method: string;
  /** Koa path under /api/v1. */
  readonly path: string;
  readonly definition: RouteDefinition<RouteKey>;
}
