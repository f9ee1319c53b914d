import Joi from 'joi';
import { type FieldFault, type Refusal, refuseFields } from '../../shared/refusal.ts';

/** More faults than this help nobody and make a reply that grows with the attack. */
const MOST_FAULTS = 20;
const LONGEST_PATH = 120;

const WORDS: Readonly<Record<string, string>> = {
  'any.required': 'required',
  'any.only': 'not-an-option',
  'any.unknown': 'unknown',
  'object.unknown': 'unknown',
  'object.pattern.match': 'format',
  'string.empty': 'empty',
  'string.pattern.base': 'format',
  'string.pattern.name': 'format',
  'string.isoDate': 'format',
  'string.guid': 'format',
  'string.hex': 'format',
  'string.length': 'length',
  'string.min': 'too-short',
  'string.max': 'too-long',
  'array.min': 'too-few',
  'array.max': 'too-many',
  'array.unique': 'repeated',
  'number.min': 'too-small',
  'number.max': 'too-large',
  'number.unsafe': 'not-safe',
  'number.integer': 'not-integer',
};

/** A part of a request that was found good, or the refusal that names its faults. */
export type Validated<Value> = { readonly value: Value } | Refusal;

/**
 * Makes the check of one part of a request. `text` (params, query) turns digits into numbers and nothing else;
 * `exact` (bodies) converts nothing. Without a schema the part must be absent or empty. Unknown keys are refused
 * whatever the schema says; a refusal names at most 20 fields in the form of `FieldFault`. What `recognises` knows as good
 * is not held against the schema, which would say the same more slowly.
 */
export function validator<Value>(
  schema: Joi.AnySchema<Value> | undefined,
  reading: 'text' | 'exact',
  recognises: (input: unknown) => input is Value = nothing,
): (input: unknown) => Validated<Value> {
  // Made once: a changed schema is a new one, and making it costs more than checking with it.
  const expected = (schema?.required() ?? Joi.any<Value>().forbidden()).prefs({
    abortEarly: false,
    allowUnknown: false,
    stripUnknown: false,
    convert: reading === 'text',
    // The sentences of joi are never shown; leaving the quoted values out also keeps them out of every log.
    errors: { render: false },
  });
  const nothingGiven = expected.validate(undefined);
  return (input) => {
    if (recognises(input)) return { value: input };
    const fields = isRecord(input) ? Object.keys(input) : [];
    // Joi would lose this one key instead of refusing it.
    if (fields.includes('__proto__')) return refuseFields([{ path: '__proto__', code: 'forbidden' }]);
    if (schema === undefined && fields.length > 0) return refuseFields(unknownFields(fields));
    const isNothing = schema === undefined && (input === undefined || isRecord(input));
    const result = isNothing ? nothingGiven : expected.validate(input);
    if (result.error !== undefined) return refuseFields(faultsOf(result.error));
    return { value: result.value };
  };
}

function faultsOf(error: Joi.ValidationError): FieldFault[] {
  return error.details.slice(0, MOST_FAULTS).map((detail) => ({
    path: printPath(detail.path),
    code: WORDS[detail.type] ?? (detail.type.endsWith('.base') ? 'wrong-type' : lastWord(detail.type)),
  }));
}

function nothing(_input: unknown): _input is never {
  return false;
}

/** `['answers', 0, 'value']` → `answers[0].value`. */
export function printPath(path: readonly (string | number)[]): string {
  const printed = path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? step : `${text}.${step}`;
  }, '');
  return printed.length > LONGEST_PATH ? `${printed.slice(0, LONGEST_PATH)}…` : printed;
}

function lastWord(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

function unknownFields(names: readonly string[]): FieldFault[] {
  return names.slice(0, MOST_FAULTS).map((name) => ({ path: printPath([name]), code: 'unknown' }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
