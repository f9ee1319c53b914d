import type { HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import { reachOf } from '../../shared/identity/scope.ts';
import type { Caller } from '../http/caller.ts';
import type { ComplaintParts } from './complaintParts.ts';

/** The organisations for which the caller works. */
export async function firmsOf(
  { organisations }: Pick<ComplaintParts, 'organisations'>,
  caller: Caller,
): Promise<readonly HandlerOrganisation[]> {
  return [...(await organisations.named(reachOf(caller, ['handler']).organisationIds)).values()];
}
