import { actors, blockers, boardRows, daysLate } from '../../../miniapp/src/stage/boardRows.ts';
import type { OverviewRow } from '../../../shared/community/community.ts';
import type { ClosedGate } from '../../../shared/plan/gate.ts';

// 阶段看板: what blocks each community, who must act, and who is late comes first.

const row = (communityId: string, closed: readonly ClosedGate[], late = 0): OverviewRow => ({
  communityId,
  name: communityId,
  regionName: '示范东区',
  districtId: 'demo-east',
  districtName: '示范东区',
  households: 20,
  stage: 'prepare',
  outlook: { back: [], side: [], closed },
  window: {
    stepId: 's',
    name: '准备',
    startsOn: '2026-01-01',
    endsOn: '2026-02-01',
    who: '街道',
    daysLate: late,
    alongside: [],
  },
  shaken: [],
  round: null,
  satisfaction: null,
});
const blocked: ClosedGate = {
  gate: 'G4',
  cause: 'evidence-missing',
  missing: [
    { code: 'site-not-cleared', who: 'admin', sentence: '场地清理还没有登记。' },
    { code: 'legal-missing', who: 'owners', sentence: '表决还没有结束。' },
    { code: 'consent-missing', who: 'admin', sentence: '还没有同意。' },
  ],
};

test('a row says the first thing that is missing and how many there are, and each actor once', () => {
  expect(blockers(row('a', [blocked]))).toEqual(['进场条件：场地清理还没有登记。（共 3 项）']);
  expect(actors(row('a', [blocked]))).toBe('街道、社区管理员、全体业主');
});

test('where nothing blocks, the one who acts is whom the plan names', () => {
  expect([blockers(row('a', [])), actors(row('a', []))]).toEqual([[], '街道']);
});

test('the latest come first, then the blocked; the filters keep what they say', () => {
  const rows = [row('a', []), row('b', [blocked]), row('c', [], 6)];
  const ids = (filter: 'all' | 'blocked' | 'late') =>
    boardRows(rows, filter).map(({ communityId }) => communityId);
  expect([ids('all'), ids('blocked'), ids('late')]).toEqual([['c', 'b', 'a'], ['b'], ['c']]);
  expect(daysLate(row('c', [], 6))).toBe(6);
});
