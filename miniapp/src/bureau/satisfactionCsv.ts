import type { SatisfactionRound } from '../../../shared/community/satisfactionTrend.ts';
import type { SatisfactionScore } from '../../../shared/round/satisfaction/satisfaction.ts';
import { dateText } from '../words/dates.ts';
import { csvText } from '../words/csvText.ts';
import { scoreCells } from './scoreWords.ts';

const HEAD = [
  '小区',
  '效果评价',
  '截止日期',
  '范围',
  '名称',
  '得分',
  '上下误差',
  '打分户数',
  '应评户数',
  '说明',
];

/** Every round with its whole, its dimensions and its items, for a spreadsheet; what is withheld is empty here too. */
export function satisfactionCsv(communityName: string, rounds: readonly SatisfactionRound[]): string {
  return csvText([
    HEAD,
    ...rounds.flatMap(({ title, closedAt, result: { overall, dimensions, items } }) => {
      const line = (part: string, name: string, score: SatisfactionScore): readonly (string | number)[] => [
        communityName,
        title,
        dateText(closedAt),
        part,
        name,
        ...scoreCells(score),
      ];
      return [
        line('总体', '总体', overall),
        ...dimensions.map((score) => line('方面', score.label, score)),
        ...items.map((score) => line('题目', score.label, score)),
      ];
    }),
  ]);
}
