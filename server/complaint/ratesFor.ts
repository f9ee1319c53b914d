import { COMPLAINT_CATEGORIES } from '../../shared/complaint/complaint.ts';
import { CATEGORY_NAMES } from '../../shared/complaint/complaintNames.ts';
import type { ComplaintRateQuery, ComplaintRates, RateGroup } from '../../shared/complaint/complaintRates.ts';
import { ratePeriod, rateRow, sumRows, type FigureCounts } from '../../shared/complaint/rates.ts';
import { MAIN_STAGES, SIDE_STAGES, STAGE_NAMES } from '../../shared/plan/stageTemplate.ts';
import type { PolicyValues } from '../../shared/region/policySet.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { countsFor } from './complaintScope.ts';
import { NO_ORGANISATION } from './rateRows.ts';
import type { RateStore } from './rateStore.ts';

/** What a table of rates is made of. */
export interface RateParts extends Pick<
  ComplaintParts,
  'communities' | 'organisations' | 'clock' | 'policyAt'
> {
  readonly rates: RateStore;
}

interface Group {
  readonly key: string;
  readonly label: string;
}

/** The table of what lies in the caller's reach by office or firm, in the order of its group. */
export async function ratesFor(
  parts: RateParts,
  caller: Caller,
  { by = 'community', communityId, category, ...asked }: ComplaintRateQuery,
): Promise<ComplaintRates> {
  const period = ratePeriod(asked, parts.clock.now());
  const isCounted = countsFor(caller);
  const counts = await parts.rates.count(
    (place) =>
      isCounted(place) &&
      (communityId === undefined || place.communityId === communityId) &&
      (category === undefined || place.category === category),
    by,
    period,
  );
  const groups = await groupsOf(parts, by, counts);
  const rows = groups.map(({ key, label }) => rateRow(key, label, counts.get(key) ?? {}));
  const { from, to } = period;
  // The definitions beside a table of several places are those that hold where none has set its own.
  const community = communityId === undefined ? undefined : await parts.communities.find(communityId);
  const terms = termsOf(parts.policyAt(community?.regionIds ?? []));
  return { by, from, to, total: sumRows(rows), rows, terms };
}

async function groupsOf(
  parts: RateParts,
  by: RateGroup,
  counts: ReadonlyMap<string, FigureCounts>,
): Promise<readonly Group[]> {
  const keys = [...counts.keys()].sort();
  switch (by) {
    case 'category':
      return COMPLAINT_CATEGORIES.filter((key) => counts.has(key)).map((key) => ({
        key,
        label: CATEGORY_NAMES[key],
      }));
    case 'stage':
      return [...MAIN_STAGES, ...SIDE_STAGES]
        .filter((key) => counts.has(key))
        .map((key) => ({ key, label: STAGE_NAMES[key] }));
    case 'month':
      return keys.map((key) => ({ key, label: printMonth(key) }));
    case 'organisation': {
      const known = await parts.organisations.named(keys.filter((key) => key !== NO_ORGANISATION));
      return keys.map((key) => ({ key, label: known.get(key)?.name ?? '尚未派单' }));
    }
    case 'community':
      return Promise.all(
        keys.map(async (key) => ({ key, label: (await parts.communities.find(key))?.name ?? key })),
      );
  }
}

function printMonth(month: string): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}

function termsOf(policy: PolicyValues): ComplaintRates['terms'] {
  const { complaintRespondHours, complaintTimeOutDays, complaintSatisfiedFrom } = policy;
  return {
    respondHours: { value: complaintRespondHours.value.usual, source: complaintRespondHours.source },
    timeOutDays: { value: complaintTimeOutDays.value, source: complaintTimeOutDays.source },
    satisfiedFrom: { value: complaintSatisfiedFrom.value, source: complaintSatisfiedFrom.source },
  };
}
