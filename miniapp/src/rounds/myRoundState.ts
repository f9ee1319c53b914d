import type { RoundView } from '../../../shared/round/roundView.ts';
import type { Tone } from '../components/Tag.tsx';
import type { OutboxItem } from '../platform/outboxItem.ts';
import type { Draft } from '../platform/storage.ts';

/** My household's state in a round, as one word with its tone. */
export interface MyRoundState {
  readonly word: '未上传' | '未登记' | '未完成草稿' | '已登记' | '未答复';
  readonly tone: Tone;
}

/**
 * What this device alone holds is told first, because only this device can finish it: 未上传, then 未登记 (refused),
 * then an unfinished draft; otherwise what the record says.
 */
export function myRoundState(
  mine: NonNullable<RoundView['mine']>,
  latest: OutboxItem['state'] | undefined,
  draft: Draft | undefined,
): MyRoundState {
  if (latest === 'waiting') return { word: '未上传', tone: 'warn' };
  if (draft !== undefined && draft.answers.length > 0) return { word: '未完成草稿', tone: 'warn' };
  if (latest === 'refused') return { word: '未登记', tone: 'bad' };
  return mine.answered ? { word: '已登记', tone: 'good' } : { word: '未答复', tone: 'info' };
}
