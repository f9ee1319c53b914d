import type { DemoWork } from './demoWork.ts';

const pipes = [
  ['central', 40],
  ['autonomousRegion', 10],
  ['localFiscal', 20],
  ['pipelineOperator', 30],
] as const;
const publicMoney = [
  ['central', 55],
  ['autonomousRegion', 15],
  ['localFiscal', 30],
] as const;

const content = { accept: 80, careful: 15, object: 5 };

/** 基础类 works of the demonstration: how they should be built is asked, and who objects says why. */
export const basicWorks: readonly DemoWork[] = [
  {
    catalogueId: 'drainage',
    plain: '换排水管',
    fixedYuan: 20_000,
    perHouseholdYuan: 3_200,
    funding: publicMoney,
    asked: '把常堵、常漏的排水管换成新的，您同意吗？',
    help: '换您家那一段的当天要停用厨房和卫生间的下水。',
    likes: content,
    reasons: ['我家刚装修过，怕弄坏地砖。'],
  },
  {
    catalogueId: 'water-supply',
    plain: '换自来水管',
    fixedYuan: 15_000,
    perHouseholdYuan: 2_600,
    funding: pipes,
    asked: '把生锈的自来水管换成新的，您同意吗？',
    help: '接通新管那天要停水半天，提前三天通知。',
    likes: content,
    reasons: ['家里有病人，停水不方便，请先商量时间。'],
  },
  {
    catalogueId: 'heating',
    plain: '换暖气管',
    fixedYuan: 30_000,
    perHouseholdYuan: 3_800,
    funding: pipes,
    asked: '趁夏天把楼里的暖气主管换成新的，您同意吗？',
    help: '只换楼道里的主管，不进您家门。',
    likes: content,
    reasons: ['前年才换过一次，应当先查清楚哪里不热。'],
  },
  {
    catalogueId: 'overhead-lines',
    plain: '整理乱电线',
    fixedYuan: 12_000,
    perHouseholdYuan: 1_500,
    funding: [
      ['pipelineOperator', 60],
      ['localFiscal', 40],
    ],
    prerequisite: '先与电力、通信单位商定迁改时间。',
    asked: '把空中的电线、网线收齐埋到地下，您同意吗？',
    help: '改线时每户可能断网几个小时。',
    likes: { accept: 88, careful: 10, object: 2 },
    reasons: ['在家上班，断网请安排在周末以外的上午。'],
  },
  {
    catalogueId: 'roads',
    plain: '修平道路',
    fixedYuan: 40_000,
    perHouseholdYuan: 2_800,
    funding: publicMoney,
    likes: {},
  },
  {
    catalogueId: 'lighting',
    plain: '装亮路灯',
    fixedYuan: 8_000,
    perHouseholdYuan: 700,
    funding: publicMoney,
    likes: {},
  },
  {
    catalogueId: 'fire-safety',
    plain: '配好消防',
    fixedYuan: 18_000,
    perHouseholdYuan: 900,
    funding: publicMoney,
    likes: {},
  },
  {
    catalogueId: 'parking',
    plain: '划停车位',
    fixedYuan: 25_000,
    perHouseholdYuan: 1_200,
    funding: [
      ['localFiscal', 70],
      ['commonRevenue', 30],
    ],
    prerequisite: '占用绿地的车位，先由业主共同表决；动用公共收益，先征得业主同意。',
    asked: '在院里多划一些停车位，您同意吗？',
    help: '有几个车位要占用一小块绿地。这里只听意见，占绿地要另外由业主表决。',
    likes: { accept: 44, careful: 14, object: 42 },
    reasons: ['绿地本来就少，不想再占。', '车位离窗户太近，怕吵、怕尾气。', '先把乱停的车管好，再说划车位。'],
  },
  {
    catalogueId: 'common-parts-repair',
    plain: '修屋顶楼道',
    fixedYuan: 15_000,
    perHouseholdYuan: 3_600,
    funding: [
      ['central', 50],
      ['localFiscal', 35],
      ['maintenanceFund', 15],
    ],
    prerequisite: '动用维修资金的部分，先由业主共同表决。',
    asked: '屋顶补漏、楼道刷新，其中一部分用维修资金，您同意吗？',
    help: '动用维修资金要另外由业主表决，这里只听意见。',
    likes: { accept: 70, careful: 16, object: 14 },
    reasons: ['维修资金想留着以后用。', '请先公布维修资金还有多少。'],
  },
];
