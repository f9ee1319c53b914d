import { closedGates, gateWarnings } from '../../../shared/plan/gate.ts';
import type { GateEvidence } from '../../../shared/plan/gateEvidence.ts';
import { gateLacks } from '../../../shared/plan/gateLacks.ts';
import { MAIN_STAGES, USUAL_GATES, type GateId } from '../../../shared/plan/stageTemplate.ts';

// The gates of the domain's project stages, each row with what opens it and one thing less.

const DAY = 86_400;
const NOW = 1_800_000_000;
/** Everything every gate asks for. */
const complete: GateEvidence = {
  now: NOW,
  notice: { hash: 'n', publishedAt: NOW - 7 * DAY, until: NOW, days: 7 },
  objections: { filed: 1, unanswered: 0, late: 0 },
  review: 'pass',
  siteCleared: true,
  noticeBoardMissing: [],
  legalLacks: [],
  consentLacks: [],
  acceptance: { defectsOpen: 0, representatives: 1, dissents: 1, dissentsAnswered: 1 },
  evaluation: { answered: 6, households: 20, minRatePercent: 30 },
};
const without = (field: keyof GateEvidence): GateEvidence => {
  const { [field]: _, ...rest } = complete;
  return rest as GateEvidence;
};
const lift = { itemId: 'lift', name: '加装电梯', matter: '民法典第二百七十八条第一款第七项' };
const parking = { itemId: 'parking', name: '停车场', amountFen: 1_920_000 };
const accepted = { defectsOpen: 0, representatives: 1, dissents: 0, dissentsAnswered: 0 };

test.each(['G2', 'G3', 'G4', 'G5'] as const)(
  '%s is open when everything it asks for is on record',
  (gate) => {
    expect(gateLacks(gate, complete)).toEqual([]);
  },
);

test.each<[gate: GateId, row: string, evidence: GateEvidence, codes: readonly string[]]>([
  ['G2', 'no notice of the version in force', without('notice'), ['notice-missing']],
  ['G2', 'one second before the days have passed', { ...complete, now: NOW - 1 }, ['days-running']],
  [
    'G2',
    'an objection without an answer',
    { ...complete, objections: { filed: 1, unanswered: 1, late: 0 } },
    ['objections-unanswered'],
  ],
  [
    'G2',
    'an objection answered after its day',
    { ...complete, objections: { filed: 1, unanswered: 0, late: 1 } },
    ['objections-late'],
  ],
  ['G3', 'no opinion', without('review'), ['review-missing']],
  ['G3', 'opinion 不通过', { ...complete, review: 'fail' }, ['review-failed']],
  ['G3', 'opinion 有条件', { ...complete, review: 'conditional' }, []],
  ['G4', 'site not cleared', { ...complete, siteCleared: false }, ['site-not-cleared']],
  [
    'G4',
    'notice board incomplete',
    { ...complete, noticeBoardMissing: ['complaintPhone'] },
    ['notice-board-incomplete'],
  ],
  [
    'G4',
    'an item with legal effect on a consultative majority only',
    { ...complete, legalLacks: [{ ...lift, cause: 'nothing' }] },
    ['legal-missing'],
  ],
  [
    'G4',
    'an item whose vote failed, and one changed after its vote',
    {
      ...complete,
      legalLacks: [
        { ...lift, cause: 'vote-failed' },
        { ...lift, itemId: 'b', cause: 'changed' },
      ],
    },
    ['legal-missing', 'legal-missing'],
  ],
  [
    'G4',
    'a 公共收益 line without its consent',
    { ...complete, consentLacks: [{ ...parking, cause: 'nothing' }] },
    ['consent-missing'],
  ],
  ['G5', 'no acceptance', without('acceptance'), ['acceptance-missing']],
  [
    'G5',
    'a defect not closed',
    { ...complete, acceptance: { ...accepted, defectsOpen: 1 } },
    ['defects-open'],
  ],
  [
    'G5',
    'no residents’ representative took part',
    { ...complete, acceptance: { ...accepted, representatives: 0 } },
    ['representatives-missing'],
  ],
  [
    'G5',
    'dissent recorded and not answered',
    { ...complete, acceptance: { ...accepted, dissents: 2, dissentsAnswered: 1 } },
    ['dissent-unanswered'],
  ],
])('%s with %s', (gate, _row, evidence, codes) => {
  expect(gateLacks(gate, evidence).map(({ code }) => code)).toEqual(codes);
});

test('per item the list of what is legally still missing names item, matter and who must act', () => {
  const [lack] = gateLacks('G4', { ...complete, legalLacks: [{ ...lift, cause: 'nothing' }] });
  expect(lack).toMatchObject({ itemId: 'lift', who: 'admin' });
  expect(lack?.sentence).toContain('加装电梯');
  expect(lack?.sentence).toContain('第二百七十八条第一款第七项');
});

test('a closed gate says everything that it lacks, not the first thing only', () => {
  const usual = { order: MAIN_STAGES, gates: USUAL_GATES };
  const evidence = { ...complete, siteCleared: false, noticeBoardMissing: ['works'] };
  expect(closedGates(usual, { from: 'prepare', to: 'build', evidence })).toMatchObject([
    { gate: 'G4', missing: [{ code: 'site-not-cleared' }, { code: 'notice-board-incomplete' }] },
  ]);
});

test('a waiver of G4 covers the site and the notice board, never what the owners decide', () => {
  const usual = { order: MAIN_STAGES, gates: USUAL_GATES };
  const asked = { from: 'prepare', to: 'build', waived: ['G4'] } as const;
  const office = { ...complete, siteCleared: false, noticeBoardMissing: ['works'] };
  expect(closedGates(usual, { ...asked, evidence: office })).toEqual([]);
  const evidence: GateEvidence = {
    ...office,
    legalLacks: [{ ...lift, cause: 'changed' }],
    consentLacks: [{ ...parking, cause: 'nothing' }],
  };
  const [closed, ...more] = closedGates(usual, { ...asked, evidence });
  expect(more).toEqual([]);
  expect(closed).toMatchObject({ gate: 'G4', cause: 'evidence-missing' });
  expect(closed?.missing?.map(({ code }) => code)).toEqual(['legal-missing', 'consent-missing']);
  expect(closedGates(usual, asked)).toEqual([{ gate: 'G4', cause: 'evidence-missing' }]);
});

test('G6 warns when few answered, and never blocks', () => {
  const usual = { order: MAIN_STAGES, gates: USUAL_GATES };
  const few = { ...complete, evaluation: { answered: 5, households: 20, minRatePercent: 30 } };
  expect(closedGates(usual, { from: 'evaluate', to: 'care', evidence: few })).toEqual([]);
  expect(gateWarnings(['G6'], few)).toHaveLength(1);
  expect(gateWarnings(['G6'], complete)).toEqual([]);
});
