import type { Drawing, FundingLine, PlanContent, PlanItem } from '../../shared/plan/plan.ts';
import { comparePlans } from '../../shared/plan/comparePlans.ts';
import { stepFaults } from '../../shared/plan/compareSteps.ts';
import { noticeFaults } from '../../shared/plan/noticeFaults.ts';
import { itemWithoutItsEffect, takesLessIncome } from '../../shared/plan/keptFromBefore.ts';
import { planItemFaults, type PlanRevision } from '../../shared/plan/planRevision.ts';
import { refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import { menuCatalogue } from '../documents/menuCatalogue.ts';
import type { EvidenceStore } from '../evidence/evidenceStore.ts';
import type { PublishParts, RecordPublished } from '../publication/publishRecord.ts';
import { newlyUndecided } from '../state/legalBasis.ts';
import { publishPlan } from './publishPlan.ts';

export interface RevisePlanParts extends PublishParts {
  readonly evidence: EvidenceStore;
  readonly clock: Clock;
}

/**
 * Publishes a new version of a community's plan. Once the review has passed the items are frozen: a change is a 变更
 * and needs its public reason; what was voted on and has changed is marked 需重新确认 by everybody who compares. No item
 * loses its legal effect, and less 公共收益 for it needs the reason at any time. Once G4 is passed no version brings
 * what the owners would still have to decide: `plan/owners-first`, the way leads back before the works; what they
 * decided on and only changes is marked like before. A step whose dates move says why in its note. Totals and funding are
 * added up here, from the items.
 */
export async function revisePlan(
  parts: RevisePlanParts,
  actorId: string,
  communityId: string,
  revision: PlanRevision,
): Promise<RecordPublished | Refusal> {
  const { ledger, clock } = parts;
  await ledger.catchUp(communityId);
  // The entry is refused when another version came since: what is read of them here still holds then.
  const { plans } = ledger.state(communityId);
  const versions = plans.map(({ content }) => content);
  const before = plans.at(-1);
  if (before?.content.planVersionId !== revision.basedOn) return refuse('plan/outdated');
  const board = revision.noticeBoard === undefined ? [] : noticeFaults(revision.noticeBoard);
  const faults = [
    ...planItemFaults(revision.items),
    ...stepFaults(before.content.steps, revision.steps ?? before.content.steps),
    ...board.map(({ path, code }) => ({ path: `noticeBoard.${path}`, code })),
  ];
  if (faults.length > 0) return refuseFields(faults);
  const added = await newDrawings(parts, communityId, revision);
  if (added === undefined) return refuse('publication/evidence-unknown');
  const content = contentOf(before.content, revision, added, new Date(clock.now()).toISOString());
  if (comparePlans(before.content, content).same && content.overview === before.content.overview)
    return refuse('plan/unchanged');
  const dropped = itemWithoutItsEffect(versions, menuCatalogue, revision.items);
  if (dropped !== undefined)
    return refuse('plan/legal-effect-dropped', { itemId: dropped.itemId, name: dropped.name });
  const lessIncome = takesLessIncome(versions, revision.items);
  return publishPlan(parts, {
    actorId,
    content,
    refuse: (state) => {
      if (state.plans.at(-1)?.hash !== before.hash) return refuse('plan/outdated');
      // Works have begun: what the owners have not decided does not enter them by a change of the plan.
      const undecided = state.passedGates.has('G4') ? newlyUndecided(state, content) : undefined;
      if (undecided !== undefined) return refuse('plan/owners-first', { name: undecided });
      const toExplain = lessIncome || state.passedGates.has('G3');
      return toExplain && (revision.reason ?? '').trim() === '' ? refuse('plan/reason-required') : undefined;
    },
  });
}

function contentOf(
  before: PlanContent,
  { items, reason, overview, noticeBoard, steps, dropDrawings = [] }: PlanRevision,
  added: readonly Drawing[],
  publishedAt: string,
): PlanContent {
  const version = before.version + 1;
  const because = reason?.trim();
  const { reason: _earlier, ...kept } = before;
  return {
    ...kept,
    planVersionId: `${before.communityId}-plan-${version}`,
    version,
    publishedAt,
    ...(because === undefined || because === '' ? {} : { reason: because }),
    overview: overview ?? before.overview,
    items,
    funding: totalFunding(items),
    totalFen: items.reduce((sum, { costFen }) => sum + costFen, 0),
    steps: steps ?? before.steps,
    noticeBoard: noticeBoard ?? before.noticeBoard,
    drawings: [...before.drawings.filter(({ drawingId }) => !dropDrawings.includes(drawingId)), ...added],
  };
}

/** One line for every source, in the order in which the items name them. */
function totalFunding(items: readonly PlanItem[]): readonly FundingLine[] {
  const sums = new Map<FundingLine['source'], number>();
  for (const { source, amountFen } of items.flatMap(({ funding }) => funding))
    sums.set(source, (sums.get(source) ?? 0) + amountFen);
  return [...sums].map(([source, amountFen]) => ({ source, amountFen }));
}

async function newDrawings(
  { evidence }: RevisePlanParts,
  communityId: string,
  { addDrawings = [] }: PlanRevision,
): Promise<readonly Drawing[] | undefined> {
  const ids = addDrawings.map(({ evidenceId }) => evidenceId);
  const found = await evidence.ofCommunity(communityId, ids);
  const pictures = new Set(found.filter(({ type }) => type !== 'application/pdf').map(({ _id }) => _id));
  if (ids.some((id) => !pictures.has(id))) return undefined;
  return addDrawings.map(({ evidenceId, title, description }) => ({
    drawingId: `drawing-${evidenceId.slice(0, 16)}`,
    title,
    description,
    image: `/api/v1/evidence/${evidenceId}`,
    sha256: evidenceId,
  }));
}
