import type { OverviewRow } from '../../../shared/community/community.ts';
import { floorRate } from './floorRate.ts';

/** The columns that the table can be ordered by. */
export const SORT_KEYS = [
  'name',
  'region',
  'stage',
  'households',
  'official',
  'strict',
  'need',
  'satisfaction',
] as const;
export type SortKey = (typeof SORT_KEYS)[number];

/** What is shown of all communities; kept in the address of the page. Empty strings filter nothing; `region` is a district’s id. */
export interface OverviewView {
  readonly region: string;
  readonly stage: string;
  /** Only communities whose solicitation has not reached its threshold. */
  readonly below: boolean;
  readonly sort: SortKey;
  readonly descending: boolean;
}

export const USUAL_VIEW: OverviewView = {
  region: '',
  stage: '',
  below: false,
  sort: 'name',
  descending: false,
};

/** The score in tenths where it may be put in an order. */
function rankedScore({ satisfaction }: Pick<OverviewRow, 'satisfaction'>): number | null {
  return satisfaction?.overall.standing === 'ranked' ? satisfaction.overall.scoreTenths : null;
}

/** Districts of these communities by id, in the order of their names. */
export function districtsOf(
  rows: readonly Pick<OverviewRow, 'districtId' | 'districtName'>[],
): readonly { readonly id: string; readonly label: string }[] {
  const names = new Map(rows.map(({ districtId, districtName }) => [districtId, districtName]));
  return [...names]
    .map(([id, label]) => ({ id, label }))
    .sort((first, second) => compare(first.label, second.label) || compare(first.id, second.id));
}

/** Whether a solicitation ran and has not reached its threshold. */
function isBelow({ round }: Pick<OverviewRow, 'round'>): boolean {
  return round !== null && !round.official.met;
}

/** Official rate reached, but over all households of the roll not: the exclusions want a look. */
export function isAmber({ round }: Pick<OverviewRow, 'round'>): boolean {
  if (round === null || !round.official.met) return false;
  const { answered, denominator } = round.strict;
  return 100 * answered < round.thresholdPercent * denominator;
}

/** The rows that the filters leave, ordered; rows without a number stand last whichever way it is ordered, and so do
 * satisfaction scores that are not to be ranked (样本不足, 少于 k 户不公布). */
export function shownRows(
  rows: readonly OverviewRow[],
  view: OverviewView,
  stageOrder: readonly string[],
): readonly OverviewRow[] {
  const valueOf = (row: OverviewRow): number | string | null => {
    switch (view.sort) {
      case 'name':
        return row.communityId;
      case 'region':
        return row.regionName;
      case 'stage':
        return stageOrder.indexOf(row.stage);
      case 'households':
        return row.households;
      case 'official':
        return row.round?.official.permille ?? null;
      case 'strict':
        return row.round?.strict.permille ?? null;
      case 'need':
        return row.round?.official.need ?? null;
      case 'satisfaction':
        return rankedScore(row);
    }
  };
  return rows
    .filter((row) => view.region === '' || row.districtId === view.region)
    .filter((row) => view.stage === '' || row.stage === view.stage)
    .filter((row) => !view.below || isBelow(row))
    .map((row, place) => ({ row, place, value: valueOf(row) }))
    .sort((first, second) => {
      if (first.value === null || second.value === null) {
        if (first.value !== second.value) return first.value === null ? 1 : -1;
        return first.place - second.place;
      }
      const order = compare(first.value, second.value);
      return order === 0 ? first.place - second.place : view.descending ? -order : order;
    })
    .map(({ row }) => row);
}

function compare(first: number | string, second: number | string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Sums over the rows shown; the rates add up households, they are no mean of rates. Permille floored, null of nothing. */
export interface OverviewTotals {
  readonly communities: number;
  readonly households: number;
  readonly official: {
    readonly answered: number;
    readonly denominator: number;
    readonly permille: number | null;
  };
  readonly strict: {
    readonly answered: number;
    readonly denominator: number;
    readonly permille: number | null;
  };
  readonly need: number;
  readonly solicited: number;
  readonly met: number;
}

/** Adds up the rows shown. */
export function overviewTotals(rows: readonly OverviewRow[]): OverviewTotals {
  const rounds = rows.flatMap(({ round }) => (round === null ? [] : [round]));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const rate = (parts: readonly { readonly answered: number; readonly denominator: number }[]) => {
    const answered = sum(parts.map((part) => part.answered));
    const denominator = sum(parts.map((part) => part.denominator));
    return { answered, denominator, permille: floorRate(answered, denominator) };
  };
  return {
    communities: rows.length,
    households: sum(rows.map((row) => row.households)),
    official: rate(rounds.map((round) => round.official)),
    strict: rate(rounds.map((round) => round.strict)),
    need: sum(rounds.map((round) => round.official.need)),
    solicited: rounds.length,
    met: rounds.filter((round) => round.official.met).length,
  };
}
