import type { ComplaintOrigin } from '../../shared/complaint/complaint.ts';
import type { ComplaintDraft, ComplaintMark } from '../../shared/opinion/opinion.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Caller } from '../http/caller.ts';

/** What opinions ask of whoever keeps complaints; the answer is written on their side. */
export interface OpinionComplaints {
  /** Files one for the office, about 公共区域; the same origin gives the same complaint until it is withdrawn or rejected. */
  fileForOffice(
    caller: Caller,
    community: CommunityRecord,
    filing: ComplaintDraft & { readonly origin: ComplaintOrigin },
  ): Promise<{ readonly complaintId: string; readonly number: string } | Refusal>;
  /** Takes one back that the office filed, while it is open; one that is withdrawn or rejected already stays so. */
  withdrawForOffice(caller: Caller, complaintId: string, reason: string): Promise<Refusal | undefined>;
  /** Where these stand. */
  marksOf(complaintIds: readonly string[]): Promise<ReadonlyMap<string, ComplaintMark>>;
}
