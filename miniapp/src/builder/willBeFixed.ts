import type { RoundTerms } from '../../../shared/round/round.ts';
import { timeText } from '../words/dates.ts';
import { DISCLOSURE_TEXTS } from '../words/disclosureTexts.ts';
import { CHANNEL_NAMES } from '../words/names.ts';

/** What opening freezes, as sentences with their numbers. */
export function willBeFixed(terms: RoundTerms, households: number): readonly string[] {
  const { questions, rule, opensAt, closesAt, channels, disclosure, planVersion, auditNumber } = terms;
  const required = questions.filter((question) => question.required).length;
  const branched = questions.filter((question) => question.askedIf !== undefined).length;
  return [
    `${questions.length} 道题，其中必答 ${required} 道${branched === 0 ? '' : `，看前面怎么答才问的 ${branched} 道`}；`,
    `住户名册 ${households} 户；`,
    `时间：${timeText(opensAt)} 至 ${timeText(closesAt)}，到时自动截止；`,
    `征集率要求 ${rule.thresholdPercent}%，${rule.answerOnce ? '每户只能答一次' : '截止前可以改'}；`,
    `答复途径：${channels.map((channel) => CHANNEL_NAMES[channel]).join('、')}；`,
    `谁的算数：先看身份，再看答复方式；`,
    `${DISCLOSURE_TEXTS[disclosure]}，少于 ${rule.smallCellK} 户的不公布；`,
    ...(planVersion === undefined ? [] : [`问的是第 ${planVersion.version} 版方案；`]),
    ...(auditNumber === undefined ? [] : [`回访抽查用的公开数字：${auditNumber}；`]),
    `截止后 ${rule.objectionDays} 天异议期。`,
  ];
}
