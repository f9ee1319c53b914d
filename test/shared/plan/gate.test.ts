import { GATE_WORDS, gateRefusals } from '../../../shared/plan/gate.ts';
import { MAIN_STAGES, USUAL_GATES } from '../../../shared/plan/stageTemplate.ts';

const usual = { order: MAIN_STAGES, gates: USUAL_GATES };
const leaveSolicit = { from: 'solicit', to: 'design' } as const;

// T = 80 (东河区2024 三（一）1): households in the denominator → households needed.
describe.each([
  [20, 16],
  [21, 17],
  [154, 124],
  [411, 329],
])('G1 with %i households', (denominator, needed) => {
  const participation = (answered: number) => ({
    answered,
    denominator,
    thresholdPercent: 80,
    need: Math.max(0, needed - answered),
    met: answered >= needed,
  });

  test(`is open at ${needed} answers`, () => {
    expect(gateRefusals(usual, { ...leaveSolicit, participation: participation(needed) })).toEqual([]);
  });

  test(`is closed at ${needed - 1}, one household missing`, () => {
    expect(gateRefusals(usual, { ...leaveSolicit, participation: participation(needed - 1) })).toEqual([
      {
        refused: 'stage/gate-closed',
        details: {
          gate: 'G1',
          cause: 'households-missing',
          answered: needed - 1,
          denominator,
          thresholdPercent: 80,
          need: 1,
        },
      },
    ]);
  });
});

test('G1 is closed when nobody is in the denominator', () => {
  const participation = { answered: 0, denominator: 0, thresholdPercent: 80, need: 0, met: false };
  expect(gateRefusals(usual, { ...leaveSolicit, participation })[0]?.details).toMatchObject({
    gate: 'G1',
    cause: 'nobody-to-ask',
  });
});

test('G1 is closed where there was no solicitation', () => {
  expect(gateRefusals(usual, leaveSolicit)[0]?.details).toEqual({ gate: 'G1', cause: 'evidence-missing' });
});

test('G1 does not stand in the way of another stage, of going back or of a pause', () => {
  expect(gateRefusals(usual, { from: 'willingness', to: 'solicit' })).toEqual([]);
  expect(gateRefusals(usual, { from: 'solicit', to: 'survey' })).toEqual([]);
  expect(gateRefusals(usual, { from: 'solicit', to: 'suspended' })).toEqual([]);
  expect(gateRefusals(usual, { from: 'suspended', to: 'solicit' })).toEqual([]);
});

test('a gate stands where the template puts it', () => {
  const moved = { order: MAIN_STAGES, gates: { ...USUAL_GATES, G1: 'design' } } as const;
  expect(gateRefusals(moved, leaveSolicit)).toEqual([]);
  expect(gateRefusals(moved, { from: 'design', to: 'publicity' })).toHaveLength(1);
});

test.each([
  ['G2', 'publicity', 'confirm'],
  ['G3', 'review', 'listed'],
  ['G4', 'prepare', 'build'],
  ['G5', 'accept', 'handover'],
] as const)('%s keeps %s from %s while its evidence is not on record', (gate, from, to) => {
  expect(gateRefusals(usual, { from, to })).toEqual([
    { refused: 'stage/gate-closed', details: { gate, cause: 'evidence-missing' } },
  ]);
});

test('a gate that the district bureau waived lets pass', () => {
  expect(gateRefusals(usual, { from: 'publicity', to: 'confirm', waived: ['G2'] })).toEqual([]);
});

test('G6 warns and never blocks', () => {
  expect(GATE_WORDS.G6.blocks).toBe(false);
  expect(gateRefusals(usual, { from: 'evaluate', to: 'care' })).toEqual([]);
});
