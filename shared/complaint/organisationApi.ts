import type { CommunityParams } from '../community/communityApi.ts';
import type { HandlerOrganisation } from './complaint.ts';

interface OrganisationParams extends CommunityParams {
  readonly organisationId: string;
}

/** Longest name of a firm or office, in UTF-16 units. */
export const ORGANISATION_NAME_LENGTH = 40;

/** What is said of a firm or office; `stages` absent: it is there in all of them. */
export type OrganisationFacts = Pick<HandlerOrganisation, 'name' | 'kind' | 'categories' | 'stages'>;

/** `mayChange`: all the places it works for, or has complaints of from before, lie in the caller's reach. */
export interface OrganisationView extends HandlerOrganisation {
  readonly mayChange: boolean;
}

/** Somebody who works for an organisation: `account` is what he signs in with. */
export interface OrganisationPerson {
  readonly accountId: string;
  readonly account: string;
  readonly name: string;
}
interface OrganisationPeople {
  readonly items: readonly OrganisationPerson[];
}

/** 承办单位 of a 小区: who they are, what they are suggested for, and who works for them. */
export interface OrganisationApi {
  'GET /communities/:communityId/organisations': {
    params: CommunityParams;
    reply: { readonly items: readonly OrganisationView[] };
  };
  'POST /communities/:communityId/organisations': {
    params: CommunityParams;
    body: OrganisationFacts & { readonly clientKey: string };
    reply: OrganisationView;
  };
  'POST /communities/:communityId/organisations/:organisationId': {
    params: OrganisationParams;
    body: OrganisationFacts & { readonly clientKey: string };
    reply: OrganisationView;
  };
  /**
   * It takes on nothing more here; what it has had stays with it. Refused while something is open, and in the last place
   * while people are in it. Sent again it is the same.
   */
  'POST /communities/:communityId/organisations/:organisationId/retire': {
    params: OrganisationParams;
    body: { readonly clientKey: string };
    reply: { readonly items: readonly OrganisationView[] };
  };
  'GET /communities/:communityId/organisations/:organisationId/people': {
    params: OrganisationParams;
    reply: OrganisationPeople;
  };
  /** Lets an account of a handler work for it, or no longer. */
  'POST /communities/:communityId/organisations/:organisationId/people': {
    params: OrganisationParams;
    body: { readonly clientKey: string; readonly account: string; readonly belongs: boolean };
    reply: OrganisationPeople;
  };
}
