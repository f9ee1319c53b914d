import type { FundingSource } from '../../../shared/plan/menuItem.ts';

type Share = readonly [source: FundingSource, percent: number];

/**
 * A work of the catalogue as the demonstration prices it and asks about it. Money in whole yuan and made up. `shareYuan`
 * is what one paying household gives; `funding` splits the rest and sums to 100 %. `likes` are weights by option id, for
 * an upgrade work the one weight `chosen` in per cent.
 */
export interface DemoWork {
  readonly catalogueId: string;
  /** Two to eight characters that everybody understands. */
  readonly plain: string;
  readonly fixedYuan: number;
  readonly perHouseholdYuan: number;
  readonly shareYuan?: number;
  readonly funding: readonly Share[];
  readonly prerequisite?: string;
  /** What it looks like when done, in the design's own words, where no document has a standard for it. */
  readonly look?: string;
  /** The question put to every household; absent for a work that is only one of the choices of another question. */
  readonly asked?: string;
  readonly help?: string;
  readonly likes: Readonly<Record<string, number>>;
  /** What households write that object. */
  readonly reasons?: readonly string[];
}
