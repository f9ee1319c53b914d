import { chineseNumeral } from './demoRegions.ts';
import type { BuildingPlan, CommunityPlan, RoundPlan, VotePlan } from './communityPlan.ts';

const row = (units: number, floors: number, doors: number, times = 1): readonly BuildingPlan[] =>
  Array.from({ length: times }, () => ({ units, floors, doors }));

const round = (
  kind: RoundPlan['kind'],
  reaches: RoundPlan['reaches'],
  answered: number,
  attempted = 0,
  unreachable = 0,
  refused = 0,
): RoundPlan => ({ kind, reaches, answered, attempted, unreachable, refused });

const vote = (
  topic: VotePlan['topic'],
  reaches: VotePlan['reaches'],
  during: VotePlan['during'],
  [opensOn, closesOn]: readonly [number, number],
  [absent, against, abstaining]: readonly [number, number, number],
): VotePlan => ({ topic, reaches, during, opensOn, closesOn, absent, against, abstaining });

type Row = Omit<CommunityPlan, 'communityId' | 'name' | 'number' | 'place'>;

const untouched = { menu: null, rounds: [] } as const;

/** 示范一小区 to 示范二十小区: together 411 households, as the 20 communities of 纳雍县2022 have. */
const rows: readonly Row[] = [
  // Three households short of the gate: 80 % of 24 is 20, and 17 have answered.
  {
    builtYear: 1986,
    buildings: [...row(2, 3, 2), ...row(1, 6, 2)],
    templateId: 'litong-2025',
    stage: 'solicit',
    dayOfStage: 13,
    menu: 'homes',
    rounds: [round('menu', 'open', 17, 1, 1), round('survey', 'draft', 0)],
  },
  // Finished, with its result; the staircase of its second building was asked about a lift.
  {
    builtYear: 1992,
    buildings: row(1, 5, 3, 2),
    templateId: 'litong-2025',
    stage: 'design',
    dayOfStage: 12,
    menu: 'lift',
    rounds: [round('menu', 'final', 26, 1, 1, 2), round('confirmation', 'draft', 0)],
    votes: [
      vote('fund', 'final', 'solicit', [55, 78], [3, 3, 2]),
      vote('parking', 'open', 'design', [3, 33], [13, 3, 1]),
    ],
  },
  {
    builtYear: 1995,
    buildings: row(1, 6, 3),
    templateId: 'litong-2025',
    stage: 'willingness',
    dayOfStage: 6,
    menu: null,
    rounds: [round('willingness', 'open', 5, 2)],
  },
  // One household short when it closed: 79.4 %.
  {
    builtYear: 1989,
    buildings: [...row(2, 5, 2), ...row(1, 7, 2)],
    templateId: 'litong-2025',
    stage: 'solicit',
    dayOfStage: 75,
    menu: 'warmth',
    rounds: [round('menu', 'closed', 27, 3, 2, 2)],
  },
  {
    builtYear: 1998,
    buildings: row(2, 5, 2),
    templateId: 'litong-2025',
    stage: 'survey',
    dayOfStage: 20,
    ...untouched,
  },
  {
    builtYear: 1984,
    buildings: row(2, 4, 2),
    templateId: 'litong-2025',
    stage: 'publicity',
    dayOfStage: 4,
    menu: 'homes',
    rounds: [round('menu', 'final', 14, 0, 2)],
  },
  {
    builtYear: 1990,
    buildings: row(1, 6, 2, 2),
    templateId: 'litong-2025',
    stage: 'build',
    dayOfStage: 55,
    menu: 'homes',
    rounds: [
      round('menu', 'final', 22, 1, 1),
      round('confirmation', 'final', 21, 1, 1, 1),
      round('survey', 'open', 13, 2),
    ],
    votes: [vote('items', 'final', 'prepare', [4, 30], [2, 2, 1])],
  },
  // Finished long ago, and asked twice how it turned out.
  {
    builtYear: 1985,
    buildings: row(1, 6, 2),
    templateId: 'litong-2025',
    stage: 'care',
    dayOfStage: 120,
    menu: 'homes',
    rounds: [
      round('menu', 'final', 11, 0, 1),
      round('confirmation', 'final', 11, 1),
      { ...round('satisfaction', 'final', 10, 1), weakRow: 'lamps' },
      { ...round('satisfaction', 'final', 11, 1), again: true },
    ],
  },
  {
    builtYear: 1996,
    buildings: row(1, 7, 3),
    templateId: 'litong-2025',
    stage: 'confirm',
    dayOfStage: 10,
    menu: 'lift',
    rounds: [round('menu', 'final', 18, 1, 1, 1), round('confirmation', 'open', 9, 2)],
  },
  {
    builtYear: 1987,
    buildings: row(1, 7, 2, 2),
    templateId: 'litong-2025',
    stage: 'solicit',
    dayOfStage: 28,
    menu: 'warmth',
    rounds: [round('menu', 'open', 12, 4, 1, 1)],
  },
  {
    builtYear: 2003,
    buildings: row(1, 5, 2),
    templateId: 'xiangshan-2020',
    stage: 'survey',
    dayOfStage: 14,
    ...untouched,
  },
  {
    builtYear: 1979,
    buildings: row(1, 5, 2, 2),
    templateId: 'xiangshan-2020',
    stage: 'solicit',
    dayOfStage: 2,
    menu: 'homes',
    rounds: [round('menu', 'draft', 0)],
  },
  {
    builtYear: 1988,
    buildings: row(2, 6, 2),
    templateId: 'nayong-2022',
    stage: 'build',
    dayOfStage: 90,
    menu: 'warmth',
    rounds: [round('menu', 'final', 20, 2, 1, 1), round('confirmation', 'final', 20, 2, 0, 1)],
  },
  {
    builtYear: 2004,
    buildings: row(1, 5, 3),
    templateId: 'xiangshan-2020',
    stage: 'survey',
    dayOfStage: 3,
    ...untouched,
  },
  {
    builtYear: 1993,
    buildings: row(1, 6, 3),
    templateId: 'xiangshan-2020',
    stage: 'review',
    dayOfStage: 5,
    menu: 'homes',
    rounds: [round('menu', 'final', 15, 1, 1, 1), round('confirmation', 'final', 16, 1, 1)],
  },
  {
    builtYear: 1981,
    buildings: row(2, 3, 2),
    templateId: 'xiangshan-2020',
    stage: 'listed',
    // Six days behind its own plan. 9 of the 11 that count have answered, of all 12 less than 80 %.
    dayOfStage: 26,
    menu: 'warmth',
    rounds: [round('menu', 'final', 9, 2, 1)],
  },
  {
    builtYear: 1994,
    buildings: row(2, 4, 2, 2),
    templateId: 'nayong-2022',
    stage: 'prepare',
    dayOfStage: 21,
    menu: 'lift',
    rounds: [round('menu', 'final', 28, 2, 1, 1), round('confirmation', 'final', 27, 3, 1, 1)],
    votes: [{ ...vote('fund', 'final', 'prepare', [1, 12], [3, 3, 2]), auxiliary: true }],
  },
  {
    builtYear: 1983,
    buildings: row(1, 4, 2, 2),
    templateId: 'nayong-2022',
    stage: 'evaluate',
    dayOfStage: 18,
    menu: 'warmth',
    rounds: [
      round('menu', 'final', 14, 1, 1),
      round('confirmation', 'final', 13, 2, 0, 1),
      round('satisfaction', 'open', 11, 1),
    ],
  },
  // Final and far below: the gate stays closed.
  {
    builtYear: 1991,
    buildings: [...row(1, 6, 2), ...row(1, 3, 3)],
    templateId: 'xiangshan-2020',
    stage: 'solicit',
    dayOfStage: 85,
    menu: 'lift',
    rounds: [round('menu', 'final', 12, 4, 2, 3)],
  },
  {
    builtYear: 1978,
    buildings: row(2, 4, 2),
    templateId: 'nayong-2022',
    stage: 'care',
    dayOfStage: 30,
    menu: 'homes',
    rounds: [
      round('menu', 'final', 14, 0, 1, 1),
      round('confirmation', 'final', 15, 1),
      round('satisfaction', 'final', 13, 2),
    ],
  },
];

