import type { ClauseReference } from '../../region/clauseReference.ts';

/** The nine things about which satisfaction is asked: three dimensions (示例默认) and the six words of a document. */
export const SATISFACTION_DIMENSIONS = [
  'content',
  'process',
  'care',
  'pipes',
  'roads',
  'lamps',
  'tidy',
  'safe',
  'orderly',
] as const;
export type SatisfactionDimension = (typeof SATISFACTION_DIMENSIONS)[number];

const SIX_WORDS: ClauseReference = { document: '象政〔2020〕8号', clause: '一、工作目标' };

/** What each dimension is called and where it is written; null is 示例默认. */
export const SATISFACTION_DIMENSION_WORDS: Readonly<
  Record<SatisfactionDimension, { readonly label: string; readonly source: ClauseReference | null }>
> = {
  content: { label: '改造内容', source: null },
  process: { label: '过程管理', source: null },
  care: { label: '长效管理', source: null },
  pipes: { label: '管通', source: SIX_WORDS },
  roads: { label: '路平', source: SIX_WORDS },
  lamps: { label: '灯亮', source: SIX_WORDS },
  tidy: { label: '整洁', source: SIX_WORDS },
  safe: { label: '安全', source: SIX_WORDS },
  orderly: { label: '有序', source: SIX_WORDS },
};
