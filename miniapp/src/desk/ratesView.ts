import { COMPLAINT_CATEGORIES, type ComplaintCategory } from '../../../shared/complaint/complaint.ts';
import {
  RATE_GROUPS,
  type ComplaintRateQuery,
  type ComplaintRates,
  type RateFigure,
  type RateGroup,
} from '../../../shared/complaint/complaintRates.ts';

/** What the table of rates shows; kept in the address. Empty strings filter nothing; days are `YYYY-MM-DD`. */
export interface RatesView {
  readonly by: RateGroup;
  readonly communityId: string;
  readonly category: ComplaintCategory | '';
  readonly from: string;
  readonly to: string;
}

const USUAL_GROUP: RateGroup = 'community';

/** The view as the parameters of the page's address; what is usual is left out (empty). */
export function ratesToAddress(view: RatesView): Readonly<Record<string, string>> {
  return { ...view, by: view.by === USUAL_GROUP ? '' : view.by };
}

/** Reads it back; what is not known counts as usual. */
export function ratesFromAddress(value: (name: string) => string | undefined): RatesView {
  const day = (name: string): string => {
    const text = value(name) ?? '';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
  };
  return {
    by: RATE_GROUPS.find((by) => by === value('by')) ?? USUAL_GROUP,
    communityId: value('communityId') ?? '',
    category: COMPLAINT_CATEGORIES.find((category) => category === value('category')) ?? '',
    from: day('from'),
    to: day('to'),
  };
}

/** What the server is asked. */
export function ratesQuery({ by, communityId, category, from, to }: RatesView): ComplaintRateQuery {
  return {
    by,
    ...(communityId === '' ? {} : { communityId }),
    ...(category === '' ? {} : { category }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
  };
}

const GROUP_FILTERS: Readonly<Record<RateGroup, string>> = {
  community: 'communityId',
  organisation: 'organisationId',
  category: 'category',
  stage: 'stage',
  month: 'month',
};

/**
 * The address of the queue that lists the complaints behind one number: the same filters and period, the group it stands
 * in (`key` undefined for the totals), every state.
 */
export function figureAddress(
  view: RatesView,
  { by, from, to }: Pick<ComplaintRates, 'by' | 'from' | 'to'>,
  key: string | undefined,
  figure: RateFigure,
): Readonly<Record<string, string>> {
  return {
    state: 'all',
    communityId: view.communityId,
    category: view.category,
    from,
    to,
    figure,
    ...(key === undefined ? {} : { [GROUP_FILTERS[by]]: key }),
  };
}
