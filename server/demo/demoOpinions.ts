/** A free opinion of the demonstration and what became of it, in order; made up, about nobody and no place. */
export interface DemoOpinion {
  readonly communityId: string;
  /** A demonstration account; without one, the household at this place of the walk through the community. */
  readonly author: string | number;
  readonly text: string;
  readonly mayPublish: boolean;
  /** Whole days before the demonstration was loaded. */
  readonly daysAgo: number;
  readonly became: readonly DemoStep[];
}

/** `plan`: an item whose name holds these words, else the plan's first; steps whose target is not there are left out. */
export type DemoStep =
  | {
      readonly kind: 'plan';
      readonly about: string;
      readonly changed: boolean;
      readonly note: string;
      readonly daysAgo: number;
    }
  | { readonly kind: 'acceptance'; readonly note: string; readonly daysAgo: number }
  | { readonly kind: 'score'; readonly rowId: string; readonly note: string; readonly daysAgo: number }
  | { readonly kind: 'explanation'; readonly note: string; readonly daysAgo: number }
  | { readonly kind: 'publish'; readonly words: string; readonly daysAgo: number };

/** The finished community, where opinions can be followed to the end; and the first, where residents still speak. */
export const demoOpinions: readonly DemoOpinion[] = [
  {
    communityId: 'demo-20',
    author: 1,
    text: '楼道灯坏了一年多，晚上上楼要摸着走，请换成声控的。',
    mayPublish: true,
    daysAgo: 420,
    became: [
      { kind: 'plan', about: '公共部位', changed: true, note: '每层装一盏声控灯，写进方案。', daysAgo: 390 },
      { kind: 'publish', words: '有住户反映楼道灯坏了很久，晚上上楼不安全。', daysAgo: 389 },
      { kind: 'acceptance', note: '居民代表夜间逐层试过，都亮。', daysAgo: 80 },
      { kind: 'score', rowId: 'lamps', note: '改完以后大家这样打分。', daysAgo: 30 },
    ],
  },
  {
    communityId: 'demo-20',
    author: 4,
    text: '雨天院里积水，老人出门要踩砖头，希望排水一起修好。',
    mayPublish: true,
    daysAgo: 415,
    became: [
      { kind: 'plan', about: '水', changed: true, note: '加了三个雨水口。', daysAgo: 388 },
      { kind: 'publish', words: '有住户反映雨天院里积水，老人出门不方便。', daysAgo: 387 },
      { kind: 'acceptance', note: '冲水试验没有积水。', daysAgo: 80 },
      { kind: 'score', rowId: 'roads', note: '改完以后大家这样打分。', daysAgo: 30 },
    ],
  },
  {
    communityId: 'demo-20',
    author: 7,
    text: '能不能给每个单元都装电梯？',
    mayPublish: true,
    daysAgo: 410,
    became: [
      {
        kind: 'explanation',
        note: '楼间距不够，加装电梯不符合规范，设计单位出了书面说明，可以到社区看。',
        daysAgo: 380,
      },
      { kind: 'publish', words: '有住户希望每个单元加装电梯。', daysAgo: 379 },
    ],
  },
  {
    communityId: 'demo-01',
    author: 'resident-1',
    text: '单元门口的台阶太高，老人上下不方便，请做坡道、装扶手。',
    mayPublish: true,
    daysAgo: 9,
    became: [
      { kind: 'plan', about: '无障碍', changed: false, note: '现在的方案里有，请您看看够不够。', daysAgo: 6 },
    ],
  },
  {
    communityId: 'demo-01',
    author: 'resident-2',
    text: '垃圾桶离一楼窗户太近，夏天味道大，能不能挪一挪？',
    mayPublish: true,
    daysAgo: 5,
    became: [],
  },
  {
    communityId: 'demo-01',
    author: 'resident-3',
    text: '垃圾桶离一楼窗户太近了，夏天味道很大，请挪一挪。',
    mayPublish: false,
    daysAgo: 4,
    became: [],
  },
  {
    communityId: 'demo-01',
    author: 'resident-5',
    text: '垃圾桶离一楼窗户太近，夏天味道大，请把垃圾桶挪一挪。',
    mayPublish: true,
    daysAgo: 3,
    became: [],
  },
  {
    communityId: 'demo-01',
    author: 'resident-4',
    text: '施工的时候请把停水通知贴到每个单元门口。',
    mayPublish: true,
    daysAgo: 2,
    became: [],
  },
];
