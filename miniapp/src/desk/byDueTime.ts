import type { ComplaintLine } from '../../../shared/complaint/complaintView.ts';

/** First what is due first; what has no running clock comes last, the older the earlier. */
export function byDueTime(lines: readonly ComplaintLine[]): readonly ComplaintLine[] {
  return [...lines].sort((first, second) => {
    const due = compare(dueOf(first), dueOf(second));
    return due === 0 ? compare(first.filedAt, second.filedAt) : due;
  });
}

/** ISO 8601 in UTC orders as text; `~` stands after every year. */
function dueOf({ clock }: ComplaintLine): string {
  if (clock === null || clock.standing === 'paused') return '~';
  return clock.dueAt;
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}
