import Joi from 'joi';

/** A field that may be left out. */
export interface Optional<Schema> {
  readonly optional: Schema;
}

/** The kinds of schema that may describe a value of a type. */
type SchemaFor<Value> = [Value] extends [string]
  ? Joi.StringSchema | Joi.AlternativesSchema
  : [Value] extends [number]
    ? Joi.NumberSchema | Joi.AlternativesSchema
    : [Value] extends [boolean]
      ? Joi.BooleanSchema
      : [Value] extends [readonly unknown[]]
        ? Joi.ArraySchema
        : [Value] extends [object]
          ? Joi.ObjectSchema<Value> | Joi.AlternativesSchema<Value>
          : Joi.AlternativesSchema | Joi.AnySchema;

/** One schema for every field of a shape, no field more; optional fields, and only they, wrapped in `optional`. */
export type FieldsOf<Shape> = {
  readonly [Key in keyof Shape]-?: object extends Pick<Shape, Key>
    ? Optional<SchemaFor<Exclude<Shape[Key], undefined>>>
    : SchemaFor<Shape[Key]>;
};

/** Marks a field of `objectOf` as one that may be left out. */
export function optional<Schema extends Joi.Schema>(schema: Schema): Optional<Schema> {
  return { optional: schema };
}

/**
 * The schema of a shape of the contract: `objectOf<BodyOf<'POST /rounds/:roundId/responses'>>({…})`. The compiler sees
 * to it that no field is forgotten, invented, of another type, or optional on one side only. Unknown keys are refused.
 */
export function objectOf<Shape extends object>(fields: FieldsOf<Shape>): Joi.ObjectSchema<Shape> {
  return objectWith<Shape>(schemasOf(fields)).unknown(false);
}

type Fields = Readonly<Record<string, Joi.Schema | Optional<Joi.Schema>>>;

function schemasOf(fields: object): Record<string, Joi.Schema> {
  const entries = Object.entries<Joi.Schema | Optional<Joi.Schema>>({ ...fields });
  return Object.fromEntries(
    entries.map(([name, field]) => [name, isOptional(field) ? field.optional.optional() : field.required()]),
  );
}

/** Schemas have a method of that name. */
function isOptional(field: Joi.Schema | Optional<Joi.Schema>): field is Optional<Joi.Schema> {
  return typeof field.optional !== 'function';
}

function objectWith<Shape>(schemas: Record<string, Joi.Schema>): Joi.ObjectSchema<Shape> {
  return Joi.object<Shape, false, Record<string, unknown>>(schemas);
}

/** An id as it stands in a path or a body: opaque, without anything that a database or a path could read as more. */
export const OPAQUE_ID = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/;
export const opaqueId = Joi.string().pattern(OPAQUE_ID).description('opaque id');

/** The two fields of every list's query; `limit` outside 1–100 is refused, not clamped. */
export const pageFields = {
  limit: optional(Joi.number().integer().min(1).max(100)),
  cursor: optional(Joi.string().max(512)),
};

/** Marks the member of an alternative that no value fulfils. */
export const REFUSED_MEMBER = 'x-refused';

/** The shapes of a union by the value of the field that tells them apart. */
export type ShapesOf<Union, Tag extends keyof Union & string> = {
  readonly [Value in Union[Tag] & string]: FieldsOf<Omit<Extract<Union, Record<Tag, Value>>, Tag>>;
};

/**
 * The schema of a union whose members one field tells apart: `oneOf<SignIn, 'method'>('method', { wechat: {…}, … })`.
 * Only the faults of the member that was meant are named; an unknown tag is the only fault of its body.
 */
export function oneOf<Union extends object, Tag extends keyof Union & string>(
  tag: Tag,
  shapes: ShapesOf<Union, Tag>,
): Joi.AlternativesSchema<Union> {
  const members = Object.entries<Fields>(shapes);
  const tagOf = (...values: string[]) =>
    Joi.string()
      .valid(...values)
      .required();
  return Joi.alternatives<Union>().conditional(`.${tag}`, {
    switch: members.map(([value, fields]) => ({
      is: value,
      then: objectWith({ ...schemasOf(fields), [tag]: tagOf(value) }).unknown(false),
    })),
    // Matches nothing: it only names the fault, and is left out of the contract.
    otherwise: objectWith({ [tag]: tagOf(...members.map(([value]) => value)) })
      .unknown(true)
      .meta({ [REFUSED_MEMBER]: true }),
  });
}
