import { COMPLAINT_ACTORS, type ComplaintActor } from '../../../shared/complaint/complaint.ts';
import type { Account } from '../../../shared/identity/account.ts';

/** As whom of the offices the person may act on complaints; the server decides for each complaint anew. */
export function officeActors(account: Account | undefined): readonly ComplaintActor[] {
  const held = account?.roles.map(({ role }) => role) ?? [];
  return COMPLAINT_ACTORS.filter((actor) => held.some((role) => role === actor));
}
