import type Joi from 'joi';
import { OPAQUE_ID, opaqueId } from './schema.ts';

const OPAQUE = JSON.stringify(opaqueId.required().describe());

/**
 * Knows the params of a path that names things by opaque ids only, as most do, without asking joi on every request.
 * Undefined for other schemas, which are to be asked.
 */
export function evidentParams<Value>(
  schema: Joi.ObjectSchema<Value> | undefined,
): ((input: unknown) => input is Value) | undefined {
  const keys: unknown = schema?.describe()['keys'];
  const expected = Object.entries(isRecord(keys) ? keys : {});
  if (expected.length === 0 || expected.some(([, key]) => JSON.stringify(key) !== OPAQUE)) return undefined;
  const names = expected.map(([name]) => name);
  return (input): input is Value =>
    isRecord(input) &&
    Object.keys(input).length === names.length &&
    names.every((name) => isOpaqueId(input[name]));
}

function isOpaqueId(value: unknown): boolean {
  return typeof value === 'string' && OPAQUE_ID.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
