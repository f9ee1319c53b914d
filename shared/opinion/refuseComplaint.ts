import { refuse, type Refusal } from '../refusal.ts';
import { isLowLine } from './lowLine.ts';
import type { OpinionSource, ScoreLine } from './opinion.ts';

/** What decides whether the office may file a complaint for an opinion. */
export interface ComplaintSituation {
  readonly source: OpinionSource;
  /** Of what was said in a round; absent where its round is not known. */
  readonly status?: 'open' | 'closed' | 'final';
  /** Of a score. */
  readonly line?: ScoreLine;
  /** The version that everybody may read. */
  readonly published?: string;
  /** Of the policy, 0–100. */
  readonly lowScore: number;
}

/**
 * A score becomes a complaint when its round is final and its published figures are low; words of a resident only in
 * the version that everybody may read. So a complaint of the office never says more of a household than was public.
 */
export function refuseComplaint({
  source,
  status,
  line,
  published,
  lowScore,
}: ComplaintSituation): Refusal | undefined {
  if (source !== 'score') return published === undefined ? refuse('opinion/words-not-public') : undefined;
  if (status !== 'final') return refuse('opinion/not-final');
  if (line === undefined || (line.tenths === null && line.low === null))
    return refuse('opinion/score-withheld');
  return isLowLine(line, lowScore) ? undefined : refuse('opinion/score-not-low');
}
