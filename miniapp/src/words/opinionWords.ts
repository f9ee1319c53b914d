import type { LinkKind, OpinionSource, OpinionThread, ScoreLine } from '../../../shared/opinion/opinion.ts';
import { opinionSteps, type OpinionStepId } from '../../../shared/opinion/opinionSteps.ts';
import { countText } from './numbers.ts';

export const SOURCE_NAMES: Readonly<Record<OpinionSource, string>> = {
  free: '自己写的意见',
  words: '征集里写的话',
  reason: '表态的理由',
  score: '打分偏低',
};

export const LINK_NAMES: Readonly<Record<LinkKind, string>> = {
  item: '方案里的改造内容',
  clause: '方案里的其他部分',
  acceptance: '验收记录',
  score: '后来的评分',
  explanation: '说明为什么办不到',
};

export const STEP_NAMES: Readonly<Record<OpinionStepId, string>> = {
  said: '您说了',
  plan: '方案怎么改',
  acceptance: '验收',
  score: '后来的评分',
};

/** Where an opinion stands, in a word and a tone. */
export function opinionState({ links, source, line }: OpinionThread): {
  readonly tone: 'good' | 'warn' | 'info' | 'plain';
  readonly words: string;
} {
  const reached = opinionSteps({ links }).filter(({ state }) => state === 'done');
  if (reached.some(({ step }) => step === 'score')) return { tone: 'good', words: '已有后来的评分' };
  if (reached.some(({ step }) => step === 'acceptance')) return { tone: 'good', words: '已验收' };
  if (reached.some(({ step }) => step === 'plan')) return { tone: 'info', words: '已对应到方案' };
  if (links.some(({ undone, target }) => undone === undefined && target.kind === 'explanation'))
    return { tone: 'info', words: '已说明' };
  if (source === 'score' && (line?.low ?? 0) === 0) return { tone: 'plain', words: '随统计结果公布' };
  return { tone: 'warn', words: '还没有回音' };
}

/** 灯亮：平均 71.3 分（11 户打分，其中 6 户打 1–2 分）; what is withheld is said to be. */
export function scoreLineText({ label, rated, low, tenths }: ScoreLine): string {
  if (rated === null) return `${label}：打分的户数太少，按小格保护不公布`;
  const mean = tenths === null ? '' : `平均 ${Math.floor(tenths / 10)}.${tenths % 10} 分`;
  const few = low === null ? '打低分的户数不公布' : `其中 ${countText(low)} 户打 1–2 分`;
  return `${label}：${mean}（${countText(rated)} 户打分，${few}）`;
}

/** What was said, or why it is not shown. */
export function saidText({ words, source, line }: OpinionThread): string {
  if (source === 'score') return line === undefined ? '一项打分' : scoreLineText(line);
  return words ?? '原文已按规定删除';
}
