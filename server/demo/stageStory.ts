import type { GateId, SideStage } from '../../shared/plan/stageTemplate.ts';
import type { PlanContent } from '../../shared/plan/plan.ts';
import { chinaHour } from './chinaDay.ts';
import type { DemoTimeline } from './demoTimeline.ts';

/** What a second version of the plan changes, so many days after the design began. */
interface Revision {
  readonly days: number;
  /** The work that costs more than was thought. */
  readonly dearer: string;
  /** The last of the 提升类 works is left out. */
  readonly drops: boolean;
}

/** What is special about how a community came to where it stands; nothing: everything went as it should. */
export interface StageStory {
  /** A second version of the plan, to be compared with the first. */
  readonly revised?: Revision;
  /** Residents object to the notice: so many are answered in time, late, or still wait. */
  readonly objections?: { readonly answered: number; readonly late: number; readonly open: number };
  /** What the district bureau let pass, and why. */
  readonly waiver?: { readonly gate: GateId; readonly reason: string };
  /** No resolution of the owners and no consent is on record: the way to the works is blocked. */
  readonly unresolved?: true;
  /** It has left the path, so many days after its last stage began, and why. */
  readonly aside?: { readonly to: SideStage; readonly days: number; readonly reason: string };
}

/** Stories by community; all are made up. */
export const STAGE_STORIES: Readonly<Record<string, StageStory>> = {
  // What its owners had voted on costs more by the drawings: it has to be confirmed again.
  'demo-02': { revised: { days: 2, dearer: 'common-parts-repair', drops: false } },
  'demo-06': {
    revised: { days: 30, dearer: 'energy-saving', drops: true },
    objections: { answered: 1, late: 0, open: 1 },
  },
  'demo-11': {
    aside: {
      to: 'deferred',
      days: 9,
      reason: '房屋安全鉴定还没有出结果，今年来不及编方案，转入下一年度计划。（演示）',
    },
  },
  'demo-14': {
    aside: {
      to: 'withdrawn',
      days: 1,
      reason: '已列入片区征收计划，这次改造退出，社区已逐户说明。（演示）',
    },
  },
  'demo-15': {
    objections: { answered: 0, late: 1, open: 0 },
    waiver: { gate: 'G2', reason: '一件异议晚答复两天，已当面说明并公开致歉，住户没有新的意见。（演示）' },
  },
  'demo-17': { unresolved: true },
};

/** Objections as they could have been written, and the answers; made up. */
export const DEMO_OBJECTIONS: readonly { readonly text: string; readonly answer: string }[] = [
  {
    text: '停车位划到南边绿地上，老人晒太阳的地方就没有了，希望换个位置。',
    answer: '已请设计单位调整，停车位移到北侧围墙边，南边绿地保留，第 2 版图纸已经改好。',
  },
  {
    text: '施工时间写的是四月到十月，夏天停水怎么办，方案里没有写。',
    answer: '停水会提前三天在楼道张贴通知，每次不超过八小时，另设临时取水点。',
  },
];

/** The plan that is in force at a moment in milliseconds since 1970 UTC. */
export function planInForce(plan: PlanContent, timeline: DemoTimeline, at: number): PlanContent {
  const revision = revisedPlan(plan, timeline);
  return revision !== undefined && Date.parse(revision.publishedAt) <= at ? revision : plan;
}

/** The second version of a plan with the reason in words; undefined where the story has none. */
export function revisedPlan(plan: PlanContent, timeline: DemoTimeline): PlanContent | undefined {
  const { revised } = STAGE_STORIES[plan.communityId] ?? {};
  if (revised === undefined) return undefined;
  const at = chinaHour(timeline.design.from, revised.days, 10);
  const dropped = revised.drops ? plan.items.filter((item) => item.class === 'upgrade').at(-1) : undefined;
  const dearer = plan.items.find(({ itemId }) => itemId === revised.dearer);
  const items = plan.items
    .filter(({ itemId }) => itemId !== dropped?.itemId)
    .map((item) => {
      const [line, ...others] = item.funding;
      if (item.itemId !== dearer?.itemId || line === undefined) return item;
      const moreFen = 20_000_00;
      return {
        ...item,
        costFen: item.costFen + moreFen,
        funding: [{ ...line, amountFen: line.amountFen + moreFen }, ...others],
      };
    });
  const sources = [...new Set(items.flatMap(({ funding }) => funding.map(({ source }) => source)))];
  const funding = sources.map((source) => ({
    source,
    amountFen: items
      .flatMap((item) => item.funding)
      .reduce((sum, line) => (line.source === source ? sum + line.amountFen : sum), 0),
  }));
  const version = plan.version + 1;
  return {
    ...plan,
    planVersionId: `${plan.communityId}-plan-${version}`,
    version,
    publishedAt: new Date(at).toISOString(),
    reason: `${dropped === undefined ? '' : `按点菜结果去掉没有选上的“${dropped.name}”；`}“${dearer?.name ?? ''}”按设计图纸增加了用量。（演示）`,
    items,
    funding,
    totalFen: items.reduce((sum, { costFen }) => sum + costFen, 0),
  };
}
