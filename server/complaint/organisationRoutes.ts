import { isRefusal, refuse } from '../../shared/refusal.ts';
import { placeOf } from '../community/communityStore.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { communityParams } from './complaintSchemas.ts';
import { COMPLAINT_STAFF, isOfCommunity } from './complaintScope.ts';
import { firmsOf } from './firmsOf.ts';
import {
  addOrganisation,
  changeOrganisation,
  ORGANISATION_KEEPERS,
  peopleOfOrganisation,
  placePerson,
  presentOrganisation,
  retireOrganisation,
  type OrganisationParts,
} from './keepOrganisation.ts';
import { onceBody, organisationBody, organisationParams, personBody } from './organisationSchemas.ts';

/** The firms and offices of a 小区: for who dispatches, and for who says which they are. */
export function organisationRoutes(parts: OrganisationParts): Route[] {
  const { audit, communities, organisations } = parts;
  const listed = async (caller: Parameters<typeof presentOrganisation>[1], communityId: string) => ({
    items: await Promise.all(
      (await organisations.ofCommunity(communityId)).map((one) => presentOrganisation(parts, caller, one)),
    ),
  });
  return [
    defineRoute({
      key: 'GET /communities/:communityId/organisations',
      who: 'signedIn',
      roles: [...COMPLAINT_STAFF, 'handler'],
      summary: 'Firms and offices that complaints of a 小区 can be given to',
      params: communityParams,
      async handle({ caller, params: { communityId } }) {
        const community = await communities.find(communityId);
        if (
          community === undefined ||
          isOfCommunity(caller, placeOf(community), await firmsOf(parts, caller)) !== 'office'
        )
          return refuse('request/not-found');
        return listed(caller, communityId);
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/organisations',
      who: 'signedIn',
      roles: ORGANISATION_KEEPERS,
      summary: 'Add a firm or office that works off complaints of a 小区; sent again it is the same',
      params: communityParams,
      body: organisationBody,
      handle: ({ caller, params: { communityId }, body }) =>
        audit.perform(
          caller,
          'organisation.add',
          () => addOrganisation(parts, caller, communityId, body),
          ({ organisationId: target }) => ({ target, communityId, once: target }),
        ),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/organisations/:organisationId',
      who: 'signedIn',
      roles: ORGANISATION_KEEPERS,
      summary: 'Say anew what a firm is called, what it is suggested for and in which stages it is there',
      params: organisationParams,
      body: organisationBody,
      handle: ({ caller, params: { communityId, organisationId: target }, body: { clientKey, ...facts } }) =>
        audit.perform(
          caller,
          'organisation.change',
          () => changeOrganisation(parts, caller, communityId, target, facts),
          () => ({ target, communityId, once: `${target}:${clientKey}` }),
        ),
    }),
    defineRoute({
      key: 'POST /communities/:communityId/organisations/:organisationId/retire',
      who: 'signedIn',
      roles: ORGANISATION_KEEPERS,
      summary: 'Give a firm nothing more in a 小区, once nothing is open with it; what it has had stays',
      params: organisationParams,
      body: onceBody,
      async handle({ caller, params: { communityId, organisationId: target }, body: { clientKey } }) {
        const retired = await audit.perform(
          caller,
          'organisation.retire',
          () => retireOrganisation(parts, caller, communityId, target),
          () => ({ target, communityId, once: `${target}:${clientKey}` }),
        );
        return isRefusal(retired) ? retired : listed(caller, communityId);
      },
    }),
    defineRoute({
      key: 'GET /communities/:communityId/organisations/:organisationId/people',
      who: 'signedIn',
      roles: ORGANISATION_KEEPERS,
      summary: 'Who works for a firm, for who may change it',
      params: organisationParams,
      async handle({ caller, params: { communityId, organisationId } }) {
        const items = await peopleOfOrganisation(parts, caller, communityId, organisationId);
        return isRefusal(items) ? items : { items };
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/organisations/:organisationId/people',
      who: 'signedIn',
      roles: ORGANISATION_KEEPERS,
      summary: 'Let the account of a handler work for a firm, or no longer',
      params: organisationParams,
      body: personBody,
      async handle({ caller, params: { communityId, organisationId }, body: { clientKey, ...person } }) {
        const placed = await audit.perform(
          caller,
          person.belongs ? 'organisation.join' : 'organisation.part',
          () => placePerson(parts, caller, communityId, organisationId, person),
          ({ accountId }) => {
            const target = `${organisationId}:${accountId}`;
            return { target, communityId, once: `${target}:${clientKey}` };
          },
        );
        return isRefusal(placed) ? placed : { items: placed.items };
      },
    }),
  ];
}
