import type { ClauseReference } from '../region/clauseReference.ts';
import type { LegalEffect } from './legalEffect.ts';

/** 基础类 · 完善类 · 提升类: a property of the local catalogue, not of the work. */
export const ITEM_CLASSES = ['basic', 'improve', 'upgrade'] as const;
export type ItemClass = (typeof ITEM_CLASSES)[number];

interface ItemClassWords {
  readonly name: string;
  readonly shortName: string;
  /** Stands beside the colour, which is never the only sign. */
  readonly shape: '■' | '●' | '▲';
  /** The document's four characters (乌海市2022—2024年方案, 工作目标). */
  readonly principle: string;
  /** What residents are asked. */
  readonly asked: string;
}

/** How each class is named, marked and asked about; how it is decided says `printClassRule`. */
export const ITEM_CLASS_WORDS: Readonly<Record<ItemClass, ItemClassWords>> = {
  basic: {
    name: '基础类',
    shortName: '基础',
    shape: '■',
    principle: '应改尽改',
    asked: '请您说说哪里最难受、怎样施工打扰最小；不赞成的请写明理由。',
  },
  improve: {
    name: '完善类',
    shortName: '完善',
    shape: '●',
    principle: '能改多改',
    asked: '每一项选“要”“不要”或“无所谓”。',
  },
  upgrade: {
    name: '提升类',
    shortName: '提升',
    shape: '▲',
    principle: '积极推进',
    asked: '在预算内挑选几项，或者排出先后。',
  },
};

export const ITEM_SCOPES = ['community', 'building', 'unit', 'household'] as const;
export type ItemScope = (typeof ITEM_SCOPES)[number];

/** 全小区 · 本楼 · 本单元 · 各户自愿报名: who answers for a work. A household's own parts are signed up for, not voted on. */
export const ITEM_SCOPE_NAMES: Readonly<Record<ItemScope, string>> = {
  community: '全小区',
  building: '本楼',
  unit: '本单元',
  household: '各户自愿报名',
};

export const FUNDING_SOURCES = [
  'central',
  'autonomousRegion',
  'localFiscal',
  'localBond',
  'pipelineOperator',
  'residents',
  'maintenanceFund',
  'providentFund',
  'commonRevenue',
  'formerOwnerUnit',
  'socialCapital',
  'donation',
  'labour',
  'floorRights',
] as const;
export type FundingSource = (typeof FUNDING_SOURCES)[number];

/** The fourteen sources of money and means that the five documents name between them. */
export const FUNDING_SOURCE_NAMES: Readonly<Record<FundingSource, string>> = {
  central: '中央',
  autonomousRegion: '自治区',
  localFiscal: '地方财政',
  localBond: '地方债',
  pipelineOperator: '管线单位',
  residents: '居民',
  maintenanceFund: '维修资金',
  providentFund: '公积金',
  commonRevenue: '公共收益',
  formerOwnerUnit: '原产权单位',
  socialCapital: '社会资本',
  donation: '捐赠',
  labour: '投工投劳',
  floorRights: '让渡楼面资源',
};

/** "What it looks like when done" in a document's own words; `region` is where that standard applies. */
export interface StandardText {
  readonly text: string;
  readonly source: string;
  readonly region: string;
}

/**
 * One work of a region's catalogue, before a plan gives it a cost and a share. `classSource` null: no document puts it
 * in a class and the class is 示例默认. `touchesProperty`: an owner's answer supersedes a tenant's. `lookWhenDone` is
 * absent where no document has a standard for it.
 */
export interface MenuItemTemplate {
  readonly catalogueId: string;
  readonly name: string;
  readonly nameSource: ClauseReference;
  readonly class: ItemClass;
  readonly classSource: ClauseReference | null;
  readonly scope: ItemScope;
  readonly touchesProperty: boolean;
  readonly legalEffect: LegalEffect | 'none';
  readonly lookWhenDone?: StandardText;
}
