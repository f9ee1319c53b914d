/** The path of a renovation in its usual order; a template may order it otherwise. */
export const MAIN_STAGES = [
  'survey',
  'willingness',
  'solicit',
  'design',
  'publicity',
  'confirm',
  'review',
  'listed',
  'prepare',
  'build',
  'accept',
  'handover',
  'evaluate',
  'care',
  'archived',
] as const;
export type MainStage = (typeof MAIN_STAGES)[number];

/** Off the path: a project waits or leaves, and can come back to the stage it left. */
export const SIDE_STAGES = ['deferred', 'suspended', 'withdrawn'] as const;
export type SideStage = (typeof SIDE_STAGES)[number];

export type Stage = MainStage | SideStage;

/** 转入下一年度计划 is the words of 象政〔2020〕8号 六（一）. */
export const STAGE_NAMES: Readonly<Record<Stage, string>> = {
  survey: '摸底',
  willingness: '意愿征集',
  solicit: '征集意见·点菜',
  design: '方案编制',
  publicity: '方案公示',
  confirm: '方案确认',
  review: '专家评审',
  listed: '列入计划',
  prepare: '概预算·招投标',
  build: '施工',
  accept: '联合竣工验收',
  handover: '移交',
  evaluate: '效果评价',
  care: '长效管理',
  archived: '归档',
  deferred: '转入下一年度计划',
  suspended: '暂停',
  withdrawn: '退出',
};

/** Tells a stage of the path from waiting and leaving. */
export function isMainStage(stage: Stage): stage is MainStage {
  return MAIN_STAGES.some((main) => main === stage);
}

export const GATE_IDS = ['G1', 'G2', 'G3', 'G4', 'G5', 'G6'] as const;
export type GateId = (typeof GATE_IDS)[number];

/**
 * A step of a document's timetable. Dates are `YYYY-MM-DD` in China time, both included, absent where the document
 * gives none; a month stands for its first and last day and `printedWindow` keeps the document's own words.
 */
export interface StageStep {
  readonly stepId: string;
  readonly name: string;
  readonly stages: readonly MainStage[];
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly printedWindow?: string;
  readonly who: string;
  readonly clause: string;
  readonly note?: string;
}

/**
 * A region's way through a renovation. `order` is every main stage exactly once, those on which the document is silent
 * included, so that no gate disappears with a template; `gates` names the stage that each gate lets nobody leave.
 * Windows of `steps` may overlap.
 */
export interface StageTemplate {
  readonly templateId: string;
  readonly name: string;
  readonly source: string;
  readonly order: readonly MainStage[];
  readonly gates: Readonly<Record<GateId, MainStage>>;
  readonly steps: readonly StageStep[];
}

/** Where the gates stand unless a template places them elsewhere. */
export const USUAL_GATES: Readonly<Record<GateId, MainStage>> = {
  G1: 'solicit',
  G2: 'publicity',
  G3: 'review',
  G4: 'prepare',
  G5: 'accept',
  G6: 'evaluate',
};

/** Every pair of steps whose windows share more than the one day on which the first hands over to the second. */
export function overlappingSteps(template: StageTemplate): readonly (readonly [string, string])[] {
  return template.steps.flatMap((first, index) =>
    template.steps
      .slice(index + 1)
      .filter((second) => overlaps(first, second))
      .map((second) => [first.stepId, second.stepId] as const),
  );
}

function overlaps(first: StageStep, second: StageStep): boolean {
  if (!first.startsOn || !first.endsOn || !second.startsOn || !second.endsOn) return false;
  return first.startsOn < second.endsOn && second.startsOn < first.endsOn;
}
