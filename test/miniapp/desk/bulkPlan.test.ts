import { planDispatch, planMerge } from '../../../miniapp/src/desk/bulkPlan.ts';
import { complaintLine } from './complaintLine.ts';

const line = (complaintId: string, part: Parameters<typeof complaintLine>[0] = {}) =>
  complaintLine({ complaintId, number: `N-${complaintId}`, ...part });

describe('dispatching many (domain.md, Complaints: assign from accepted, returned, escalated)', () => {
  const lines = [
    line('new', { state: 'submitted' }),
    line('ready', { state: 'accepted' }),
    line('back', { state: 'returned' }),
    line('busy', { state: 'inProgress' }),
    line('over', { state: 'confirmed' }),
    line('far', { state: 'accepted', communityId: 'demo-02' }),
  ];

  it('accepts on the way what is new, and leaves alone what may not be dispatched, with the reason', () => {
    const rows = planDispatch(lines, 'demo-01', ['communityAdmin']);
    expect(rows.map((row) => [row.line.complaintId, row.verbs])).toEqual([
      ['new', ['accept', 'assign']],
      ['ready', ['assign']],
      ['back', ['assign']],
      ['busy', []],
      ['over', []],
      ['far', []],
    ]);
    expect(rows.map(({ will }) => will)).toEqual([
      '先受理，再派单',
      '派单',
      '派单',
      '现在是“办理中”，不能派单，不动',
      '现在是“居民确认解决”，不能派单，不动',
      '不在这个小区，不动',
    ]);
  });

  it('lets a worker dispatch nothing, and the bureau what came back', () => {
    const verbsOf = (actor: 'worker' | 'districtBureau') =>
      planDispatch(lines, 'demo-01', [actor]).map(({ verbs }) => verbs.join());
    expect(verbsOf('worker')).toEqual(['', '', '', '', '', '']);
    expect(verbsOf('districtBureau')).toEqual(['', '', 'assign', '', '', '']);
  });
});

describe('merging many into one (any open, same community)', () => {
  it('keeps the one, merges the open ones and leaves the rest', () => {
    const lines = [
      line('kept', { state: 'inProgress' }),
      line('same', { state: 'submitted' }),
      line('over', { state: 'withdrawn' }),
      line('far', { communityId: 'demo-02' }),
    ];
    expect(planMerge(lines, 'kept', ['worker']).map(({ verbs, will }) => [verbs.join(), will])).toEqual([
      ['', '保留，继续办理'],
      ['merge', '并入 N-kept'],
      ['', '现在是“撤回诉求”，不能合并，不动'],
      ['', '不在同一个小区，不动'],
    ]);
  });

  it('merges nothing into what has ended', () => {
    const lines = [line('kept', { state: 'confirmed' }), line('same')];
    expect(planMerge(lines, 'kept', ['communityAdmin']).flatMap(({ verbs }) => verbs)).toEqual([]);
  });
});
