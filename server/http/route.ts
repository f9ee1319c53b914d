import type { IncomingMessage } from 'node:http';
import type Joi from 'joi';
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, RouteKey } from '../../shared/api.ts';
import type { Role } from '../../shared/identity/account.ts';
import { isRefusal, type FieldFault, type Refusal, refuseFields } from '../../shared/refusal.ts';
import type { Download } from '../../shared/download.ts';
import type { Caller } from './caller.ts';
import { evidentParams } from './evidentParams.ts';
import { SentFile } from './sentFile.ts';
import { validator } from './validate.ts';

/** Which budget a route draws on; the numbers are in rateLimit.ts. */
export type RateBudget = 'ordinary' | 'signIn' | 'codes' | 'uploads' | 'bundles';

/** What a handler is given: already validated and typed by the contract. */
export interface Call<Key extends RouteKey> {
  readonly params: ParamsOf<Key>;
  readonly query: QueryOf<Key>;
  readonly body: BodyOf<Key>;
  readonly caller: Caller;
  readonly requestId: string;
  /** The request itself, for the handler of an upload; of every other its body has been read. */
  readonly upload: IncomingMessage;
}

/** A reply with a status other than 200. */
export class Answered<Body> {
  readonly status: 200 | 201 | 204;
  readonly body: Body;

  constructor(status: 200 | 201 | 204, body: Body) {
    this.status = status;
    this.body = body;
  }
}

type Outcome<Reply> = Reply extends Download ? SentFile | Refusal : Reply | Answered<Reply> | Refusal;

/** A part of the request that the contract has must have a schema; one that it has not may have none. */
type Demanded<Name extends string, Part, Schema> = [Part] extends [undefined]
  ? { readonly [name in Name]?: never }
  : { readonly [name in Name]: Schema };

type DemandedSchemas<Key extends RouteKey> = Demanded<
  'params',
  ParamsOf<Key>,
  Joi.ObjectSchema<ParamsOf<Key>>
> &
  Demanded<'query', QueryOf<Key>, Joi.ObjectSchema<QueryOf<Key>>> &
  Demanded<'body', BodyOf<Key>, Joi.AnySchema<BodyOf<Key>>>;

/** One route as a feature writes it down. Schemas are best made with `objectOf`, which the contract's types check. */
export interface RouteDefinition<Key extends RouteKey> {
  readonly key: Key;
  /** `anyone` answers everybody; `signedIn` refuses a visitor with 401. */
  readonly who: 'anyone' | 'signedIn';
  /** Roles that may; a signed-in caller with none of them gets 403. Scope is checked in the store. */
  readonly roles?: readonly Role[];
  /** Default: `ordinary`. */
  readonly budget?: RateBudget;
  /** What somebody might be guessing at (a user name): limited on its own beside the address. */
  readonly guessAt?: (body: BodyOf<Key>) => string | undefined;
  /** `upload`: the handler reads the body itself, as `multipart/form-data`. Default: JSON. */
  readonly reads?: 'json' | 'upload';
  /** Media type of a route that answers with a file. Default: JSON. */
  readonly answers?: string;
  /** One English line for the contract page. */
  readonly summary: string;
  readonly params?: Joi.ObjectSchema<ParamsOf<Key>>;
  readonly query?: Joi.ObjectSchema<QueryOf<Key>>;
  readonly body?: Joi.AnySchema<BodyOf<Key>>;
  /** Knows bodies that the schema accepts as they are, for the one route where the schema's time is felt. */
  readonly recognises?: (body: unknown) => body is BodyOf<Key>;
  readonly handle: (call: Call<Key>) => Promise<Outcome<ReplyOf<Key>>> | Outcome<ReplyOf<Key>>;
}

/** A request as it came in, before anything in it is believed. `body` is undefined where none was sent. */
export interface Asked {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly caller: Caller;
  readonly requestId: string;
  readonly request: IncomingMessage;
}

/** A request whose content was found good; `handle` carries it out. */
export interface ReadyCall {
  readonly guessAt: string | undefined;
  handle(): Promise<Answered<unknown> | SentFile | Refusal>;
}

/** A route after its types have been checked, ready to stand in one list with the others. */
export interface Route {
  readonly key: RouteKey;
  readonly method: string;
  /** Koa path under /api/v1. */
  readonly path: string;
  readonly who: 'anyone' | 'signedIn';
  readonly roles: readonly Role[] | null;
  readonly budget: RateBudget;
  readonly reads: 'json' | 'upload';
  readonly answers: string;
  readonly summary: string;
  readonly schemas: {
    readonly params: Joi.Schema | null;
    readonly query: Joi.Schema | null;
    readonly body: Joi.Schema | null;
  };
  /** Checks params, query and body and names every wrong field. */
  prepare(asked: Asked): ReadyCall | Refusal;
}

/**
 * Makes a route of a definition. The compiler holds schemas, handler and reply to `shared/api.ts`; a mismatch of path
 * and params schema that it cannot see is thrown here, when the server is put together.
 */
export function defineRoute<Key extends RouteKey>(
  definition: RouteDefinition<Key> & DemandedSchemas<Key>,
): Route {
  return makeRoute<Key>(definition);
}

function makeRoute<Key extends RouteKey>(definition: RouteDefinition<Key>): Route {
  const { key } = definition;
  const space = key.indexOf(' ');
  const method = key.slice(0, space);
  const path = key.slice(space + 1);
  checkParamNames(path, definition.params);
  const checkParams = validator(definition.params, 'text', evidentParams(definition.params));
  const checkQuery = validator(definition.query, 'text');
  const checkBody = validator(definition.body, 'exact', definition.recognises);
  return {
    key,
    method,
    path,
    who: definition.who,
    roles: definition.roles ?? null,
    budget: definition.budget ?? 'ordinary',
    reads: definition.reads ?? 'json',
    answers: definition.answers ?? 'application/json',
    summary: definition.summary,
    schemas: {
      params: definition.params ?? null,
      query: definition.query ?? null,
      body: definition.body ?? null,
    },
    prepare(asked) {
      const params = checkParams(asked.params);
      const query = checkQuery(asked.query);
      const body = checkBody(asked.body);
      if (isRefusal(params) || isRefusal(query) || isRefusal(body)) {
        return refuseFields([...faultsOf(params), ...faultsOf(query), ...faultsOf(body)]);
      }
      const { caller, requestId, request: upload } = asked;
      const call = {
        params: params.value,
        query: query.value,
        body: body.value,
        caller,
        requestId,
        upload,
      };
      return {
        guessAt: definition.guessAt?.(body.value),
        handle: async () => {
          const outcome = await definition.handle(call);
          if (outcome instanceof Answered || outcome instanceof SentFile || isRefusal(outcome))
            return outcome;
          return new Answered(outcome === undefined ? 204 : 200, outcome);
        },
      };
    },
  };
}

function faultsOf(checked: object): readonly FieldFault[] {
  return isRefusal(checked) ? (checked.fields ?? []) : [];
}

function checkParamNames(path: string, schema: Joi.ObjectSchema | undefined): void {
  const inPath = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]).sort();
  const keys: unknown = schema?.describe()['keys'];
  const inSchema = typeof keys === 'object' && keys !== null ? Object.keys(keys).sort() : [];
  if (inPath.join() !== inSchema.join()) {
    throw new Error(
      `Route ${path}: the params schema has (${inSchema.join()}), the path has (${inPath.join()}).`,
    );
  }
}
