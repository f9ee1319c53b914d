import { comparePlans } from '../../../shared/plan/comparePlans.ts';
import { stepFaults } from '../../../shared/plan/compareSteps.ts';
import { noticeFaults } from '../../../shared/plan/noticeFaults.ts';
import type { PlanContent, PlanItem, PlanStep } from '../../../shared/plan/plan.ts';
import { itemsToReconfirm, stillDecided } from '../../../shared/plan/reconfirm.ts';
import { stageWindow } from '../../../shared/plan/stageWindow.ts';

const item = (itemId: string, more: Partial<PlanItem> = {}): PlanItem => ({
  itemId,
  class: 'improve',
  name: itemId,
  scope: 'community',
  costFen: 100,
  shareFen: 0,
  funding: [{ source: 'central', amountFen: 100 }],
  ...more,
});
const board = {
  projectOverview: '示范小区',
  works: '路灯',
  startsOn: '2026-04-01',
  completesOn: '2026-10-31',
  responsible: '区住建局 项目科',
  complaintPhone: '0472-0000000',
};
const plan = (items: readonly PlanItem[], more: Partial<PlanContent> = {}): PlanContent => ({
  planVersionId: 'p-1',
  communityId: 'c',
  version: 1,
  publishedAt: '2026-01-01T00:00:00Z',
  overview: '',
  items,
  funding: [{ source: 'central', amountFen: items.length * 100 }],
  totalFen: items.length * 100,
  steps: [],
  noticeBoard: board,
  drawings: [{ drawingId: 'd', title: '总平面', description: '', image: 'x', sha256: 'a' }],
  ...more,
});

test('versions side by side: what was added, removed, changed, and what stayed', () => {
  const after = plan([item('lamp'), item('lift', { costFen: 300 }), item('bench')], {
    drawings: [{ drawingId: 'd', title: '总平面', description: '', image: 'y', sha256: 'b' }],
    noticeBoard: { ...board, complaintPhone: '0472-1111111' },
  });
  const found = comparePlans(plan([item('lamp'), item('lift'), item('gate')]), after);
  expect(found.items.map(({ itemId, change, fields }) => [itemId, change, fields])).toEqual([
    ['lamp', 'same', []],
    ['lift', 'changed', ['cost']],
    ['gate', 'removed', []],
    ['bench', 'added', []],
  ]);
  expect(found.drawings).toMatchObject([{ change: 'changed' }]);
  expect(found.noticeBoard).toEqual(['complaintPhone']);
  expect(found.same).toBe(false);
  expect(comparePlans(plan([item('lamp')]), plan([item('lamp')])).same).toBe(true);
});

const works: PlanStep = {
  stepId: 'build',
  name: '施工',
  stages: ['build'],
  startsOn: '2023-04-10',
  endsOn: '2024-10-31',
  who: '施工单位',
};

test('a timetable that moved is another version, and stands beside the old dates', () => {
  const later = { ...works, endsOn: '2024-12-31', note: '雨季顺延' };
  const found = comparePlans(
    plan([item('lamp')], { steps: [works] }),
    plan([item('lamp')], { steps: [later] }),
  );
  expect([found.same, found.steps]).toMatchObject([
    false,
    [{ stepId: 'build', change: 'changed', before: { endsOn: '2024-10-31' }, after: { note: '雨季顺延' } }],
  ]);
  expect(comparePlans(plan([], { steps: [works] }), plan([], { steps: [{ ...works }] })).same).toBe(true);
});

test.each<[what: string, before: Partial<PlanStep>, after: Partial<PlanStep>, faults: readonly string[]]>([
  ['nothing moved', {}, {}, []],
  ['dates are data: moved, with a note', {}, { startsOn: '2024-04-10', note: '原文写的是2023年' }, []],
  ['moved without a note', {}, { startsOn: '2024-04-10' }, ['steps[0].note required']],
  ['moved with a blank note', {}, { endsOn: '2024-11-01', note: ' ' }, ['steps[0].note required']],
  [
    'moved again with the note of the time before',
    { note: '雨季顺延' },
    { endsOn: '2024-11-01', note: '雨季顺延' },
    ['steps[0].note required'],
  ],
  ['ends before it begins', {}, { endsOn: '2023-04-09', note: '提前' }, ['steps[0].endsOn before-start']],
  ['another name needs no note', {}, { name: '加快施工' }, []],
])('a date of the timetable (domain.md: editable with a note): %s', (_, before, after, faults) => {
  const found = stepFaults([{ ...works, ...before }], [{ ...works, ...before, ...after }]);
  expect(found.map(({ path, code }) => `${path} ${code}`)).toEqual(faults);
});

test('a step stands in a timetable once', () => {
  expect(stepFaults([], [works, works])).toEqual([{ path: 'steps[1].stepId', code: 'twice' }]);
});

test('需重新确认: an item that was voted on and has changed, not one that was only renamed or never asked about', () => {
  const voted = plan([item('lift'), item('lamp')]);
  const current = plan([item('lift', { costFen: 300 }), item('lamp', { name: '路灯' }), item('new')]);
  const asked = ['lift', 'lamp'].map((itemId) => ({ itemId, plan: voted }));
  expect(itemsToReconfirm(current, asked).map(({ itemId }) => itemId)).toEqual(['lift']);
  expect(stillDecided(item('lift'), undefined)).toBe(false);
  expect(itemsToReconfirm(current, [...asked, { itemId: 'lift', plan: current }])).toEqual([]);
});

describe('seed 003 四: a notice cannot be published while one of the five fields is empty', () => {
  test.each(Object.keys(board))('%s', (path) => {
    expect(noticeFaults({ ...board, [path]: ' ' })).toContainEqual({ path, code: 'empty' });
  });

  test.each([
    ['startsOn', '2026年4月', 'date'],
    ['completesOn', '2026-03-31', 'before-start'],
    ['complaintPhone', '打电话', 'phone'],
    ['responsible', '张三同志', 'personal'],
  ])('%s “%s” is %s', (path, value, code) => {
    expect(noticeFaults({ ...board, [path]: value })).toEqual([{ path, code }]);
  });
});

test('a stage is late by its last overlapping window, in whole days of China', () => {
  const steps = [
    {
      stepId: 'a',
      name: '评审',
      stages: ['prepare'],
      startsOn: '2020-06-30',
      endsOn: '2020-09-30',
      who: '财政局',
    },
    {
      stepId: 'b',
      name: '招投标',
      stages: ['prepare'],
      startsOn: '2020-07-31',
      endsOn: '2020-10-31',
      who: '办公室',
    },
  ] as const;
  expect(stageWindow(steps, 'prepare', '2020-08-15')).toMatchObject({ daysLate: 0, alongside: ['评审'] });
  expect(stageWindow(steps, 'prepare', '2020-10-31')?.daysLate).toBe(0);
  expect(stageWindow(steps, 'prepare', '2020-11-03')?.daysLate).toBe(3);
  expect(stageWindow(steps, 'build', '2020-11-03')).toBeNull();
});
