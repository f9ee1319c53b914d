import { randomUUID } from 'node:crypto';
import { legalEffectText } from '../../../shared/plan/legalEffect.ts';
import type { MenuItemTemplate } from '../../../shared/plan/menuItem.ts';
import type { PlanItem } from '../../../shared/plan/plan.ts';
import type { RoundKind, RoundTerms } from '../../../shared/round/round.ts';
import { roundTemplate } from '../../../shared/round/opening/template/roundTemplate.ts';
import type { TemplateItem } from '../../../shared/round/opening/template/templateSource.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { menuCatalogue } from '../../documents/menuCatalogue.ts';
import { policyOf } from '../../documents/regionPolicies.ts';
import { rollExtent, currentRoll } from './currentRoll.ts';
import { planVersionRef } from './openingFacts.ts';
import type { RoundParts } from '../roundParts.ts';

/** The terms with which a new draft of a community begins, made from what is published there now. */
export async function draftTerms(
  parts: RoundParts,
  community: CommunityRecord,
  kind: RoundKind,
): Promise<RoundTerms> {
  const plan = await parts.plans.findCurrent(community._id);
  const { unitIds } = rollExtent(await currentRoll(parts, community));
  return roundTemplate(kind, {
    roundId: `${community._id}-${kind}-${randomUUID().slice(0, 8)}`,
    communityId: community._id,
    communityName: community.name,
    now: parts.clock.now(),
    policy: policyOf(community.regionIds).values,
    ...(plan === undefined ? {} : { planVersion: planVersionRef(plan) }),
    items: plan?.content.items.map(plannedItem) ?? menuCatalogue.map(cataloguedItem),
    unitIds,
  });
}

function plannedItem({
  itemId,
  name,
  scope,
  costFen,
  shareFen,
  legalEffect,
  ...item
}: PlanItem): TemplateItem {
  const flag = legalEffect === undefined ? {} : { legalEffect };
  return { itemId, name, class: item.class, scope, costFen, shareFen, ...flag };
}

function cataloguedItem({ catalogueId, name, scope, legalEffect, ...item }: MenuItemTemplate): TemplateItem {
  const known = { itemId: catalogueId, name, class: item.class, scope };
  return legalEffect === 'none' ? known : { ...known, legalEffect: legalEffectText(legalEffect) };
}
