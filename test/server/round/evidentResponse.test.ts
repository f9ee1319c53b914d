import fc from 'fast-check';
import { isRefusal } from '../../../shared/refusal.ts';
import { validator } from '../../../server/http/validate.ts';
import { isEvidentResponse } from '../../../server/round/answering/evidentResponse.ts';
import { responseBody } from '../../../server/round/roundSchemas.ts';

const bySchema = validator(responseBody, 'exact');

const plain = {
  clientKey: 'key-12345678',
  householdId: 'demo-01-h1',
  questionHash: 'a'.repeat(64),
  answers: [
    { questionId: 'q1', value: 'yes', reason: '' },
    { questionId: 'q2', value: 5 },
    { questionId: 'q3', value: ['o1', 'o2'] },
    { questionId: 'q4', value: { r1: 3 } },
  ],
  answeredAt: '2026-11-21T08:00:00.000Z',
  channel: 'app',
  confirm: true,
};

test('the ballot of a phone is known without the schema', () => expect(isEvidentResponse(plain)).toBe(true));

test('what only staff says is left to the schema', () => {
  expect(isEvidentResponse({ ...plain, channel: 'door' })).toBe(false);
  expect(isEvidentResponse({ ...plain, relation: 'owner' })).toBe(false);
});

const odd = fc.constantFrom<unknown>(
  undefined,
  null,
  '',
  'x',
  'key-12345678',
  'a'.repeat(64),
  'app',
  'door',
  '2026-11-21T08:00:00Z',
  '2026-02-31T08:00:00Z',
  '2026-13-41T08:00:00Z',
  -1,
  2 ** 53,
  0.5,
  true,
  [],
  ['o1', 1],
  {},
  { $ne: '' },
  [null],
  [{}],
  [{ questionId: 'q1' }],
  [{ questionId: '', value: 1 }],
  [{ questionId: 'q1', value: null }],
  [{ questionId: 'q1', value: 'yes', reason: null }],
  [{ questionId: 'q1', value: 'yes', reason: 'x'.repeat(2001) }],
  [{ questionId: 'q1', value: 'yes', extra: 1 }],
  Array.from({ length: 201 }, () => ({ questionId: 'q1', value: 'yes' })),
);

test('whatever is known without the schema is accepted by the schema, unchanged', () => {
  const members = fc.constantFrom(...Object.keys(plain), 'relation', 'visit', 'unknown');
  const changed = fc
    .array(fc.tuple(members, odd), { maxLength: 2 })
    .map((changes) => ({ ...plain, ...Object.fromEntries(changes) }));
  const shortened = fc.tuple(changed, members).map(([body, gone]) => {
    const entries = Object.entries(body).filter(([name]) => name !== gone);
    return Object.fromEntries(entries);
  });
  fc.assert(
    fc.property(fc.oneof(changed, shortened, odd), (body) => {
      fc.pre(isEvidentResponse(body));
      const judged = bySchema(body);
      expect(isRefusal(judged)).toBe(false);
      expect(judged).toEqual({ value: body });
    }),
    { numRuns: 3000 },
  );
});
