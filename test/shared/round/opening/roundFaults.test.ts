import type { OpeningContext, PlanFacts } from '../../../../shared/round/opening/openingContext.ts';
import type { Question } from '../../../../shared/round/question.ts';
import { roundFaults } from '../../../../shared/round/opening/refuseRoundTerms.ts';
import type { RoundTerms } from '../../../../shared/round/round.ts';
import { exampleRule, questionBase, stance, termsWith } from '../../../support/roundFixtures.ts';

// 这一轮永远过不了，因为…: what a round depends on beside its own questions, row by row.

const NOW = Date.parse('2026-11-02T00:00:00Z');
const plan: PlanFacts = {
  planVersionId: 'plan-2',
  version: 2,
  hash: 'a'.repeat(64),
  drawings: 2,
  items: [
    { itemId: 'lamp', name: '照明设施', scope: 'community', described: true },
    { itemId: 'lift', name: '加装电梯', scope: 'unit', legalEffect: '民法典第二百七十八条', described: true },
    { itemId: 'seat', name: '座椅', scope: 'community', described: false },
  ],
};
const context: OpeningContext = {
  households: 24,
  unitIds: ['u1', 'u2'],
  buildings: [{ buildingId: 'b1', name: '1号楼', households: 24 }],
  now: NOW,
  plan,
  policy: {
    thresholdPercent: 80,
    counts: 'answered',
    smallCellK: 5,
    objectionDays: 5,
    buildingFloorPercent: null,
  },
  openRounds: [],
};
const planVersion = { planVersionId: 'plan-2', version: 2, hash: plan.hash };
const lamp = stance('lamp', { itemId: 'lamp' });
const lift = stance('lift', { itemId: 'lift', scope: ['u1'], legalEffect: '民法典第二百七十八条' });

const faultsOf = (terms: RoundTerms, changed: Partial<OpeningContext> = {}) =>
  roundFaults(terms, { ...context, ...changed }).map(({ path, code }) => `${path} ${code}`);
const sentenceOf = (terms: RoundTerms, changed: Partial<OpeningContext> = {}) =>
  roundFaults(terms, { ...context, ...changed }).map(({ sentence }) => sentence);

test('a menu round on the published plan has no fault', () => {
  expect(faultsOf(termsWith([lamp, lift], { planVersion }))).toEqual([]);
});

describe('the window', () => {
  test.each<[string, string, string, string, string]>([
    [
      'is past',
      '2026-10-01T00:00:00Z',
      '2026-11-01T22:00:00Z',
      'closesAt past',
      '截止时间已经过去 2 小时，没有人能答复。',
    ],
    [
      'is too short',
      '2026-11-03T00:00:00Z',
      '2026-11-03T23:00:00Z',
      'closesAt too-short',
      '征集只有 23 小时，至少要 24 小时。',
    ],
    [
      'has begun, and what is left is too short',
      '2026-10-01T00:00:00Z',
      '2026-11-02T05:00:00Z',
      'closesAt too-short',
      '征集只有 5 小时，至少要 24 小时。',
    ],
    [
      'is longer than a year',
      '2026-11-03T00:00:00Z',
      '2028-11-03T00:00:00Z',
      'closesAt too-long',
      '征集有 731 天，最长 366 天。',
    ],
  ])('%s', (_, opensAt, closesAt, fault, sentence) => {
    const terms = termsWith([lamp], { opensAt, closesAt });
    expect(faultsOf(terms)).toEqual([fault]);
    expect(sentenceOf(terms)).toEqual([sentence]);
  });

  test('of exactly one day is long enough', () => {
    const terms = termsWith([lamp], { opensAt: '2026-11-03T00:00:00Z', closesAt: '2026-11-04T00:00:00Z' });
    expect(faultsOf(terms)).toEqual([]);
  });
});

