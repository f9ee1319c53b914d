import { canonicalJson } from '../ledger/canonicalJson.ts';
import type { LedgerValue } from '../ledger/leaf.ts';
import { concatBytes } from '../ledger/bytes.ts';
import type { LedgerHash } from '../ledger/ledgerCrypto.ts';

/** Every kind of record that is frozen under a hash and announced by a `publication` entry. */
export const PUBLICATION_KINDS = [
  'planVersion',
  'publicityNotice',
  'wallPhoto',
  'objection',
  'objectionAnswer',
  'reviewOpinion',
  'lawfulResolution',
  'incomeConsent',
  'siteClearance',
  'acceptance',
  'committeeDecision',
  'scrutineers',
] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];

/** 方案版本 · 公示 · 上墙照片 · 异议 · 异议答复 · 评审意见 · 依法决议 · 公共收益同意 · 场地清理 · 验收 · 委员会决定. */
export const PUBLICATION_NAMES: Readonly<Record<PublicationKind, string>> = {
  planVersion: '改造方案',
  publicityNotice: '方案公示',
  wallPhoto: '公示上墙照片',
  objection: '异议',
  objectionAnswer: '异议答复',
  reviewOpinion: '专家评审意见',
  lawfulResolution: '依法形成的决议',
  incomeConsent: '公共收益使用同意',
  siteClearance: '场地清理',
  acceptance: '联合竣工验收',
  committeeDecision: '小区改造委员会决定',
  scrutineers: '核对人名单',
};

/** The few public words and numbers of a record that stand in its entry: what gates and lists need, never a person. */
export type PublicationFacts = Readonly<Record<string, LedgerValue>>;

/** What is frozen: nothing in it changes, and the hash covers all of it. */
export interface FrozenRecord {
  readonly kind: PublicationKind;
  readonly communityId: string;
  readonly content: LedgerValue;
}

/** A record as its `publication` entry announces it; `at` is the entry's time, seconds rounded down to ten minutes. */
export interface PublishedRecord {
  readonly kind: PublicationKind;
  readonly hash: string;
  readonly seq: number;
  readonly at: number;
  readonly facts: PublicationFacts;
}

/**
 * The hash of a record, 64 lower-case hex: SHA-256 of the byte 0x04 and the canonical JSON (RFC 8785) of
 * `{communityId, content, kind}`. The prefix keeps it apart from the tree's, the commitments' and the rolls' hashes.
 */
export function hashPublication(hash: LedgerHash, { kind, communityId, content }: FrozenRecord): string {
  const text = canonicalJson({ kind, communityId, content });
  return hash.sha256Hex(concatBytes(Uint8Array.of(4), hash.utf8(text)));
}
