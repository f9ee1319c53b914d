import type { ComplaintState } from './complaint.ts';
import type { ComplaintTerms } from './complaintEntry.ts';
import type { RateFigure } from './complaintRates.ts';
import { FOR_EVER, type FigureSpan, type FoldedComplaint } from './foldedComplaint.ts';

/** Complaints that came to nothing count nowhere in 解决率. */
const NOT_JUDGED: readonly ComplaintState[] = ['rejected', 'merged', 'withdrawn', 'closedUnresolved'];

/**
 * The figures of the end in which a complaint counts as it stands. 未解决 stays the last word until the filer says
 * another: a case that was reopened, done again and never confirmed is finally reopened, and where its days ran out it
 * is 未评价 beside that.
 */
export function standingFigures(
  { state, rating, lastWord }: Pick<FoldedComplaint, 'state' | 'rating' | 'lastWord'>,
  terms: ComplaintTerms,
): RateFigure[] {
  const figures: readonly (readonly [RateFigure, boolean])[] = [
    ['confirmed', state === 'confirmed'],
    ['reopenedAtEnd', lastWord === 'unsolved' && !NOT_JUDGED.includes(state)],
    ['closedUnresolved', state === 'closedUnresolved'],
    ['unrated', state === 'timedOut'],
    ['rated', rating !== null],
    ['satisfied', rating !== null && rating >= terms.satisfiedFrom],
  ];
  return figures.filter(([, counts]) => counts).map(([figure]) => figure);
}

/**
 * The figures of the beginning: filed, and the respond clock, which is due once it was answered or its deadline has
 * passed. They begin and never end.
 */
export function figureSpans({ filedAt, clocks }: Pick<FoldedComplaint, 'filedAt' | 'clocks'>): FigureSpan[] {
  const spans: FigureSpan[] = [{ figure: 'filed', from: filedAt, to: FOR_EVER }];
  const respond = clocks.find(({ clock }) => clock === 'respond');
  if (respond === undefined) return spans;
  const { dueAt, metAt } = respond;
  spans.push({ figure: 'due', from: Math.min(dueAt, metAt ?? dueAt), to: FOR_EVER });
  if (metAt !== null && metAt <= dueAt) spans.push({ figure: 'respondedInTime', from: metAt, to: FOR_EVER });
  return spans;
}

/** True when a complaint counts in a figure at a moment (milliseconds since 1970 UTC). */
export function countsIn(
  { figures }: Pick<FoldedComplaint, 'figures'>,
  figure: RateFigure,
  at: number,
): boolean {
  return figures.some((span) => span.figure === figure && span.from <= at && at < span.to);
}