describe('the threshold with this roll', () => {
  test('no household: D = 0, the rate is nothing and the gate stays closed', () => {
    expect(faultsOf(termsWith([lamp]), { households: 0, unitIds: [] })).toEqual(['roll empty']);
  });

  test('a building without households never reaches its own floor, where the policy sets one', () => {
    const buildings = [
      { buildingId: 'b1', name: '1号楼', households: 24 },
      { buildingId: 'b2', name: '2号楼', households: 0 },
    ];
    const policy = { ...context.policy, buildingFloorPercent: 60 } as NonNullable<OpeningContext['policy']>;
    expect(faultsOf(termsWith([lamp]), { buildings })).toEqual([]);
    expect(sentenceOf(termsWith([lamp]), { buildings, policy })).toEqual([
      '2号楼在名册里有 0 户，各楼栋单独的下限 60% 在这栋楼永远达不到。',
    ]);
  });

  test.each<[string, Partial<RoundTerms['rule']>, string]>([
    ['a threshold below the region’s', { thresholdPercent: 79 }, 'rule.thresholdPercent below-policy'],
    ['a small cell below the region’s', { smallCellK: 4 }, 'rule.smallCellK below-policy'],
    ['fewer days for objections', { objectionDays: 4 }, 'rule.objectionDays below-policy'],
    ['refusals counted where the region does not', { counts: 'asked' }, 'rule.counts below-policy'],
  ])('%s', (_, changed, fault) => {
    expect(faultsOf(termsWith([lamp], { rule: { ...exampleRule, ...changed } }))).toEqual([fault]);
  });
});

describe('who may answer how, and what is shown', () => {
  test('once only with several channels', () => {
    const rule = { ...exampleRule, answerOnce: true };
    expect(sentenceOf(termsWith([lamp], { rule, channels: ['app', 'web', 'paper', 'door'] }))[0]).toMatch(
      /开了 3 种途径/,
    );
    expect(faultsOf(termsWith([lamp], { rule, channels: ['app', 'web'] }))).toEqual([]);
  });

  test.each<[string, Partial<RoundTerms>, Partial<OpeningContext>, string[]]>([
    [
      'room numbers are for owners’ votes only',
      { disclosure: 'roomlist', disclosureBasis: '民法典第二百七十八条' },
      {},
      ['disclosure statutory-only'],
    ],
    [
      'tags need 50 households',
      { disclosure: 'pseudonymous', disclosureBasis: '居民会议 10 月 8 日同意' },
      { households: 49 },
      ['disclosure too-few-households'],
    ],
    [
      'tags need the residents’ own yes',
      { disclosure: 'pseudonymous' },
      { households: 50 },
      ['disclosureBasis required'],
    ],
    [
      'tags with both are allowed',
      { disclosure: 'pseudonymous', disclosureBasis: '居民会议 10 月 8 日同意' },
      { households: 50 },
      [],
    ],
  ])('%s (ledger.md "Disclosure modes")', (_, overrides, changed, faults) => {
    expect(faultsOf(termsWith([lamp], overrides), changed)).toEqual(faults);
  });
});

describe('the published plan', () => {
  const confirmation = (overrides: Partial<RoundTerms> = {}) =>
    termsWith([stance('agree')], { kind: 'confirmation', planVersion, ...overrides });

  test.each<[string, RoundTerms, Partial<OpeningContext>, string[]]>([
    ['a confirmation on the published version with drawings', confirmation(), {}, []],
    [
      'a confirmation without a published plan',
      confirmation(),
      { plan: null },
      ['planVersion not-published'],
    ],
    [
      'a confirmation that names no version',
      termsWith([stance('agree')], { kind: 'confirmation' }),
      {},
      ['planVersion required'],
    ],
    [
      'a confirmation of an older version',
      confirmation({ planVersion: { ...planVersion, planVersionId: 'plan-1', version: 1 } }),
      {},
      ['planVersion outdated'],
    ],
    [
      'a confirmation of a version whose content is another',
      confirmation({ planVersion: { ...planVersion, hash: 'b'.repeat(64) } }),
      {},
      ['planVersion outdated'],
    ],
    [
      'a confirmation without drawings',
      confirmation(),
      { plan: { ...plan, drawings: 0 } },
      ['planVersion no-drawings'],
    ],
    [
      'a confirmation that asks nothing',
      confirmation({ questions: [{ ...questionBase, questionId: 'words', type: 'text', maxLength: 9 }] }),
      {},
      ['questions no-stance'],
    ],
    [
      'an item that is not in the plan',
      termsWith([stance('x', { itemId: 'x' })]),
      {},
      ['questions[0].itemId not-in-plan'],
    ],
    [
      'an item with legal effect that is not flagged 需业主表决',
      termsWith([lamp, stance('lift', { itemId: 'lift', scope: ['u1'] })]),
      {},
      ['questions[1].legalEffect vote-flag-missing'],
    ],
    [
      'an item of which nobody knows what it will look like',
      termsWith([stance('seat', { itemId: 'seat' })]),
      {},
      ['questions[0] look-missing'],
    ],
    [
      'an item of some units that is put to everybody',
      termsWith([{ ...lift, scope: 'community' }]),
      {},
      ['questions[0].scope unit-item-to-everybody'],
    ],
    [
      'options that stand for items are looked at as well',
      termsWith([
        {
          ...questionBase,
          questionId: 'pick',
          type: 'multiple',
          section: 'upgrade',
          min: 0,
          max: 1,
          options: [
            { optionId: 'lift', label: '电梯' },
            { optionId: 'seat', label: '座椅' },
          ],
        },
      ]),
      {},
      ['questions[0].options[0].legalEffect vote-flag-missing', 'questions[0].options[1] look-missing'],
    ],
  ])('%s', (_, terms, changed, faults) => {
    expect(faultsOf(terms, changed)).toEqual(faults);
  });
});

