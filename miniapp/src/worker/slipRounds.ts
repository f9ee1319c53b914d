import type { SlipToBring } from '../../../shared/notice/noticeApi.ts';

/** As many as the server prints at once, and a person carries on one round. */
const MOST_PRINTED = 50;

/** Which slips are printed next: those that were not yet; once all were, the first again. */
export function slipsToPrint(slips: readonly SlipToBring[]): readonly SlipToBring[] {
  const waiting = slips.filter(({ printedAt }) => printedAt === null);
  return (waiting.length > 0 ? waiting : slips).slice(0, MOST_PRINTED);
}

/** Those that I may bring, before those that I entered myself and a colleague has to. */
export function slipsByBearer(slips: readonly SlipToBring[]): {
  readonly mine: readonly SlipToBring[];
  readonly others: readonly SlipToBring[];
} {
  return { mine: slips.filter(({ mayHand }) => mayHand), others: slips.filter(({ mayHand }) => !mayHand) };
}
