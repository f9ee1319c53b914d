import Joi from 'joi';
import { evidentParams } from '../../../server/http/evidentParams.ts';
import { opaqueId } from '../../../server/http/schema.ts';

const ids = Joi.object({ roundId: opaqueId.required(), seq: opaqueId.required() });

test.each([
  [{ roundId: 'round-1', seq: '7' }, true],
  [{ roundId: 'round-1' }, false],
  [{ roundId: 'round-1', seq: '' }, false],
  [{ roundId: 'round-1', seq: '../7' }, false],
  [{ roundId: 'round-1', seq: 7 }, false],
  [{ roundId: 'round-1', seq: '7', more: 'x' }, false],
  [{ roundId: 'x'.repeat(129), seq: '7' }, false],
  [undefined, false],
])('%j is known: %s, and what is known the schema accepts', (params, known) => {
  expect(evidentParams(ids)?.(params)).toBe(known);
  if (known) expect(ids.validate(params).error).toBeUndefined();
});

test.each([
  ['a number among them', Joi.object({ roundId: opaqueId.required(), seq: Joi.number().required() })],
  ['an id that may be absent', Joi.object({ roundId: opaqueId })],
  ['no field', Joi.object({})],
])('a schema with %s is asked', (_, schema) => expect(evidentParams(schema)).toBeUndefined());
