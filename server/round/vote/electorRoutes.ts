import type { BodyOf, ParamsOf } from '../../../shared/api.ts';
import { refuse } from '../../../shared/refusal.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { objectOf, opaqueId } from '../../http/schema.ts';
import { findRoundFor } from '../findRound.ts';
import { nameRepresentative } from './nameRepresentative.ts';
import { presentOwners } from './presentOwners.ts';
import { presentRoomlist } from './presentRoomlist.ts';
import { isOwnerHere } from './presentVoteResult.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';

const KEEPERS = ['communityAdmin'] as const;
const communityParams = objectOf<ParamsOf<'GET /communities/:communityId/owners'>>({ communityId: opaqueId });

/** The routes of owners: their register, the papers that call them together, and what they may inspect afterwards. */
export function electorRoutes(parts: RoundParts): Route[] {
  const { communities, households, owners, ledger, audit } = parts;
  return [
    defineRoute({
      key: 'GET /communities/:communityId/owners',
      who: 'signedIn',
      roles: KEEPERS,
      summary: 'The owners’ register: persons and area, names masked; the look is in the audit log',
      params: communityParams,
      async handle({ caller, params: { communityId } }) {
        const community = await communities.findInScope(caller, communityId, KEEPERS);
        if (community === undefined) return refuse('request/not-found');
        const { regionIds } = community;
        const rows = await owners.inScope(caller, { communityId, regionIds }, KEEPERS);
        if (rows === undefined) return refuse('request/not-found');
        const unrecorded = await audit.record(caller, 'owners.view', { target: communityId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        return presentOwners(community, await households.ofCommunity(communityId), rows);
      },
    }),
    defineRoute({
      key: 'POST /communities/:communityId/owners/representative',
      who: 'signedIn',
      roles: KEEPERS,
      summary:
        'Enter the representative on whom the owners of a dwelling agreed, for votes that open afterwards',
      params: communityParams,
      body: objectOf<BodyOf<'POST /communities/:communityId/owners/representative'>>({ bindingId: opaqueId }),
      async handle({ caller, params: { communityId }, body: { bindingId } }) {
        const community = await communities.findInScope(caller, communityId, KEEPERS);
        if (community === undefined) return refuse('request/not-found');
        return audit.perform(
          caller,
          'owners.represent',
          () => nameRepresentative(parts, caller, community, bindingId),
          ({ householdId }) => ({ target: householdId, communityId, once: bindingId }),
        );
      },
    }),
    defineRoute({
      key: 'GET /rounds/:roundId/roomlist',
      who: 'signedIn',
      summary:
        'Room, area and choice after the close, to the community’s owners; the look is in the audit log',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const found = await findRoundFor(parts, caller, roundId);
        if (found?.opened?.electors === undefined || found.terms.disclosure !== 'roomlist') {
          return refuse('request/not-found');
        }
        const { communityId } = found.terms;
        const community = await communities.find(communityId);
        if (community === undefined || !isOwnerHere(caller, communityId)) return refuse('request/not-found');
        if (found.opened.status === 'open') return refuse('round/not-closed');
        const unrecorded = await audit.record(caller, 'roomlist.view', { target: roundId, communityId });
        if (unrecorded !== undefined) return unrecorded;
        await ledger.catchUp(communityId);
        return presentRoomlist(found.opened, community, await households.ofCommunity(communityId));
      },
    }),
  ];
}
