import { CLOCK_NAMES } from '../../../shared/complaint/complaintNames.ts';
import type { ClockView } from '../../../shared/complaint/complaintView.ts';
import { deadlineText } from './dates.ts';

const PAUSE_NAMES = { extension: '同意延期', waitingForFiler: '等反映人补充' } as const;

/** Whether it still runs or rests; one that was met, in time or late, is history. */
export function isRunning({ metAt }: Pick<ClockView, 'metAt'>): boolean {
  return metAt === undefined;
}

/** `办结：11月27日 17:00 前`, and since when it is met. Times in China. */
export function clockText(clock: ClockView, now: number): string {
  const name = CLOCK_NAMES[clock.clock];
  const due = `${name}：${deadlineText(clock.dueAt, now)} 前`;
  return clock.metAt === undefined ? due : `${due}，实际 ${deadlineText(clock.metAt, now)}`;
}

/** Each pause in words, and why a deadline may still move; empty for an ordinary clock. */
export function clockNotes(clock: ClockView, now: number): readonly string[] {
  const pauses = clock.pauses.map(({ from, to, why }) => {
    const until =
      to === undefined ? '现在还停着' : `${Date.parse(to) > now ? '最晚' : ''}到 ${deadlineText(to, now)}`;
    return `暂停（${PAUSE_NAMES[why]}）：${deadlineText(from, now)} 起，${until}`;
  });
  return clock.provisional ? [...pauses, '那一年的放假安排还没有公布，只扣除了周末，公布后可能变动'] : pauses;
}
