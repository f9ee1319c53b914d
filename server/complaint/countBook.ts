import { PUBLIC_PLACE } from '../../shared/complaint/complaint.ts';
import type { ComplaintCounts } from '../../shared/complaint/complaintView.ts';
import { FOR_EVER, type FoldedComplaint } from '../../shared/complaint/foldedComplaint.ts';
import { isOpen } from '../../shared/complaint/verbTable.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { MomentTally } from './momentTally.ts';

/** What the counts above a list are made of. */
export interface ListedComplaint extends Pick<
  ComplaintRecord,
  | '_id'
  | 'communityId'
  | 'regionIds'
  | 'buildingIds'
  | 'category'
  | 'stage'
  | 'urgency'
  | 'isPrivate'
  | 'isHidden'
  | 'place'
> {
  readonly folded: Pick<FoldedComplaint, 'organisationId' | 'state' | 'soonAt' | 'dueAt'>;
}

/** What all complaints of one cell have in common; `at`: the building, or `PUBLIC_PLACE`. */
export interface ListedPlace extends Pick<
  ListedComplaint,
  'communityId' | 'regionIds' | 'buildingIds' | 'category' | 'stage' | 'urgency'
> {
  readonly organisationId: string | null;
  readonly at: string;
  /** Neighbours may read of it. */
  readonly isPublic: boolean;
}

interface Cell {
  readonly place: ListedPlace;
  all: number;
  open: number;
  /** From when to when each is 即将超时, and from when it is late: the moment of the deadline is still in time. */
  readonly soon: MomentTally;
  readonly late: MomentTally;
}
interface Kept {
  readonly cell: Cell;
  readonly isOpen: boolean;
  readonly soonAt: number | null;
  readonly dueAt: number | null;
}

/**
 * How many complaints there are, are open, and run out of time, added up by what lists are filtered by: the counts of a list
 * cost what it has cells, however many complaints there are. Holds what it is given and reads nothing.
 */
export class CountBook {
  readonly #cells = new Map<string, Cell>();
  readonly #kept = new Map<string, Kept>();

  /** Counts a complaint as it stands now, and no longer as it stood before. */
  keep({ _id, ...complaint }: ListedComplaint): void {
    const before = this.#kept.get(_id);
    if (before !== undefined) tell(before, -1);
    const { state, soonAt, dueAt } = complaint.folded;
    const kept = {
      cell: this.#cellOf(placeOf(complaint)),
      isOpen: isOpen(state),
      soonAt,
      dueAt,
    };
    tell(kept, 1);
    this.#kept.set(_id, kept);
  }

  /** The counts of the wanted cells at a moment. */
  count(isWanted: (place: ListedPlace) => boolean, now: number): ComplaintCounts {
    const counts = { all: 0, open: 0, soon: 0, overdue: 0 };
    for (const { place, all, open, soon, late } of this.#cells.values()) {
      if (all === 0 || !isWanted(place)) continue;
      counts.all += all;
      counts.open += open;
      counts.soon += soon.at(now);
      counts.overdue += late.at(now);
    }
    return counts;
  }

  #cellOf(place: ListedPlace): Cell {
    const { communityId, regionIds, buildingIds, organisationId, at } = place;
    const { category, stage, urgency, isPublic } = place;
    const places = [communityId, regionIds.join(' '), buildingIds.join(' '), at, organisationId ?? ''];
    const key = [...places, category, stage, urgency, isPublic].join('|');
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const cell = { place, all: 0, open: 0, soon: new MomentTally(FOR_EVER), late: new MomentTally(FOR_EVER) };
    this.#cells.set(key, cell);
    return cell;
  }
}

function placeOf(complaint: Omit<ListedComplaint, '_id'>): ListedPlace {
  const { communityId, regionIds, buildingIds, category, stage, urgency, place, folded } = complaint;
  return {
    communityId,
    regionIds,
    buildingIds,
    category,
    stage,
    urgency,
    organisationId: folded.organisationId,
    at: place.kind === 'public' ? PUBLIC_PLACE : (place.buildingId ?? ''),
    isPublic: !complaint.isPrivate && !complaint.isHidden,
  };
}

function tell({ cell, isOpen, soonAt, dueAt }: Kept, by: 1 | -1): void {
  cell.all += by;
  if (isOpen) cell.open += by;
  if (dueAt === null) return;
  const change = by === 1 ? 'add' : 'remove';
  if (soonAt !== null && soonAt <= dueAt) cell.soon[change](soonAt, dueAt + 1);
  cell.late[change](dueAt + 1, FOR_EVER);
}
