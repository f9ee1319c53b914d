import { COMPLAINT_STATE_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type {
  LinkKind,
  OpinionLink,
  OpinionSource,
  OpinionThread,
  OpinionWork,
  ScoreLine,
} from '../../../shared/opinion/opinion.ts';
import { opinionSteps, type OpinionStepId } from '../../../shared/opinion/opinionSteps.ts';
import { dateText } from './dates.ts';
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
  complaint: '转为诉求',
  acceptance: '验收',
  score: '后来的评分',
};

/** Where an opinion stands, in a word and a tone. */
export function opinionState({ links, source, line, next, ...thread }: OpinionThread | OpinionWork): {
  readonly tone: 'good' | 'warn' | 'info' | 'plain';
  readonly words: string;
} {
  const reached = opinionSteps({ links, ...(next === undefined ? {} : { next }) }).filter(
    ({ state }) => state === 'done',
  );
  if (reached.some(({ step }) => step === 'score')) return { tone: 'good', words: '已有后来的评分' };
  if (reached.some(({ step }) => step === 'acceptance')) return { tone: 'good', words: '已验收' };
  const complaint = links.find(({ undone, target }) => undone === undefined && target.kind === 'complaint');
  if (complaint?.complaint !== undefined)
    return { tone: 'info', words: `已转为诉求 · ${COMPLAINT_STATE_NAMES[complaint.complaint.state]}` };
  if (reached.some(({ step }) => step === 'plan')) return { tone: 'info', words: '已对应到方案' };
  if (links.some(({ undone, target }) => undone === undefined && target.kind === 'explanation'))
    return { tone: 'info', words: '已说明' };
  const isQuiet = 'open' in thread ? !thread.open : (line?.low ?? 0) === 0;
  if (source === 'score' && isQuiet) return { tone: 'plain', words: '随统计结果公布' };
  return { tone: 'warn', words: '还没有回音' };
}

/** 灯亮：平均 71.3 分（11 户打分，其中 6 户打 1–2 分）; what is withheld is said to be. */
export function scoreLineText({ label, rated, low, tenths }: ScoreLine): string {
  if (rated === null) return `${label}：打分的户数太少，按小格保护不公布`;
  const mean = tenths === null ? '' : `平均 ${Math.floor(tenths / 10)}.${tenths % 10} 分`;
  const few = low === null ? '打低分的户数不公布' : `其中 ${countText(low)} 户打 1–2 分`;
  return `${label}：${mean}（${countText(rated)} 户打分，${few}）`;
}

/** 诉求 261101-0123：办结待评，2026年11月5日办结; of any other link what it points at. */
export function linkText({ target, title, complaint }: OpinionLink): string {
  if (complaint !== undefined) {
    const done = complaint.doneAt === undefined ? '' : `，${dateText(complaint.doneAt)}报告办结`;
    return `诉求 ${complaint.number}：${COMPLAINT_STATE_NAMES[complaint.state]}${done}`;
  }
  if (target.kind !== 'item' && target.kind !== 'clause') return title;
  return `${title}${target.changed ? '：按这条意见改了' : '：方案里已有'}`;
}

/** What was said, or why it is not shown. */
export function saidText({ words, source, line }: OpinionThread): string {
  if (source === 'score') return line === undefined ? '一项打分' : scoreLineText(line);
  return words ?? '原文已按规定删除';
}
