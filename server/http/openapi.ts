import type Joi from 'joi';
import parse from 'joi-to-json';
import { REFUSALS } from '../../shared/refusal.ts';
import type { Route } from './route.ts';
import { REFUSED_MEMBER } from './schema.ts';

/** A JSON Schema as joi-to-json makes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly schema: unknown;
}

/** One method of one path. */
export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly description: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, { schema: JsonSchema }>>;
  };
  readonly responses: Readonly<Record<string, unknown>>;
}

/** The contract, in the form of OpenAPI 3.1. */
export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, unknown>>;
}

/** Writes the contract from the very definitions that validate requests, so that the two cannot differ. */
export function describeApi(routes: readonly Route[], version: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Neighbourhood renewal',
      version,
      description:
        'JSON in UTF-8, at most 256 KB. Times are ISO 8601 UTC, ids opaque strings. Lists are {items, nextCursor} ' +
        'with ?limit (1–100) and ?cursor. Unknown fields are refused.',
    },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer' } },
      schemas: { Refusal: REFUSAL_SCHEMA },
      responses: {
        Refused: {
          description: 'Refused; nothing was written.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
        },
      },
    },
  };
}

const REFUSAL_SCHEMA = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'requestId'],
      properties: {
        code: { type: 'string', enum: Object.keys(REFUSALS) },
        message: { type: 'string', description: 'One sentence in Chinese.' },
        fields: {
          type: 'array',
          items: {
            type: 'object',
            required: ['path', 'code'],
            properties: { path: { type: 'string' }, code: { type: 'string' } },
          },
        },
        requestId: { type: 'string' },
      },
    },
  },
};

const UPLOAD_BODY = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
    },
  },
} as const;

function operationOf(route: Route): Operation {
  const { body, params, query } = route.schemas;
  const success = route.method === 'GET' ? '200' : '2XX';
  const visitor = route.who === 'anyone' ? [{}] : [];
  return {
    operationId: route.key,
    summary: route.summary,
    tags: [route.path.split('/')[1] ?? ''],
    description: whoMay(route),
    security: [...visitor, { session: [] }],
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body) } } } }),
    ...(route.reads === 'upload' ? { requestBody: UPLOAD_BODY } : {}),
    responses: {
      [success]: { description: 'Done.', content: { [route.answers]: {} } },
      default: { $ref: '#/components/responses/Refused' },
    },
  };
}

function whoMay(route: Route): string {
  if (route.roles !== null) return `Roles: ${route.roles.join(', ')}.`;
  return route.who === 'anyone' ? 'Anyone.' : 'Anyone signed in.';
}

function parametersOf(schema: Joi.Schema | null, place: 'path' | 'query'): Parameter[] {
  if (schema === null) return [];
  const { properties, required } = schemaOf(schema);
  const needed: readonly unknown[] = Array.isArray(required) ? required : [];
  return Object.entries(isRecord(properties) ? properties : {}).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema: one,
  }));
}

function schemaOf(schema: Joi.Schema): JsonSchema {
  const converted: unknown = parse(schema, 'open-api-3.1');
  const possible = withoutRefused(converted);
  return isRecord(possible) ? possible : {};
}

function withoutRefused(schema: unknown): unknown {
  if (Array.isArray(schema)) {
    const members: readonly unknown[] = schema;
    return members.filter((one) => !(isRecord(one) && one[REFUSED_MEMBER] === true)).map(withoutRefused);
  }
  if (!isRecord(schema)) return schema;
  return Object.fromEntries(Object.entries(schema).map(([name, one]) => [name, withoutRefused(one)]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
