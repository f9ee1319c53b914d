import { roundFault, type RoundFault } from './roundFault.ts';
import type { RoundTerms } from '../round.ts';

const HOUR_MS = 3_600_000;
/** Shorter than this nobody can be reached; longer than a year the roll no longer fits (both 示例默认). */
const MIN_WINDOW_HOURS = 24;
const MAX_WINDOW_DAYS = 366;

/** What is wrong with the window: times that are none, an end before the start or already past, too short, too long. */
export function windowFaults(
  { opensAt, closesAt }: Pick<RoundTerms, 'opensAt' | 'closesAt'>,
  now: number | undefined,
): RoundFault[] {
  const faults: RoundFault[] = [];
  const from = Date.parse(opensAt);
  const until = Date.parse(closesAt);
  if (isNaN(from)) faults.push(roundFault('opensAt', 'not-a-time', '开始时间不是有效的时间。'));
  if (isNaN(until)) faults.push(roundFault('closesAt', 'not-a-time', '截止时间不是有效的时间。'));
  if (faults.length > 0) return faults;
  if (until <= from) {
    return [roundFault('closesAt', 'not-after-opening', '截止时间要晚于开始时间。')];
  }
  if (now !== undefined && until <= now) {
    const hours = Math.floor((now - until) / HOUR_MS);
    return [roundFault('closesAt', 'past', `截止时间已经过去 ${hours} 小时，没有人能答复。`)];
  }
  // Opened late, a round takes answers from now on.
  const hours = Math.floor((until - Math.max(from, now ?? from)) / HOUR_MS);
  if (hours < MIN_WINDOW_HOURS) {
    const sentence = `征集只有 ${hours} 小时，至少要 ${MIN_WINDOW_HOURS} 小时。`;
    faults.push(roundFault('closesAt', 'too-short', sentence));
  }
  if (hours > MAX_WINDOW_DAYS * 24) {
    const sentence = `征集有 ${Math.floor(hours / 24)} 天，最长 ${MAX_WINDOW_DAYS} 天。`;
    faults.push(roundFault('closesAt', 'too-long', sentence));
  }
  return faults;
}
