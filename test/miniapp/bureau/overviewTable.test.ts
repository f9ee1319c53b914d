import { STAGE_ORDER } from '../../../miniapp/src/bureau/stageOrder.ts';
import { overviewCsv } from '../../../miniapp/src/bureau/overviewCsv.ts';
import {
  districtsOf,
  isAmber,
  overviewTotals,
  shownRows,
  USUAL_VIEW,
  type OverviewView,
} from '../../../miniapp/src/bureau/overviewTable.ts';
import type { OverviewRow } from '../../../shared/community/community.ts';
import type { SatisfactionStanding } from '../../../shared/round/satisfaction/satisfaction.ts';
import type { Stage } from '../../../shared/plan/stageTemplate.ts';

type Numbers = readonly [answered: number, denominator: number, households: number];

function row(communityId: string, stage: Stage, numbers: Numbers | null, region = '示范东区'): OverviewRow {
  const base = {
    communityId,
    name: communityId,
    regionName: `${region} 示范一街道`,
    districtId: region,
    districtName: region,
    satisfaction: null,
    stage,
    outlook: { back: [], side: [], closed: [] },
    window: null,
    shaken: [],
  };
  if (numbers === null) return { ...base, households: 20, round: null };
  const [answered, denominator, households] = numbers;
  const need = Math.max(0, Math.ceil((80 * denominator) / 100) - answered);
  return {
    ...base,
    households,
    round: {
      roundId: `${communityId}-round`,
      title: '点菜',
      kind: 'menu',
      status: 'open',
      thresholdPercent: 80,
      official: {
        answered,
        denominator,
        permille: Math.floor((1000 * answered) / denominator),
        need,
        met: need === 0,
      },
      strict: { answered, denominator: households, permille: Math.floor((1000 * answered) / households) },
    },
  };
}

// 17 of 24 lack three households; 27 of 34 lack one (79.4 %); 20 of 24 are there.
const rows = [
  row('one', 'solicit', [17, 24, 24]),
  row('two', 'survey', null),
  row('three', 'solicit', [27, 34, 34], '示范西区'),
  row('four', 'design', [20, 24, 26]),
];
const idsOf = (view: Partial<OverviewView>): readonly string[] =>
  shownRows(rows, { ...USUAL_VIEW, ...view }, STAGE_ORDER).map(({ communityId }) => communityId);

test.each<[Partial<OverviewView>, readonly string[]]>([
  [{ sort: 'need', descending: true }, ['one', 'three', 'four', 'two']],
  [{ sort: 'need' }, ['four', 'three', 'one', 'two']],
  [{ sort: 'official' }, ['one', 'three', 'four', 'two']],
  [{ sort: 'stage' }, ['two', 'one', 'three', 'four']],
  [{ sort: 'stage', descending: true }, ['four', 'one', 'three', 'two']],
  [{ below: true, sort: 'households' }, ['one', 'three']],
  [{ region: '示范西区' }, ['three']],
  [{ stage: 'solicit', region: '示范东区' }, ['one']],
  [{ stage: 'archived' }, []],
])('the view %j shows %j', (view, ids) => {
  expect(idsOf(view)).toEqual(ids);
});

test('amber is the official rate reached while over all households it is not: 20 of 24, but of 26 only 76.9 %', () => {
  expect(rows.filter(isAmber).map(({ communityId }) => communityId)).toEqual(['four']);
  expect(isAmber(row('five', 'design', [80, 100, 100]))).toBe(false);
});

test('totals add households, not rates, and are floored', () => {
  expect(overviewTotals(rows)).toEqual({
    communities: 4,
    households: 104,
    // 64 of 82 is 78.04… %.
    official: { answered: 64, denominator: 82, permille: 780 },
    strict: { answered: 64, denominator: 84, permille: 761 },
    need: 4,
    solicited: 3,
    met: 1,
  });
});

test('nothing to add up has no rate', () => {
  expect(overviewTotals([]).official).toEqual({ answered: 0, denominator: 0, permille: null });
});

// Satisfaction, domain: 样本不足 is shown but not ranked; fewer than k households are not shown at all.
describe('ordering by satisfaction', () => {
  const scored = (
    communityId: string,
    standing: SatisfactionStanding,
    scoreTenths: number | null,
    districtId = 'r-east',
  ): OverviewRow => ({
    ...row(communityId, 'care', null),
    districtId,
    districtName: '示范区',
    satisfaction: {
      roundId: `${communityId}-satisfaction`,
      title: '效果评价',
      status: 'final',
      closedAt: '2026-11-01T10:00:00.000Z',
      overall: {
        households: 20,
        n: scoreTenths === null ? null : 12,
        ratePermille: scoreTenths === null ? null : 600,
        scoreTenths,
        halfWidthTenths: scoreTenths === null ? null : 42,
        standing,
      },
    },
  });
  const all = [
    scored('few', 'insufficient', 990),
    scored('low', 'ranked', 400),
    scored('hidden', 'withheld', null),
    scored('high', 'ranked', 713, 'r-west'),
    row('none', 'solicit', [17, 24, 24]),
  ];
  const order = (view: Partial<OverviewView>) =>
    shownRows(all, { ...USUAL_VIEW, ...view }, STAGE_ORDER).map(({ communityId }) => communityId);

  test('those that are not to be ranked stand last, whichever way', () => {
    expect(order({ sort: 'satisfaction', descending: true })).toEqual([
      'high',
      'low',
      'few',
      'hidden',
      'none',
    ]);
    expect(order({ sort: 'satisfaction' })).toEqual(['low', 'high', 'few', 'hidden', 'none']);
  });

  test('districts of one name are told apart by their ids', () => {
    expect(order({ region: 'r-west' })).toEqual(['high']);
    expect(districtsOf(all).map(({ id }) => id)).toEqual(expect.arrayContaining(['r-east', 'r-west']));
  });

  test('the exported table holds back what the page holds back, and runs no formula', () => {
    const named = { ...scored('x', 'withheld', null), name: '=HYPERLINK("http://x")' };
    const [, first = '', second = ''] = overviewCsv([named, scored('y', 'insufficient', 713)]).split('\r\n');
    expect(first).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(first).toMatch(/效果评价,,,,20,户数太少，按小格保护不公布$/);
    expect(second).toMatch(/效果评价,71\.3,4\.2,12,20,样本不足，不参加排名$/);
  });
});
