import { refuseRoundTerms } from '../../../../shared/round/opening/refuseRoundTerms.ts';
import { statutoryFaults } from '../../../../shared/round/opening/statutoryFaults.ts';
import type { RoundTerms } from '../../../../shared/round/round.ts';
import type { StatutoryTerms, VoteRule } from '../../../../shared/round/vote/statutoryTerms.ts';
import { stance, termsWith } from '../../../support/roundFixtures.ts';
import { exampleStatutory, voteTerms } from '../../../support/statutoryFixtures.ts';

// domain.md: a statutory round names its convenor, notice date (≥ 15 days), proxy rule and the rules of procedure, or
// cannot open; `custom` is never below 278 for a matter of 278.

const whole = { electors: 12, withoutOwner: 0 };
const faultsOf = (terms: RoundTerms, electors = whole) =>
  statutoryFaults(terms, { electors }).map(({ path, code }) => `${path} ${code}`);
const withStatutory = (change: Partial<StatutoryTerms>) =>
  faultsOf(voteTerms({ statutory: { ...exampleStatutory, ...change } }));
const withRule = (rule: VoteRule, matter: StatutoryTerms['matters'][number]['matter']) =>
  withStatutory({ matters: [{ questionId: 'fund', matter, rule }] });

test('a vote that names everything may open', () => {
  expect(faultsOf(voteTerms())).toEqual([]);
  expect(
    refuseRoundTerms(voteTerms(), { households: 12, unitIds: ['b1-u1'], electors: whole }),
  ).toBeUndefined();
});

test.each<[what: string, change: Partial<StatutoryTerms>, fault: string]>([
  ['convenor', { convenor: { body: ' ', function: '岗', phone: '1' } }, 'statutory.convenor.body empty'],
  [
    'convenor’s telephone',
    { convenor: { body: '会', function: '岗', phone: '' } },
    'statutory.convenor.phone empty',
  ],
  ['place of the meeting', { meetingPlace: '' }, 'statutory.meetingPlace empty'],
  ['proxy rule', { proxyRule: '' }, 'statutory.proxyRule empty'],
  ['rules of procedure', { procedure: '\n' }, 'statutory.procedure empty'],
  ['notice date', { noticeAt: '' }, 'statutory.noticeAt not-a-time'],
  ['matter of every question', { matters: [] }, 'questions[0] question-without-matter'],
  [
    'question of every matter',
    { matters: [...exampleStatutory.matters, { ...exampleStatutory.matters[0], questionId: 'x' } as never] },
    'statutory.matters[1].questionId unknown-question',
  ],
  [
    'basis of an official system',
    { officialSystem: { name: '省系统', basis: '' } },
    'statutory.officialSystem empty',
  ],
])('without the %s it cannot open', (_, change, fault) => {
  expect(withStatutory(change)).toContain(fault);
});

test.each([
  ['2026-10-17T00:00:00.000Z', []],
  ['2026-10-17T00:00:00.001Z', ['statutory.noticeAt too-late']],
  ['2026-11-01T00:00:00.000Z', ['statutory.noticeAt too-late']],
])('notice at %s, fifteen days before the opening on the first of November: %j', (noticeAt, faults) => {
  expect(withStatutory({ noticeAt })).toEqual(faults);
});

test('a rule below the law is refused, in the words of the matter', () => {
  const law = '民法典第二百七十八条第二款';
  expect(withRule({ kind: 'ordinary', law }, 'rebuild')).toEqual(['statutory.matters[0].rule below-278']);
  expect(withRule({ kind: 'special', law }, 'rebuild')).toEqual([]);
  expect(withRule({ kind: 'special', law: '' }, 'rebuild')).toEqual(['statutory.matters[0].rule.law empty']);
  const custom: VoteRule = {
    kind: 'custom',
    law: '议事规则第八条',
    text: '五分之四以上同意',
    participation: { numerator: 2, denominator: 3, strict: false },
    agreement: { numerator: 4, denominator: 5, strict: false },
  };
  expect(withRule(custom, 'changeCommonUse')).toEqual([]);
  expect(withRule({ ...custom, text: '' }, 'changeCommonUse')).toEqual([
    'statutory.matters[0].rule.text empty',
  ]);
  const half = { numerator: 1, denominator: 2, strict: true };
  expect(withRule({ ...custom, agreement: half }, 'changeCommonUse')).toEqual([
    'statutory.matters[0].rule below-278',
  ]);
  const nonsense = { numerator: 4, denominator: 3, strict: false };
  expect(withRule({ ...custom, agreement: nonsense }, 'changeCommonUse')).toEqual([
    'statutory.matters[0].rule not-a-share',
  ]);
});

test('every dwelling needs its owner: otherwise N and S would be too small', () => {
  expect(faultsOf(voteTerms(), { electors: 11, withoutOwner: 1 })).toEqual(['roll.electors owner-missing']);
  expect(faultsOf(voteTerms(), { electors: 0, withoutOwner: 0 })).toEqual(['roll.electors empty']);
});

test('a vote asks 同意 · 不同意 · 弃权 and nothing else', () => {
  const questions = [{ ...stance('fund'), type: 'single' } as const];
  expect(faultsOf(voteTerms({ questions }))).toEqual(['questions[0].type not-a-vote']);
});

test('a solicitation may not claim to be a vote, and a vote without its part is refused', () => {
  expect(faultsOf(termsWith([stance('lamp')], { statutory: exampleStatutory }))).toEqual([
    'statutory not-an-owners-vote',
  ]);
  expect(faultsOf(termsWith([stance('lamp')], { kind: 'statutory' }))).toEqual(['kind needs-convenor']);
});
