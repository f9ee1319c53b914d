import { createHash } from 'node:crypto';
import type { HandlerOrganisation } from '../../shared/complaint/complaint.ts';
import type {
  OrganisationFacts,
  OrganisationPerson,
  OrganisationView,
} from '../../shared/complaint/organisationApi.ts';
import type { Role } from '../../shared/identity/account.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { refuse, isRefusal, type Refusal } from '../../shared/refusal.ts';
import { placeOf } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import type { HandlerAccountStore } from '../identity/handlerAccountStore.ts';
import type { ComplaintDesk } from './complaintParts.ts';

/** Who says which firms work for a 小区. */
export const ORGANISATION_KEEPERS = ['communityAdmin', 'districtBureau'] as const satisfies readonly Role[];

/** What keeping organisations works with. */
export interface OrganisationParts extends Pick<
  ComplaintDesk,
  'communities' | 'organisations' | 'lists' | 'clock' | 'audit'
> {
  readonly handlers: HandlerAccountStore;
}

/** Adds a firm that works for this 小区; sent again it is the same. Who has no say here hears that there is nothing. */
export async function addOrganisation(
  parts: OrganisationParts,
  caller: Caller,
  communityId: string,
  { clientKey, ...facts }: OrganisationFacts & { readonly clientKey: string },
): Promise<OrganisationView | Refusal> {
  if (!(await keeps(parts, caller, communityId))) return refuse('request/not-found');
  const sent = createHash('sha256').update(`${caller.account?.id ?? ''} ${clientKey}`);
  const organisationId = `organisation-${sent.digest('hex').slice(0, 24)}`;
  await parts.organisations.add({ organisationId, communityIds: [communityId], ...facts });
  return viewOf(parts, caller, communityId, organisationId);
}

/** Says anew what a firm is; only who has a say wherever it works. */
export async function changeOrganisation(
  parts: OrganisationParts,
  caller: Caller,
  communityId: string,
  organisationId: string,
  facts: OrganisationFacts,
): Promise<OrganisationView | Refusal> {
  const known = await viewOf(parts, caller, communityId, organisationId);
  if (isRefusal(known)) return known;
  if (!known.mayChange) return refuse('complaint/organisation-elsewhere');
  await parts.organisations.change(organisationId, facts);
  return viewOf(parts, caller, communityId, organisationId);
}

/**
 * Takes a firm out of this 小区 once nothing of it is open here; elsewhere it works on. Out of its last one only when nobody
 * is in it any more: whoever is goes on reading what it had. Done again it is the same.
 */
export async function retireOrganisation(
  parts: OrganisationParts,
  caller: Caller,
  communityId: string,
  organisationId: string,
): Promise<OrganisationView | Refusal> {
  const known = await viewOf(parts, caller, communityId, organisationId, 'everWorked');
  if (isRefusal(known) || !known.communityIds.includes(communityId)) return known;
  const rows = { communityId, 'folded.organisationId': organisationId };
  const { open } = await parts.lists.counts(rows, parts.clock.now());
  if (open > 0) return refuse('complaint/organisation-busy', { count: open });
  const people = known.communityIds.length === 1 ? await parts.handlers.of(organisationId) : [];
  if (people.length > 0) return refuse('complaint/organisation-peopled', { count: people.length });
  await parts.organisations.leave(organisationId, communityId);
  return known;
}

/** Who works for a firm, or still reads what it had, for whoever may change that. */
export async function peopleOfOrganisation(
  parts: OrganisationParts,
  caller: Caller,
  communityId: string,
  organisationId: string,
): Promise<readonly OrganisationPerson[] | Refusal> {
  const known = await viewOf(parts, caller, communityId, organisationId, 'everWorked');
  if (isRefusal(known)) return known;
  return known.mayChange ? parts.handlers.of(organisationId) : refuse('complaint/organisation-elsewhere');
}

/**
 * Lets a handler's account work for a firm, or no longer: it reaches what the firm has from its next request on. Nobody
 * joins a firm that works nowhere any more.
 */
export async function placePerson(
  parts: OrganisationParts,
  caller: Caller,
  communityId: string,
  organisationId: string,
  { account, belongs }: { readonly account: string; readonly belongs: boolean },
): Promise<{ readonly items: readonly OrganisationPerson[]; readonly accountId: string } | Refusal> {
  const before = await peopleOfOrganisation(parts, caller, communityId, organisationId);
  if (isRefusal(before)) return before;
  const works = belongs ? await viewOf(parts, caller, communityId, organisationId) : undefined;
  if (isRefusal(works)) return works;
  const accountId = await parts.handlers.place(account, organisationId, belongs);
  if (accountId === undefined) return refuse('complaint/no-handler');
  return { accountId, items: await parts.handlers.of(organisationId) };
}

/** As the caller meets it: whether it may be changed is answered for each of the places where it works or has worked. */
export async function presentOrganisation(
  { communities }: Pick<OrganisationParts, 'communities'>,
  caller: Caller,
  organisation: HandlerOrganisation,
): Promise<OrganisationView> {
  const kept = await Promise.all(
    placesOf(organisation).map((communityId) => keeps({ communities }, caller, communityId)),
  );
  return { ...organisation, mayChange: kept.every(Boolean) };
}

/** Whoever is let in reads what it has of all of them. */
function placesOf({ communityIds, formerCommunityIds = [] }: HandlerOrganisation): readonly string[] {
  return [...new Set([...communityIds, ...formerCommunityIds])];
}

/** A firm that works here, or that ever did, for who keeps the firms of this 小区. */
async function viewOf(
  parts: Pick<OrganisationParts, 'communities' | 'organisations'>,
  caller: Caller,
  communityId: string,
  organisationId: string,
  here: 'works' | 'everWorked' = 'works',
): Promise<OrganisationView | Refusal> {
  const organisation = await parts.organisations.find(organisationId);
  if (organisation === undefined) return refuse('request/not-found');
  const places = here === 'works' ? organisation.communityIds : placesOf(organisation);
  if (!places.includes(communityId)) return refuse('request/not-found');
  if (!(await keeps(parts, caller, communityId))) return refuse('request/not-found');
  return presentOrganisation(parts, caller, organisation);
}

async function keeps(
  { communities }: Pick<OrganisationParts, 'communities'>,
  caller: Caller,
  communityId: string,
): Promise<boolean> {
  const community = await communities.find(communityId);
  return community !== undefined && reachesCommunity(caller, placeOf(community), ORGANISATION_KEEPERS);
}
