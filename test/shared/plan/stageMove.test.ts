import { gatesReopened, nextStages, refuseStageMove } from '../../../shared/plan/stageMove.ts';
import { MAIN_STAGES, STAGE_NAMES, USUAL_GATES } from '../../../shared/plan/stageTemplate.ts';

const usual = { order: MAIN_STAGES, gates: USUAL_GATES };

test('the path: from 摸底 to 归档, one stage at a time', () => {
  expect(MAIN_STAGES.map((stage) => STAGE_NAMES[stage])).toEqual([
    '摸底',
    '意愿征集',
    '征集意见·点菜',
    '方案编制',
    '方案公示',
    '方案确认',
    '专家评审',
    '列入计划',
    '概预算·招投标',
    '施工',
    '联合竣工验收',
    '移交',
    '效果评价',
    '长效管理',
    '归档',
  ]);
  for (const [place, from] of MAIN_STAGES.entries()) {
    const to = MAIN_STAGES[place + 1];
    if (to !== undefined) expect(refuseStageMove(usual, { from, to })).toBeUndefined();
  }
});

test('from 征集: forward to the design, back with a reason, or aside', () => {
  expect(nextStages(usual, { from: 'solicit' })).toEqual({
    forward: 'design',
    back: ['survey', 'willingness'],
    side: ['deferred', 'suspended', 'withdrawn'],
  });
});

test('an archived project goes no further and not aside', () => {
  const next = nextStages(usual, { from: 'archived' });
  expect([next.forward, next.side]).toEqual([undefined, []]);
});

test.each([
  ['skipping a stage', { from: 'solicit', to: 'publicity' }, { next: 'design' }],
  ['staying', { from: 'solicit', to: 'solicit' }, { next: 'design' }],
  ['staying aside', { from: 'suspended', leftFrom: 'build', to: 'suspended' }, { next: 'build' }],
  [
    'coming back further than where it was',
    { from: 'suspended', leftFrom: 'solicit', to: 'design' },
    { next: 'solicit' },
  ],
  [
    'coming back earlier than where it was',
    { from: 'suspended', leftFrom: 'build', to: 'survey' },
    { next: 'build' },
  ],
  ['coming back to an unknown place', { from: 'suspended', to: 'solicit' }, undefined],
] as const)('%s is refused, reason or not', (_, move, details) => {
  const refusal =
    details === undefined ? { refused: 'stage/not-allowed' } : { refused: 'stage/not-allowed', details };
  expect(refuseStageMove(usual, move)).toEqual(refusal);
  expect(refuseStageMove(usual, { ...move, reason: '情况特殊' })).toEqual(refusal);
});

test.each([
  ['going back', { from: 'confirm', to: 'solicit' }],
  ['转入下一年度计划', { from: 'listed', to: 'deferred' }],
  ['a pause', { from: 'build', to: 'suspended' }],
  ['leaving', { from: 'survey', to: 'withdrawn' }],
  ['leaving after a pause', { from: 'suspended', leftFrom: 'build', to: 'withdrawn' }],
  ['coming back after leaving', { from: 'withdrawn', leftFrom: 'survey', to: 'survey' }],
] as const)('%s needs a reason in words', (_, move) => {
  expect(refuseStageMove(usual, move)).toEqual({ refused: 'stage/reason-required' });
  expect(refuseStageMove(usual, { ...move, reason: '  ' })).toEqual({ refused: 'stage/reason-required' });
  expect(refuseStageMove(usual, { ...move, reason: '资金安排不足' })).toBeUndefined();
});

test('after a pause a project is where it was', () => {
  expect(refuseStageMove(usual, { from: 'suspended', leftFrom: 'build', to: 'build' })).toBeUndefined();
  expect(nextStages(usual, { from: 'deferred', leftFrom: 'listed' })).toEqual({
    back: [],
    side: ['suspended', 'withdrawn'],
    resume: 'listed',
  });
});

test('going back re-opens the gates passed', () => {
  expect(gatesReopened(usual, { from: 'build', to: 'solicit' })).toEqual(['G1', 'G2', 'G3', 'G4']);
  expect(gatesReopened(usual, { from: 'confirm', to: 'design' })).toEqual(['G2']);
  expect(gatesReopened(usual, { from: 'solicit', to: 'survey' })).toEqual([]);
  expect(gatesReopened(usual, { from: 'solicit', to: 'design' })).toEqual([]);
});

test('a template orders the path otherwise: 象山区2020 lists before it designs', () => {
  const listedFirst = { order: ['solicit', 'listed', 'design'], gates: USUAL_GATES } as const;
  expect(refuseStageMove(listedFirst, { from: 'solicit', to: 'listed' })).toBeUndefined();
  expect(refuseStageMove(listedFirst, { from: 'solicit', to: 'design' })?.details).toEqual({
    next: 'listed',
  });
});
