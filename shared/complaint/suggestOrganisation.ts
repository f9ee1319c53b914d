import type { Stage } from '../plan/stageTemplate.ts';
import type { ComplaintCategory, HandlerOrganisation } from './complaint.ts';
import type { ComplaintEntry } from './complaintEntry.ts';

/**
 * The firm to which a complaint is most likely to belong, by its category and by the stage in which it was filed: one
 * that is named for that very stage comes before one for any stage, and whoever has given the case back comes after
 * everybody who has not. Among equals the first; undefined where nobody is named for it. A person decides.
 */
export function suggestOrganisation<Organisation extends HandlerOrganisation>(
  {
    category,
    stage,
    entries,
  }: {
    readonly category: ComplaintCategory;
    readonly stage: Stage;
    readonly entries: readonly ComplaintEntry[];
  },
  organisations: readonly Organisation[],
): Organisation | undefined {
  const returnedBy = whoGaveItBack(entries);
  const rank = ({ organisationId, stages }: Organisation): number =>
    (returnedBy.some((one) => one === organisationId) ? 0 : 2) + (stages === undefined ? 0 : 1);
  return organisations
    .filter(
      ({ categories, stages }) =>
        categories.some((one) => one === category) &&
        (stages === undefined || stages.some((one) => one === stage)),
    )
    .sort((first, second) => rank(second) - rank(first))[0];
}

/** A return names no firm: it is that of the dispatch before it. */
function whoGaveItBack(entries: readonly ComplaintEntry[]): readonly string[] {
  const returned: string[] = [];
  let charged: string | undefined;
  for (const { kind, organisationId } of entries) {
    if (kind === 'assign') charged = organisationId;
    if (kind === 'return' && charged !== undefined) returned.push(charged);
  }
  return returned;
}
