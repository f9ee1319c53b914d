import type { Connection } from 'mongoose';
import { openComplaintListStore } from './complaintListStore.ts';
import type { ComplaintDesk, ComplaintParts } from './complaintParts.ts';
import { openComplaintStore } from './complaintStore.ts';
import type { SimilarParts } from './findSimilar.ts';
import { openFollowStore } from './followStore.ts';
import type { OrganisationParts } from './keepOrganisation.ts';
import { openMergeTurns } from './mergeTurns.ts';
import { openOrganisationStore } from './organisationStore.ts';
import { openPhoneLookStore } from './phoneLookStore.ts';
import type { RateParts } from './ratesFor.ts';
import { openRateStore } from './rateStore.ts';
import { chineseCalendar } from './workingCalendar.ts';

/** Complaints at work: what the routes, the clock, the live topics and the demonstration need. */
export type Complaints = ComplaintDesk & SimilarParts & RateParts & OrganisationParts;

type Given = Omit<
  ComplaintParts,
  'complaints' | 'follows' | 'organisations' | 'phoneLooks' | 'mergeTurns' | 'calendar'
> &
  Pick<SimilarParts, 'segmenter'> &
  Pick<OrganisationParts, 'handlers'>;

/** Puts the stores and rules of complaints together over one database. */
export function openComplaints({
  connection,
  ...parts
}: Given & { readonly connection: Connection }): Complaints {
  const complaints = openComplaintStore(connection);
  return {
    ...parts,
    complaints,
    follows: openFollowStore(connection),
    organisations: openOrganisationStore(connection),
    phoneLooks: openPhoneLookStore(connection),
    mergeTurns: openMergeTurns(connection, parts.clock),
    lists: openComplaintListStore(connection),
    rates: openRateStore(connection, complaints, parts.clock),
    calendar: chineseCalendar(),
  };
}
