import type { FlagOutcome, StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { FLAG_LIMITS, type FlagKind } from '../../../shared/round/flag/staffFlag.ts';
import { dateText } from '../words/dates.ts';
import { permilleText } from '../words/numbers.ts';

export const FLAG_OUTCOME_NAMES: Readonly<Record<FlagOutcome, string>> = {
  explained: '说明属实',
  callBack: '需要回访',
};

const KIND_NAMES: Readonly<Record<FlagKind, string>> = {
  manyDoors: '一分钟里登记了很多户',
  speed: '一户接一户登记得很快',
  share: '一个人登记的占比很高',
};

/** What looks odd, in a few words. */
export function flagTitle({ kind }: Pick<StaffFlagView, 'kind'>): string {
  return KIND_NAMES[kind];
}

/** What looks odd, with its day, its numbers and the limit that it reached. */
export function flagSentence({ kind, day, figure, seqs }: StaffFlagView): string {
  const on = day === undefined ? '' : `${dayText(day)}，`;
  const { manyDoors, speed, share } = FLAG_LIMITS;
  switch (kind) {
    case 'manyDoors':
      return `${on}一分钟里登记了 ${figure} 户上门（满 ${manyDoors.doors} 户提示，示例默认）。`;
    case 'speed':
      return `${on}连续 ${figure} 户上门登记，每户隔不到 ${speed.eachWithinSeconds / 60} 分钟（满 ${speed.answers} 户提示，示例默认）。`;
    case 'share':
      return `这一轮 ${seqs.length} 条答复由一个人登记，占全部的 ${permilleText(figure)}（满 ${share.percent}% 提示，示例默认）。`;
  }
}

/** A day `YYYY-MM-DD` in China as the other dates are written. */
function dayText(day: string): string {
  return dateText(`${day}T04:00:00Z`);
}
