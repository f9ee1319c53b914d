import { reachesCommunity } from '../../shared/identity/scope.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import { placeOf } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import { isScrutineer } from '../round/case/isScrutineer.ts';
import { isOwnerHere } from '../round/vote/presentVoteResult.ts';
import { householdLinkIn } from '../round/answering/householdLink.ts';
import { readChoiceList } from '../round/closing/readChoiceList.ts';
import type { RoundParts } from '../round/roundParts.ts';
import { wasOverBefore } from '../round/wasOverBefore.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { roundKeyOf } from '../state/hashRoll.ts';
import type { BundleShelf } from './bundleShelf.ts';
import { openForAuditor, openForHousehold, openForOwners } from './openFor.ts';
import { writeBundle, type BundleOpenings } from './writeBundle.ts';
import type { RoundDossier } from './roundDossier.ts';

/** Who may count every answer again, beside the two 核对人 of a round; each look is a line of the audit trail. */
const AUDITORS = ['inspector'] as const;

/**
 * The bundle of a closed round as this caller may have it: everything for an auditor, the room list for the owners of a
 * vote that has one, the choices of a pseudonymous round for the owners of its community, a household its own entries, what
 * is public for everybody else. Refused before the close and where the log signs no heads.
 */
export async function bundleFor(
  parts: RoundParts,
  shelf: BundleShelf,
  caller: Caller,
  round: OpenedRound,
  householdId: string | undefined,
): Promise<Buffer | Refusal> {
  const { ledger } = parts;
  const { communityId: log, roundId } = round.terms;
  if (round.status === 'open') return refuse('round/not-closed');
  const dossier = await shelf.dossier(round);
  if (dossier === undefined) return refuse('round/not-closed');
  const openings = await openingsFor(parts, caller, round, dossier, householdId);
  if ('refused' in openings) return openings;
  const bundle =
    openings.tier === 'world'
      ? await shelf.world(round)
      : writeBundle(ledger, { log, roundId }, dossier, openings);
  return bundle ?? ledger.stopped(log) ?? refuse('ledger/integrity');
}

async function openingsFor(
  parts: RoundParts,
  caller: Caller,
  round: OpenedRound,
  dossier: RoundDossier,
  householdId: string | undefined,
): Promise<BundleOpenings | Refusal> {
  const { ledger, communities, audit, pseudonymKey } = parts;
  const { communityId, roundId } = round.terms;
  const community = await communities.find(communityId);
  const isAuditor =
    community !== undefined &&
    (reachesCommunity(caller, placeOf(community), AUDITORS) || isScrutineer(caller, round));
  if (isAuditor) {
    const unrecorded = await audit.record(caller, 'bundle.view', { target: roundId, communityId });
    if (unrecorded !== undefined) return unrecorded;
    const openings = await openForAuditor(ledger, communityId, dossier);
    return { tier: 'auditor', openings, rollKey: roundKeyOf(pseudonymKey, roundId).toString('hex') };
  }
  if (round.terms.disclosure === 'roomlist' && isOwnerHere(caller, communityId)) {
    const unrecorded = await audit.record(caller, 'bundle.view', { target: roundId, communityId });
    if (unrecorded !== undefined) return unrecorded;
    const openings = await openForOwners(ledger, round, dossier);
    return { tier: 'owners', openings, rollKey: roundKeyOf(pseudonymKey, roundId).toString('hex') };
  }
  // An owner who names his household gets its entries, else what all owners get.
  if (householdId === undefined && isOwnerHere(caller, communityId)) {
    const list = await readChoiceList(parts, round);
    const unrecorded = list && (await audit.record(caller, 'choices.view', { target: roundId, communityId }));
    if (unrecorded !== undefined) return unrecorded;
    if (list !== undefined) return { tier: 'pseudonymous', openings: [], list };
  }
  const link = householdLinkIn(caller, communityId, householdId);
  if (link?.status === 'approved' && caller.account !== null && !wasOverBefore(round, link)) {
    const who = { householdId: link.householdId, relation: link.relation, accountId: caller.account.id };
    return { tier: 'household', openings: await openForHousehold(ledger, round, who, dossier) };
  }
  return { tier: 'world', openings: [] };
}
