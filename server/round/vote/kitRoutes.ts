import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { statutoryKit, type KitDocument } from '../../../shared/round/vote/statutoryKit.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import { defineRoute, type Route } from '../../http/route.ts';
import { SentFile } from '../../http/sentFile.ts';
import { kitSheet } from '../../print/kitSheet.ts';
import type { Printer } from '../../print/printer.ts';
import { electorTotals, withElectors } from '../opening/electorRoll.ts';
import { findRoundFor } from '../findRound.ts';
import { kitFacts } from './kitFacts.ts';
import type { RoundParts } from '../roundParts.ts';
import { roundParams } from '../roundSchemas.ts';

const KIT_ROLES = ['communityAdmin', 'committeeMember'] as const;

interface Kit {
  readonly community: CommunityRecord;
  readonly title: string;
  readonly documents: readonly KitDocument[];
}

/** The routes of the papers that call owners together: to read on a phone, and to print. */
export function kitRoutes({ printer, ...parts }: RoundParts & { readonly printer: Printer }): Route[] {
  const { communities, households, frozen, clock } = parts;
  const kitOf = async (caller: Caller, roundId: string): Promise<Kit | Refusal> => {
    const found = await findRoundFor(parts, caller, roundId);
    const community = found && (await communities.findInScope(caller, found.terms.communityId, KIT_ROLES));
    if (found?.terms.statutory === undefined || community === undefined) return refuse('request/not-found');
    const register = (await households.ofCommunity(community._id)).map(
      ({ _id: householdId, buildingId, unitId }) => ({ householdId, buildingId, unitId }),
    );
    const { roll } =
      found.opened === undefined
        ? await withElectors(parts, found.terms, { households: register, buildings: [] })
        : { roll: await frozen.getRoll(found.opened.rollHash, roundId) };
    const facts = kitFacts(found.terms, community.name, electorTotals(roll));
    return { community, title: found.terms.title, documents: statutoryKit(found.terms, facts) };
  };
  return [
    defineRoute({
      key: 'GET /rounds/:roundId/kit',
      who: 'signedIn',
      roles: KIT_ROLES,
      summary: 'The convening kit of an owners’ vote, filled from its terms and ready to print',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const kit = await kitOf(caller, roundId);
        return isRefusal(kit) ? kit : { roundId, documents: kit.documents };
      },
    }),
    defineRoute({
      key: 'GET /exports/rounds/:roundId/kit.pdf',
      who: 'signedIn',
      roles: KIT_ROLES,
      answers: 'application/pdf',
      summary: 'The convening kit as one A4 document, a paper a page',
      params: roundParams,
      async handle({ caller, params: { roundId } }) {
        const kit = await kitOf(caller, roundId);
        if (isRefusal(kit)) return kit;
        const { name: communityName, demo } = kit.community;
        const place = { communityName, roundTitle: kit.title, demo, printedAt: new Date(clock.now()) };
        const pdf = await printer.print(kitSheet(kit.documents, place));
        return new SentFile('application/pdf', pdf, { saveAs: `${communityName}召集文书.pdf` });
      },
    }),
  ];
}
