import { STAGE_NAMES, type Stage } from '../../../shared/plan/stageTemplate.ts';
import type { QuestionSection } from '../../../shared/round/question.ts';
import type { Channel, NumberSource, Relation, RoundKind, RoundStatus } from '../../../shared/round/round.ts';
import type { HouseholdState } from '../../../shared/round/response.ts';

export const RELATION_NAMES: Readonly<Record<Relation, string>> = {
  owner: '业主',
  family: '家属',
  tenant: '租户',
  agent: '代理人',
};

export const CHANNEL_NAMES: Readonly<Record<Channel, string>> = {
  app: '小程序',
  web: '网页',
  paper: '纸质表',
  door: '入户',
  meeting: '座谈会',
  designer: '设计师面对面',
  call: '电话',
};

export const ROUND_KIND_NAMES: Readonly<Record<RoundKind, string>> = {
  willingness: '改造意愿征集',
  menu: '改造内容点菜',
  confirmation: '方案确认',
  satisfaction: '效果评价',
  survey: '问卷',
  statutory: '业主表决',
};

export const ROUND_STATUS_NAMES: Readonly<Record<RoundStatus, string>> = {
  draft: '未开始',
  open: '进行中',
  closed: '已截止',
  final: '已定稿',
  cancelled: '已取消',
};

/** A household's state as a word, a letter and a tone: colour is never the only sign. */
export interface StateWords {
  readonly name: string;
  readonly letter: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
}

export const HOUSEHOLD_STATE_WORDS: Readonly<Record<HouseholdState, StateWords>> = {
  untouched: { name: '未接触', letter: '未', tone: 'plain' },
  attempted: { name: '上门未遇', letter: '遇', tone: 'warn' },
  unreachable: { name: '无法联系', letter: '联', tone: 'warn' },
  refused: { name: '不愿表态', letter: '拒', tone: 'bad' },
  answered: { name: '已征集', letter: '✓', tone: 'good' },
  pending: { name: '待核验', letter: '待', tone: 'info' },
  disputed: { name: '有异议', letter: '议', tone: 'bad' },
  excluded: { name: '不计入', letter: '除', tone: 'plain' },
};

/** The part of the ballot a question stands in; the classes have a colour, a shape and a word. */
export const SECTION_WORDS: Readonly<
  Record<QuestionSection, { readonly name: string; readonly shape: string }>
> = {
  basic: { name: '基础类', shape: '■' },
  improve: { name: '完善类', shape: '●' },
  upgrade: { name: '提升类', shape: '▲' },
  general: { name: '其他', shape: '◆' },
};

const STAGE_SENTENCES: Readonly<Record<Stage, string>> = {
  survey: '正在摸清小区的情况',
  willingness: '正在征集改造意愿',
  solicit: '正在征集意见，请您点菜',
  design: '设计方案正在编制',
  publicity: '改造方案正在公示',
  confirm: '正在请各户确认方案',
  review: '方案正在专家评审',
  listed: '已列入改造计划',
  prepare: '正在办理概预算和招投标',
  build: '正在施工',
  accept: '正在联合竣工验收',
  handover: '已完工，正在移交',
  evaluate: '改造完成，请您评价效果',
  care: '改造完成，进入长效管理',
  archived: '改造完成，资料已归档',
  deferred: '已转入下一年度计划',
  suspended: '改造暂停',
  withdrawn: '已退出改造',
};

/** 征集意见·点菜. */
export function stageName(stage: Stage): string {
  return STAGE_NAMES[stage];
}

/** Where the renovation stands, in one sentence a resident would say. */
export function stageSentence(stage: Stage): string {
  return STAGE_SENTENCES[stage];
}

/** Where a number comes from; without a source it is a default of the example, and says so. */
export function sourceText(source: NumberSource): string {
  return source === null ? '示例默认（尚未指明依据）' : `依据：${source.document} ${source.clause}`;
}
