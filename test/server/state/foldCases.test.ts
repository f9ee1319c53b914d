import type { Entry, EntryType, Leaf, PrivateFields } from '../../../shared/ledger/leaf.ts';
import { foldCases } from '../../../server/state/foldCases.ts';
import {
  casesOf,
  createRoundCases,
  openDisputes,
  type RoundCases,
} from '../../../server/state/roundCases.ts';

// What is contested in a round, derived from its entries alone (ledger.md: "derived by replay").

type Said = readonly [t: EntryType, fields: PrivateFields, d?: Leaf['d']];

const after = (...said: readonly Said[]): RoundCases => {
  const cases = createRoundCases();
  said.forEach(([t, fields, d], seq) => {
    const leaf: Leaf = { v: 1, log: 'c1', seq, t, tm: 600, prev: '0'.repeat(64), c: {}, ...(d && { d }) };
    const entry: Entry = { leaf, fields, h: '0'.repeat(64) };
    foldCases(cases, entry);
  });
  return cases;
};
const home = { household: 'h1', actor: 'worker-1' };
const admin = { household: 'h1', actor: 'admin-1' };
const visit = (visitAt: string, outcome = 'attempted'): Said => ['visit', { ...home, outcome, visitAt }];
const answer = (by: 'self' | 'staff', value = 'yes'): Said => [
  'response',
  { ...home, by, answers: [{ questionId: 'lamp', value }] },
];
const dispute = (target: number): Said => ['dispute', { household: 'h1', actor: 'owner-1', target }];
const statesOf = (cases: RoundCases, kind: 'exclusion' | 'dispute' | 'void') =>
  casesOf(cases, kind).map(({ state }) => state);

test('calls in vain are counted by the day in China; a refusal at the door is no call in vain', () => {
  const { attemptDays } = after(
    visit('2026-05-01T15:59:00Z'),
    visit('2026-05-01T16:01:00Z'),
    visit('2026-05-02T10:00:00Z', 'unreachable'),
    visit('2026-05-04T10:00:00Z', 'refused'),
  );
  expect(attemptDays.get('h1')?.size).toBe(2);
});

test.each<[string, Said[], string[]]>([
  ['asked', [['exclusionRequest', home]], ['waiting']],
  [
    'approved',
    [
      ['exclusionRequest', home],
      ['exclusionApprove', { ...admin, target: 0, result: true }],
    ],
    ['approved'],
  ],
  [
    'rejected',
    [
      ['exclusionRequest', home],
      ['exclusionApprove', { ...admin, target: 0, result: false }],
    ],
    ['rejected'],
  ],
  ['asked, then the household answers', [['exclusionRequest', home], answer('staff')], ['lapsed']],
  [
    'approved, then the household answers',
    [['exclusionRequest', home], ['exclusionApprove', { ...admin, target: 0, result: true }], answer('self')],
    ['lapsed'],
  ],
  [
    'approved, then a blank form comes',
    [
      ['exclusionRequest', home],
      ['exclusionApprove', { ...admin, target: 0, result: true }],
      answer('staff', ' '),
    ],
    ['approved'],
  ],
  ['decided about something else', [['exclusionApprove', { ...admin, target: 5, result: true }]], []],
])('an exclusion %s', (_, said, states) => {
  expect(statesOf(after(...said), 'exclusion')).toEqual(states);
});

test.each<[string, Said[], string[]]>([
  ['open', [answer('staff'), dispute(0)], ['waiting']],
  [
    'upheld',
    [answer('staff'), dispute(0), ['disputeResolve', { ...admin, target: 0, result: true }]],
    ['approved'],
  ],
  [
    'dismissed and raised again',
    [answer('staff'), dispute(0), ['disputeResolve', { ...admin, target: 0, result: false }], dispute(0)],
    ['rejected', 'waiting'],
  ],
  ['settled by the household’s own answer', [answer('staff'), dispute(0), answer('self')], ['lapsed']],
  ['not settled by another entry of staff', [answer('staff'), dispute(0), answer('staff')], ['waiting']],
  [
    'settled by the entry being made void',
    [
      answer('staff'),
      dispute(0),
      ['void', { ...home, target: 0 }],
      ['void', { ...home, target: 0, approver: 'admin-1', result: true }],
    ],
    ['approved'],
  ],
  [
    'left open by a void that was rejected',
    [
      answer('staff'),
      dispute(0),
      ['void', { ...home, target: 0 }],
      ['void', { ...home, target: 0, approver: 'admin-1', result: false }],
    ],
    ['waiting'],
  ],
])('a dispute %s', (_, said, states) => {
  const cases = after(...said);
  expect(statesOf(cases, 'dispute')).toEqual(states);
  expect(openDisputes(cases)).toHaveLength(states.filter((state) => state === 'waiting').length);
});

test('an entry whose private half was erased contests nothing', () => {
  const cases = after(['dispute', {}], ['void', {}], ['exclusionRequest', {}], ['visit', {}]);
  expect([...cases.bySeq.values()]).toEqual([]);
});

test('the sample stands as it was drawn, with the last word about each entry', () => {
  const root = 'a'.repeat(64);
  const cases = after(
    ['auditSample', {}, { population: 9, drawn: [3, 7], root, publicNumber: '12' }],
    ['auditResult', { ...admin, target: 3, result: 'notReached' }],
    ['auditResult', { ...admin, target: 3, result: 'confirmed' }],
  );
  expect(cases.sample).toMatchObject({ population: 9, drawn: [3, 7], root, publicNumber: '12' });
  expect(cases.sample?.results.get(3)).toEqual({ outcome: 'confirmed', by: 'admin-1', seq: 2 });
});
