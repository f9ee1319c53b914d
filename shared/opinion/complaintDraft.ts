import type { ComplaintCategory } from '../complaint/complaint.ts';
import type { SatisfactionDimension } from '../round/satisfaction/satisfactionDimension.ts';
import type { ComplaintDraft, ScoreLine } from './opinion.ts';

/** Words that say by themselves what a complaint is about; the first that is found decides. */
const TELLING: readonly (readonly [RegExp, ComplaintCategory])[] = [
  [/停水|停电|断电/, 'outage'],
  [/漏|渗水|返修/, 'leak'],
  [/电梯/, 'neighbours'],
  [/费用|收费|分摊/, 'cost'],
  [/公示|征求/, 'notAsked'],
  [/噪|扰民|粉尘|灰尘/, 'workDisturbance'],
  [/安全/, 'safety'],
];

/** Where the words tell nothing: by what the item of a 效果评价 is about. */
const OF_DIMENSION: Readonly<Record<SatisfactionDimension, ComplaintCategory>> = {
  content: 'planDisagreement',
  process: 'workDisturbance',
  care: 'workQuality',
  pipes: 'leak',
  roads: 'workQuality',
  lamps: 'workQuality',
  tidy: 'workQuality',
  safe: 'safety',
  orderly: 'neighbours',
};

/** What a complaint of the office would be about: a suggestion that a person corrects. */
export function suggestCategory(words: string, dimension?: SatisfactionDimension): ComplaintCategory {
  const telling = TELLING.find(([pattern]) => pattern.test(words))?.[1];
  return telling ?? (dimension === undefined ? 'workQuality' : OF_DIMENSION[dimension]);
}

/** The complaint for a low score: nothing in it but what the result shows to everybody. */
export function draftOfScore({
  roundTitle,
  label,
  dimension,
  rated,
  low,
  tenths,
}: ScoreLine): ComplaintDraft {
  const figures = [
    ...(tenths === null ? [] : [`平均 ${Math.floor(tenths / 10)}.${tenths % 10} 分（满分 100）`]),
    ...(rated === null ? [] : [`${rated} 户打分`]),
    ...(low === null ? [] : [`${low} 户打 1–2 分`]),
  ];
  return {
    category: suggestCategory(label, dimension),
    text: `“${roundTitle}”里“${label}”一项得分偏低：${figures.join('，')}。请查明原因、整改并说明。`,
  };
}

/** The complaint for what residents said, in the words that everybody may read. */
export function draftOfWords(published: string): ComplaintDraft {
  return { category: suggestCategory(published), text: `居民意见：${published}` };
}