describe('rounds beside each other', () => {
  const openRounds = [{ roundId: 'round-9', kind: 'menu', title: '上一轮点菜' }] as const;
  test('two open rounds of one kind', () => {
    expect(sentenceOf(termsWith([lamp]), { openRounds })).toEqual([
      '“上一轮点菜”还没有截止，同一类的征集不能同时开两轮。',
    ]);
  });
  test('a round of another kind stands in nobody’s way', () => {
    expect(faultsOf(termsWith([lamp], { kind: 'survey' }), { openRounds })).toEqual([]);
  });
});

describe('conditions', () => {
  const options = [
    { optionId: 'a', label: '甲' },
    { optionId: 'b', label: '乙' },
  ];
  const first: Question = { ...questionBase, questionId: 'first', type: 'single', options };
  const follow = (overrides: Partial<Question> = {}): Question =>
    ({
      ...questionBase,
      questionId: 'follow',
      type: 'text',
      maxLength: 100,
      required: true,
      askedIf: { questionId: 'first', optionIds: ['a'] },
      ...overrides,
    }) as Question;

  test.each<[string, readonly Question[], string[]]>([
    ['one that points back', [first, follow()], []],
    [
      'one on a mark',
      [
        { ...questionBase, questionId: 'first', type: 'rating' },
        follow({ askedIf: { questionId: 'first', optionIds: ['1'] } }),
      ],
      [],
    ],
    ['one that points forward', [follow(), first], ['questions[0].askedIf.questionId refers-forward']],
    [
      'one that points to itself',
      [first, follow({ askedIf: { questionId: 'follow', optionIds: ['a'] } })],
      ['questions[1].askedIf.questionId refers-forward'],
    ],
    [
      'one that points to a later part of the ballot',
      [first, follow({ section: 'basic' })],
      ['questions[1].askedIf.questionId refers-forward'],
    ],
    [
      'one on a question that is gone',
      [first, follow({ askedIf: { questionId: 'gone', optionIds: ['a'] } })],
      ['questions[1].askedIf.questionId unknown-question'],
    ],
    [
      'one on an option that is gone',
      [first, follow({ askedIf: { questionId: 'first', optionIds: ['z'] } })],
      ['questions[1].askedIf.optionIds[0] not-an-option'],
    ],
    [
      'one on a text',
      [
        { ...questionBase, questionId: 'first', type: 'text', maxLength: 9 },
        follow({ askedIf: { questionId: 'first', optionIds: ['a'] } }),
      ],
      ['questions[1].askedIf.questionId not-branchable'],
    ],
    [
      'one without a choice makes a required question unreachable',
      [first, follow({ askedIf: { questionId: 'first', optionIds: [] } })],
      ['questions[1].askedIf.optionIds unreachable'],
    ],
    [
      'one between questions of different units',
      [stance('all'), { ...first, scope: ['u1'] }, follow({ scope: ['u2'] })],
      ['questions[2].askedIf unreachable'],
    ],
  ])('%s', (_, questions, faults) => {
    expect(faultsOf(termsWith(questions))).toEqual(faults);
  });

  test('a question with a condition does not by itself reach a household', () => {
    expect(faultsOf(termsWith([{ ...first, scope: ['u1'] }, follow()]))).toEqual([
      'questions households-without-question',
    ]);
  });
});
