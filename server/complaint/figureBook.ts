import type { RateFigure, RateGroup } from '../../shared/complaint/complaintRates.ts';
import { FOR_EVER, type FigureSpan, type FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import type { FigureCounts, RatePeriod } from '../../shared/complaint/rates.ts';
import { chinaDayOf } from '../../shared/chinaTime.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { MomentTally } from './momentTally.ts';
import { NO_ORGANISATION } from './rateRows.ts';

/** What a complaint is counted by. */
export interface CountedComplaint extends Pick<
  ComplaintRecord,
  '_id' | 'version' | 'communityId' | 'regionIds' | 'buildingIds' | 'category' | 'stage'
> {
  readonly folded: Pick<FoldedComplaint, 'organisationId' | 'filedAt' | 'figures'>;
}

/** What all complaints of one cell have in common: who reaches one of them reaches all. */
export type CountedPlace = Pick<
  CountedComplaint,
  'communityId' | 'regionIds' | 'buildingIds' | 'category' | 'stage'
> & { readonly organisationId: string | null };

type Tallies = Map<RateFigure, MomentTally>;
interface Month {
  readonly whole: Tallies;
  readonly days: Map<string, Tallies>;
}
interface Cell {
  readonly place: CountedPlace;
  /** By the month of the filing, `YYYY-MM` in China time. */
  readonly months: Map<string, Month>;
}
interface Kept {
  readonly version: number;
  readonly tallies: readonly Tallies[];
  readonly spans: readonly FigureSpan[];
}

/**
 * In which figures complaints count and when, added up by cell, month and day of filing: a table costs what it has cells
 * and months, however many complaints there are. Holds what it is given and reads nothing.
 */
export class FigureBook {
  readonly #cells = new Map<string, Cell>();
  readonly #kept = new Map<string, Kept>();

  /** The version at which a complaint is counted; undefined for one that is not. */
  versionOf(complaintId: string): number | undefined {
    return this.#kept.get(complaintId)?.version;
  }

  /** Counts a complaint as it stands now, and no longer as it stood before. */
  keep({ _id, version, folded, ...rest }: CountedComplaint): void {
    const before = this.#kept.get(_id);
    if (before !== undefined) tell(before, (tally, span) => tally.remove(span.from, span.to));
    const { communityId, regionIds, buildingIds, category, stage } = rest;
    const { organisationId, filedAt, figures } = folded;
    const place = { communityId, regionIds, buildingIds, category, stage, organisationId };
    const day = chinaDayOf(filedAt);
    const month = made(this.#cellOf(place).months, day.slice(0, 7), () => ({
      whole: new Map(),
      days: new Map(),
    }));
    const kept = {
      version,
      tallies: [month.whole, made(month.days, day, () => new Map())],
      spans: figures,
    };
    tell(kept, (tally, span) => tally.add(span.from, span.to));
    this.#kept.set(_id, kept);
  }

  /** How many complaints of the wanted cells, filed in the period, count in each figure at its end; by the group's key. */
  count(
    isWanted: (place: CountedPlace) => boolean,
    by: RateGroup,
    period: RatePeriod,
  ): ReadonlyMap<string, FigureCounts> {
    const counts = new Map<string, Partial<Record<RateFigure, number>>>();
    for (const { place, months } of this.#cells.values()) {
      if (!isWanted(place)) continue;
      for (const [name, month] of months)
        for (const tallies of talliesIn(name, month, period)) {
          const filed = tallies.get('filed')?.at(period.at) ?? 0;
          if (filed === 0) continue;
          const sums = made(counts, keyOf(place, name, by), (): Partial<Record<RateFigure, number>> => ({}));
          for (const [figure, tally] of tallies) sums[figure] = (sums[figure] ?? 0) + tally.at(period.at);
        }
    }
    return counts;
  }

  #cellOf(place: CountedPlace): Cell {
    const { communityId, regionIds, buildingIds, organisationId, category, stage } = place;
    const places = [communityId, regionIds.join(' '), buildingIds.join(' ')];
    const key = [...places, organisationId ?? '', category, stage].join('|');
    return made(this.#cells, key, () => ({ place, months: new Map() }));
  }
}

/** The whole month, or of one that the period cuts the days that lie inside. */
function talliesIn(name: string, { whole, days }: Month, { from, to }: RatePeriod): readonly Tallies[] {
  // No month has a 32nd day, every month ends before it.
  if (from <= `${name}-01` && `${name}-31` <= to) return [whole];
  if (`${name}-31` < from || to < `${name}-01`) return [];
  return [...days].filter(([day]) => from <= day && day <= to).map(([, tallies]) => tallies);
}

function keyOf(place: CountedPlace, month: string, by: RateGroup): string {
  switch (by) {
    case 'community':
      return place.communityId;
    case 'organisation':
      return place.organisationId ?? NO_ORGANISATION;
    case 'category':
      return place.category;
    case 'stage':
      return place.stage;
    case 'month':
      return month;
  }
}

function tell({ tallies, spans }: Kept, change: (tally: MomentTally, span: FigureSpan) => void): void {
  for (const each of tallies)
    for (const span of spans)
      change(
        made(each, span.figure, () => new MomentTally(FOR_EVER)),
        span,
      );
}

function made<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
