import type { Account, HouseholdLink, Role, RoleGrant } from '../../shared/identity/account.ts';
import type { StoredAccount } from './accountStore.ts';
import type { StoredLink } from './bindingStore.ts';

/** The account as its own holder sees it: no phone, no username, nothing of how it signs in. */
export function presentAccount(
  { id, name, roles }: Pick<StoredAccount, 'id' | 'name' | 'roles'>,
  households: readonly HouseholdLink[],
): Account {
  return { id, name, roles: rolesOf(roles, households), households };
}

/**
 * What was granted, and what follows from approved households: resident of their communities, owner where the relation
 * says so. Whoever has neither is a visitor with a name.
 */
export function rolesOf(
  granted: readonly RoleGrant[],
  links: readonly Pick<StoredLink, 'communityId' | 'relation' | 'status'>[],
): RoleGrant[] {
  const approved = links.filter((link) => link.status === 'approved');
  const scopes = new Map<Role, Set<string>>();
  const add = (role: Role, scope: readonly string[]) =>
    scopes.set(role, new Set([...(scopes.get(role) ?? []), ...scope]));
  for (const { role, scope } of granted) add(role, scope);
  for (const { communityId } of approved) add('resident', [`community:${communityId}`]);
  for (const { communityId, relation } of approved)
    if (relation === 'owner') add('owner', [`community:${communityId}`]);
  if (scopes.size === 0) add('visitor', []);
  return [...scopes].map(([role, scope]) => ({ role, scope: [...scope] }));
}
