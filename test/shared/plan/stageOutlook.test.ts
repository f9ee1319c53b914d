import { stageOutlook } from '../../../shared/plan/stageOutlook.ts';
import { MAIN_STAGES, USUAL_GATES } from '../../../shared/plan/stageTemplate.ts';

const usual = { order: MAIN_STAGES, gates: USUAL_GATES };

test('a solicitation three households short says what it lacks of 80 %', () => {
  const participation = { answered: 17, denominator: 24, thresholdPercent: 80, need: 3, met: false };
  expect(stageOutlook(usual, { from: 'solicit' }, { participation })).toEqual({
    forward: 'design',
    back: ['survey', 'willingness'],
    side: ['deferred', 'suspended', 'withdrawn'],
    closed: [
      {
        gate: 'G1',
        cause: 'households-missing',
        answered: 17,
        denominator: 24,
        thresholdPercent: 80,
        need: 3,
      },
    ],
  });
});

test('the twentieth household of 24 opens the way', () => {
  const participation = { answered: 20, denominator: 24, thresholdPercent: 80, need: 0, met: true };
  expect(stageOutlook(usual, { from: 'solicit' }, { participation }).closed).toEqual([]);
});

test('a suspended project may come back to where it was, and no gate is asked', () => {
  expect(stageOutlook(usual, { from: 'suspended', leftFrom: 'solicit' }, {})).toEqual({
    back: [],
    side: ['deferred', 'withdrawn'],
    resume: 'solicit',
    closed: [],
  });
});

test('the gates of the template in force are asked, not those of another', () => {
  const moved = { order: MAIN_STAGES, gates: { ...USUAL_GATES, G1: 'design' } } as const;
  expect(stageOutlook(moved, { from: 'solicit' }, {}).closed).toEqual([]);
  expect(stageOutlook(moved, { from: 'design' }, {}).closed).toEqual([
    { gate: 'G1', cause: 'evidence-missing' },
  ]);
});
