import { refuseScrutineers, type ScrutineerCandidate } from '../../../../shared/round/case/scrutineer.ts';

// ledger.md, "Disclosure modes": an aggregate round is recounted by auditors: the inspector and two resident scrutineers.

const candidate = (name: string, more: Partial<ScrutineerCandidate> = {}): ScrutineerCandidate => ({
  accountId: `account-${name}`,
  householdId: `home-${name}`,
  isResident: true,
  staffAtHome: false,
  ...more,
});
const codeOf = (...given: Parameters<typeof refuseScrutineers>) => refuseScrutineers(...given)?.refused;
const [a, b] = [candidate('a'), candidate('b')];

test('two residents of two households may be appointed while the round is open', () => {
  expect(codeOf('open', [a, b])).toBeUndefined();
});

test.each([
  ['draft', 'round/not-open'],
  ['cancelled', 'round/not-open'],
  ['closed', 'round/closed'],
  ['final', 'round/closed'],
] as const)('nobody is appointed in a round that is %s', (status, code) => {
  expect(codeOf(status, [a, b])).toBe(code);
});

test.each([
  ['one alone', [a]],
  ['none', []],
  ['three', [a, b, candidate('c')]],
  ['the same person twice', [a, a]],
  ['one person for two households', [a, candidate('b', { accountId: a.accountId })]],
  ['two of one household', [a, candidate('b', { householdId: a.householdId })]],
])('%s: two people of two households are needed', (_, candidates) => {
  expect(codeOf('open', candidates)).toBe('scrutineer/two-households');
});

test('whoever is not in the roll, or still waits for the check of the binding, recounts nothing', () => {
  expect(codeOf('open', [a, candidate('b', { isResident: false })])).toBe('scrutineer/not-a-resident');
});

test('nobody recounts the work of the office of somebody at home', () => {
  expect(codeOf('open', [candidate('a', { staffAtHome: true }), b])).toBe('scrutineer/staff-household');
});
