import type { ConsentLack, GateEvidence, LegalLack } from './gateEvidence.ts';
import { NOTICE_FIELDS } from './noticeFaults.ts';
import type { GateId } from './stageTemplate.ts';

/** Who has to act so that a gate opens. */
export type GateActor = 'admin' | 'bureau' | 'owners' | 'residents' | 'nobody';

/** 街道社区管理员 · 区住建局 · 业主 · 居民 · 等日子到. */
export const GATE_ACTOR_NAMES: Readonly<Record<GateActor, string>> = {
  admin: '街道、社区管理员',
  bureau: '区住建局',
  owners: '全体业主',
  residents: '社区和全体住户',
  nobody: '等日子到',
};

/** One thing that is still missing at a gate, who has to act, and a sentence that names both in words. */
export interface GateLack {
  readonly code:
    | 'notice-missing'
    | 'days-running'
    | 'objections-unanswered'
    | 'objections-late'
    | 'review-missing'
    | 'review-failed'
    | 'site-not-cleared'
    | 'notice-board-incomplete'
    | 'legal-missing'
    | 'consent-missing'
    | 'acceptance-missing'
    | 'defects-open'
    | 'representatives-missing'
    | 'dissent-unanswered';
  readonly who: GateActor;
  readonly sentence: string;
  readonly itemId?: string;
  /** ISO 8601 UTC, of something that only time brings. */
  readonly until?: string;
}

/** What of G4 only the owners bring, item by item: no office lets it pass (民法典第二百七十八条). */
export function ownersLacks({
  legalLacks,
  consentLacks,
}: Pick<GateEvidence, 'legalLacks' | 'consentLacks'>): readonly GateLack[] {
  return [...legalLacks.map(legalLack), ...consentLacks.map(consentLack)];
}

/** What a gate lacks, empty when it is open. G1 counts households and is asked elsewhere; G6 never closes. */
export function gateLacks(gate: GateId, evidence: GateEvidence): readonly GateLack[] {
  switch (gate) {
    case 'G2':
      return publicityLacks(evidence);
    case 'G3':
      return reviewLacks(evidence);
    case 'G4':
      return [...siteLacks(evidence), ...ownersLacks(evidence)];
    case 'G5':
      return acceptanceLacks(evidence);
    case 'G1':
    case 'G6':
      return [];
  }
}

function lack(code: GateLack['code'], who: GateActor, sentence: string): GateLack {
  return { code, who, sentence };
}

function publicityLacks({ notice, objections, now }: GateEvidence): readonly GateLack[] {
  const lacks: GateLack[] = [];
  if (notice === undefined) lacks.push(lack('notice-missing', 'admin', '现行方案还没有公示。'));
  else if (now < notice.until) {
    const days = Math.ceil((notice.until - now) / 86_400);
    lacks.push({
      ...lack('days-running', 'nobody', `公示要满 ${notice.days} 天，还差 ${days} 天。`),
      until: new Date(notice.until * 1000).toISOString(),
    });
  }
  if (objections.unanswered > 0)
    lacks.push(lack('objections-unanswered', 'admin', `有 ${objections.unanswered} 件异议还没有公开答复。`));
  if (objections.late > 0) {
    const sentence = `有 ${objections.late} 件异议超过期限才答复，要重新公示，或者由区住建局公开说明理由后豁免。`;
    lacks.push(lack('objections-late', 'admin', sentence));
  }
  return lacks;
}

function reviewLacks({ review }: GateEvidence): readonly GateLack[] {
  if (review === undefined) return [lack('review-missing', 'bureau', '现行方案还没有专家评审意见。')];
  return review === 'fail' ? [lack('review-failed', 'admin', '专家评审没有通过，要修改方案后再评。')] : [];
}

function siteLacks({ siteCleared, noticeBoardMissing }: GateEvidence): readonly GateLack[] {
  const lacks: GateLack[] = [];
  if (!siteCleared) lacks.push(lack('site-not-cleared', 'admin', '场地清理还没有登记。'));
  if (noticeBoardMissing.length > 0) {
    const names = noticeBoardMissing.map((field) => nameOf(field)).join('、');
    lacks.push(lack('notice-board-incomplete', 'admin', `公示栏的${names}没有填好。`));
  }
  return lacks;
}

function nameOf(field: string): string {
  const found = Object.entries(NOTICE_FIELDS).filter(([key]) => key === field)[0];
  return found === undefined ? field : found[1].name;
}

const LEGAL_CAUSES: Readonly<Record<LegalLack['cause'], string>> = {
  nothing: '还没有业主表决通过，也没有上传依法形成的决议',
  'vote-open': '业主表决还没有结束和定稿',
  'vote-failed': '业主表决没有通过',
  'vote-auxiliary': '这里的业主表决只是辅助统计，官方系统形成的决议还没有上传',
  changed: '表决或决议之后内容有改动，需重新确认',
};

function legalLack({ itemId, name, matter, cause }: LegalLack): GateLack {
  const sentence = `“${name}”${LEGAL_CAUSES[cause]}（${matter}）。`;
  return { ...lack('legal-missing', cause === 'vote-open' ? 'owners' : 'admin', sentence), itemId };
}

function consentLack({ itemId, name, amountFen, cause }: ConsentLack): GateLack {
  const why = cause === 'changed' ? '同意之后金额有改动，需重新同意' : '还没有业主委员会或居民自治小组的同意';
  const sentence = `“${name}”用公共收益 ${Math.floor(amountFen / 100)} 元，${why}。`;
  return { ...lack('consent-missing', 'admin', sentence), ...(itemId === undefined ? {} : { itemId }) };
}

function acceptanceLacks({ acceptance }: GateEvidence): readonly GateLack[] {
  if (acceptance === undefined) return [lack('acceptance-missing', 'bureau', '联合竣工验收还没有登记。')];
  const { defectsOpen, representatives, dissents, dissentsAnswered } = acceptance;
  const lacks: GateLack[] = [];
  if (defectsOpen > 0) lacks.push(lack('defects-open', 'bureau', `还有 ${defectsOpen} 处缺陷没有整改销号。`));
  if (representatives < 1) lacks.push(lack('representatives-missing', 'bureau', '没有居民代表参加验收。'));
  if (dissentsAnswered < dissents) {
    const open = dissents - dissentsAnswered;
    lacks.push(lack('dissent-unanswered', 'bureau', `居民代表的 ${open} 条不同意见还没有答复。`));
  }
  return lacks;
}
