import type { DemoWork } from './demoWork.ts';

const withCompany = [
  ['localFiscal', 50],
  ['socialCapital', 50],
] as const;
const publicMoney = [
  ['localBond', 60],
  ['localFiscal', 40],
] as const;

/** 提升类 works of the demonstration: households choose among them inside a budget. */
export const upgradeWorks: readonly DemoWork[] = [
  {
    catalogueId: 'postal-station',
    plain: '快递驿站',
    fixedYuan: 30_000,
    perHouseholdYuan: 100,
    funding: withCompany,
    likes: { chosen: 55 },
  },
  {
    catalogueId: 'meal-service',
    plain: '老人食堂',
    look: '一间能坐 20 人的食堂，每天供应午饭，可以送到家。',
    fixedYuan: 58_000,
    perHouseholdYuan: 200,
    funding: withCompany,
    likes: { chosen: 62 },
  },
  {
    catalogueId: 'elder-care',
    plain: '日间照料室',
    fixedYuan: 72_000,
    perHouseholdYuan: 200,
    funding: publicMoney,
    likes: { chosen: 48 },
  },
  {
    catalogueId: 'convenience-market',
    plain: '便民菜店',
    fixedYuan: 46_000,
    perHouseholdYuan: 150,
    funding: withCompany,
    likes: { chosen: 66 },
  },
  {
    catalogueId: 'health-services',
    plain: '卫生服务点',
    look: '一间卫生服务点，能量血压、测血糖、换药，每周有医生坐诊。',
    fixedYuan: 64_000,
    perHouseholdYuan: 150,
    funding: publicMoney,
    likes: { chosen: 57 },
  },
  {
    catalogueId: 'child-care',
    plain: '托育点',
    fixedYuan: 70_000,
    perHouseholdYuan: 200,
    funding: publicMoney,
    likes: { chosen: 34 },
  },
  {
    catalogueId: 'housekeeping',
    plain: '家政服务点',
    look: '一间家政服务点，公布价目，小区居民优先预约。',
    fixedYuan: 24_000,
    perHouseholdYuan: 80,
    funding: withCompany,
    likes: { chosen: 38 },
  },
  {
    catalogueId: 'community-services',
    plain: '社区服务站',
    fixedYuan: 52_000,
    perHouseholdYuan: 150,
    funding: publicMoney,
    likes: { chosen: 59 },
  },
];
