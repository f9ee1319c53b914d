import { chinaDayOf } from '../../shared/chinaTime.ts';
import { ITEM_CLASS_WORDS, ITEM_CLASSES } from '../../shared/plan/menuItem.ts';
import type { NoticeBoard, PlanContent, PlanItem } from '../../shared/plan/plan.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { chinaHour, DAY } from './chinaDay.ts';
import type { CommunityPlan } from './communityPlan.ts';
import type { DemoItem } from './demoItems.ts';
import { totalFunding } from './demoItems.ts';
import { DEMO_DISTRICTS, demoPhone } from './demoRegions.ts';
import { demoSteps } from './demoSteps.ts';
import { demoTemplate } from './demoTemplate.ts';
import type { DemoTimeline } from './demoTimeline.ts';
import { facadeDrawing } from './drawings/facadeDrawing.ts';
import { sitePlanDrawing } from './drawings/sitePlanDrawing.ts';

/** Complaint numbers of a district stand above those of its communities. */
const COMPLAINT_NUMBERS = 100;

function worksText(items: readonly PlanItem[]): string {
  return ITEM_CLASSES.map((itemClass) => {
    const names = items.filter((item) => item.class === itemClass).map(({ name }) => name);
    return `${ITEM_CLASS_WORDS[itemClass].name}：${names.join('、')}`;
  }).join('；');
}

function overviewText(community: CommunityRecord, items: readonly PlanItem[]): string {
  const { name, builtYear, buildings, households, areaM2 } = community;
  const count = (itemClass: PlanItem['class']) => items.filter((item) => item.class === itemClass).length;
  return (
    `${name}建于${builtYear}年，有${buildings.length}栋楼、${households}户，建筑面积约${areaM2}平方米。` +
    `这份方案列出${items.length}项改造内容：基础类${count('basic')}项，都要改；` +
    `完善类${count('improve')}项，大家要的才改；提升类${count('upgrade')}项是候选，在预算内由大家挑。` +
    '合计金额按全部列入估算，提升类没有选上的会扣除。本小区为虚构，全部内容是演示数据。'
  );
}

function noticeBoard(
  { place }: CommunityPlan,
  community: CommunityRecord,
  items: readonly PlanItem[],
  timeline: DemoTimeline,
): NoticeBoard {
  const district = DEMO_DISTRICTS[place.district];
  return {
    projectOverview: `${community.name}老旧小区改造，${community.buildings.length}栋楼、${community.households}户，建筑面积约${community.areaM2}平方米（演示）。`,
    works: worksText(items),
    startsOn: chinaDayOf(timeline.build.from),
    completesOn: chinaDayOf(timeline.build.until - DAY),
    responsible: `${district.name}住建局 项目科（演示）`,
    complaintPhone: demoPhone(district.number * COMPLAINT_NUMBERS),
  };
}

/** The published plan of a community, version 1, as it stood when its menu was put to the households. */
export function demoPlan(
  plan: CommunityPlan,
  community: CommunityRecord,
  entries: readonly DemoItem[],
  timeline: DemoTimeline,
): PlanContent {
  const { communityId, name } = plan;
  const items = entries.map(({ item }) => item);
  const itemIds = new Set(items.map(({ itemId }) => itemId));
  const lastIndex = plan.buildings.length - 1;
  const lastBuilding = plan.buildings[lastIndex] ?? { units: 1, floors: 1, doors: 1 };
  return {
    planVersionId: `${communityId}-plan-1`,
    communityId,
    version: 1,
    publishedAt: new Date(chinaHour(timeline.solicit.from, 1, 10)).toISOString(),
    overview: overviewText(community, items),
    items,
    funding: totalFunding(items),
    totalFen: items.reduce((sum, { costFen }) => sum + costFen, 0),
    steps: demoSteps(demoTemplate(plan.templateId), timeline),
    noticeBoard: noticeBoard(plan, community, items, timeline),
    drawings: [
      sitePlanDrawing(name, community.buildings, itemIds),
      facadeDrawing(name, community.buildings[lastIndex]?.name ?? '', lastBuilding, itemIds),
    ],
  };
}
