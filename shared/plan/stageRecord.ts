/** 通过 · 有条件通过 · 不通过: the opinion of the expert review (东河区2024年方案 三（一）2). */
export const REVIEW_OPINIONS = ['pass', 'conditional', 'fail'] as const;
export type ReviewOpinion = (typeof REVIEW_OPINIONS)[number];

export const REVIEW_OPINION_NAMES: Readonly<Record<ReviewOpinion, string>> = {
  pass: '通过',
  conditional: '有条件通过',
  fail: '不通过',
};

/** Who may consent to the use of 公共收益 (利通区2025年方案 四（四）: 依法经业主委员会或居民自治小组同意). */
export const CONSENT_BODIES = ['ownersCommittee', 'residentsGroup'] as const;
export type ConsentBody = (typeof CONSENT_BODIES)[number];

export const CONSENT_BODY_NAMES: Readonly<Record<ConsentBody, string>> = {
  ownersCommittee: '业主委员会',
  residentsGroup: '居民自治小组',
};

/** Expert review of the version in force; a conditional pass names its conditions. */
export interface ReviewRecord {
  readonly opinion: ReviewOpinion;
  readonly text: string;
  readonly evidenceId?: string;
}

/** 场地清理 before the works begin (利通区2025年方案 五（四）). */
export interface SiteClearanceRecord {
  readonly text: string;
  readonly evidenceId?: string;
}

/** A resolution of the owners outside this system, on items with legal effect; the paper itself is `evidenceId`. */
export interface ResolutionRecord {
  readonly itemIds: readonly string[];
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly adoptedOn: string;
  readonly evidenceId: string;
}

/** Consent to 公共收益 money: for items, or with none named for the lines of the whole plan. */
export interface ConsentRecord {
  readonly itemIds: readonly string[];
  readonly body: ConsentBody;
  readonly adoptedOn: string;
  readonly evidenceId: string;
}

/** Somebody among the residents' representatives who did not agree, in words without a name, and the answer to it. */
export interface Dissent {
  readonly text: string;
  readonly answer?: string;
}

/** 联合竣工验收 (东河区2024年方案 四（三）: 居民代表会同). */
export interface AcceptanceRecord {
  readonly text: string;
  /** Defects found that are not closed. */
  readonly defectsOpen: number;
  readonly representatives: number;
  readonly dissents: readonly Dissent[];
  readonly evidenceId?: string;
}