const small = rows.map((plan, index): CommunityPlan => {
  const inDistrict = index % 10;
  return {
    communityId: `demo-${String(index + 1).padStart(2, '0')}`,
    name: `示范${chineseNumeral(index + 1)}小区`,
    number: index + 1,
    place: {
      district: index < 10 ? 'east' : 'west',
      street: 1 + Math.floor(inDistrict / 5),
      committee: 1 + (inDistrict % 5),
    },
    ...plan,
  };
});

/** 1 200 households in 20 buildings, two fifths of the way. */
const large: CommunityPlan = {
  communityId: 'demo-dayuan',
  name: '示范大院小区',
  number: 21,
  place: { district: 'east', street: 3, committee: 1 },
  builtYear: 1985,
  buildings: [...row(5, 6, 2, 10), ...row(4, 5, 3, 10)],
  templateId: 'litong-2025',
  stage: 'solicit',
  dayOfStage: 34,
  menu: 'homes',
  rounds: [
    { ...round('willingness', 'final', 986, 74, 20, 16), listedBy: '居民会议同意以代号列出意愿（演示）' },
    { ...round('menu', 'open', 492, 118, 26, 14), hurriedBy: 'demo-worker-2' },
  ],
};

/** Every community of the demonstration, in the order of their numbers. */
export const communityPlans: readonly CommunityPlan[] = [...small, large];
