import type { ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';

/**
 * Whether a question on it could be answered: by who filed it, or by somebody who belonged to the household already when
 * staff wrote it down for it. Whoever came to the dwelling later does not read it (`isFiler`).
 */
export async function canBeAnswered(
  { bindings }: Pick<ComplaintParts, 'bindings'>,
  { filerId, householdId, folded }: Pick<ComplaintRecord, 'filerId' | 'householdId' | 'folded'>,
): Promise<boolean> {
  if (filerId !== null) return true;
  if (householdId === undefined) return false;
  const links = await bindings.linksOf(await bindings.membersOf(householdId));
  return links.some(
    ({ householdId: home, boundAt }) =>
      home === householdId && boundAt !== undefined && boundAt.getTime() <= folded.filedAt,
  );
}
