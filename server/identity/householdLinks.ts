import type { HouseholdLink } from '../../shared/identity/account.ts';
import type { BindingStore } from './bindingStore.ts';
import type { Places } from './places.ts';

/** A person's households with their addresses; one that is no longer there is left out. */
export async function householdLinksOf(
  deps: { readonly bindings: Pick<BindingStore, 'linksOf'>; readonly places: Places },
  accountId: string,
): Promise<HouseholdLink[]> {
  const links = await deps.bindings.linksOf([accountId]);
  const described = await Promise.all(
    links.map(async ({ householdId, communityId, relation, status, boundAt }) => {
      const place = await deps.places.describeHousehold(householdId);
      if (place === null) return [];
      const { buildingId, unit, address } = place;
      const where = unit === undefined ? { buildingId } : { buildingId, unit };
      const since = boundAt === undefined ? {} : { boundAt: boundAt.toISOString() };
      return [{ householdId, communityId, relation, address, ...where, status, ...since }];
    }),
  );
  return described.flat();
}
