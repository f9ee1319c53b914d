import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { AmendmentBody } from '../../../shared/round/case/caseApi.ts';
import { refuseDecision } from '../../../shared/round/case/refuseCase.ts';
import { buyerOf, type AmendmentView, type RollChange } from '../../../shared/round/case/rollAmendment.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import type { Caller } from '../../http/caller.ts';
import { isNewestSale, type RollAmendment } from '../../state/foldAmendment.ts';
import { asLedgerValue } from '../asLedgerValue.ts';
import { caseIdOf, readCaseId } from './caseId.ts';
import { ASKING_ROLES, DECIDING_ROLES } from './caseRoles.ts';
import { doorWords, isoOf, saidIn, textIn } from './presentCase.ts';
import { reachesChange } from './reachesChange.ts';
import type { RoundParts } from '../roundParts.ts';
import { isOwnHousehold } from '../answering/staffDoor.ts';

/** Asks for a change of the register (名册变更). The frozen roll of no round changes by it. */
export async function requestAmendment(
  parts: RoundParts,
  caller: Caller,
  communityId: string,
  { clientKey, ...body }: AmendmentBody,
): Promise<{ readonly view: AmendmentView; readonly replayed: boolean } | Refusal> {
  const community = await parts.communities.findInScope(caller, communityId, ASKING_ROLES);
  const actorId = caller.account?.id;
  if (community === undefined || actorId === undefined) return refuse('request/not-found');
  const { change, words } = body;
  // Out of reach and not there are told alike.
  const inReach = await reachesChange(parts, caller, community, change, ASKING_ROLES);
  if (!inReach || !(await fitsRegister(parts, community, change))) return refuse('amendment/not-there');
  if (change.kind !== 'add' && isOwnHousehold(caller, change.householdId)) {
    return refuse('case/own-household');
  }
  const written = await parts.ledger.append({
    log: communityId,
    actor: actorId,
    clientKey: `rollAmend:${clientKey}`,
    request: asLedgerValue(body),
    decide: (state) =>
      [...state.amendments.values()].some((one) => isSameWish(one, change))
        ? refuse('case/already-asked')
        : { t: 'rollAmend', fields: { actor: actorId, reason: { change: asLedgerValue(change), words } } },
  });
  if (isRefusal(written)) return written;
  const view = await viewOf(parts, community, written.entry.leaf.seq, actorId);
  return view === undefined ? refuse('request/not-found') : { view, replayed: written.replayed };
}

/** A dwelling comes or goes once, whatever was decided; it may be sold again and again, one sale after the other. */
function isSameWish({ state, change: asked }: RollAmendment, change: RollChange): boolean {
  if (state === 'rejected' || asked.kind !== change.kind || doorOf(asked) !== doorOf(change)) return false;
  return change.kind !== 'sale' || state === 'waiting';
}

/** What may not be asked for twice: the dwelling that goes or is sold, or the door that comes. */
function doorOf(change: RollChange): string {
  if (change.kind !== 'add') return change.householdId;
  return [change.buildingId, change.unitId, String(change.floor), change.room].join(' ');
}

/** A dwelling that goes or is sold must be there, one that comes must have a staircase and no door of its name. */
async function fitsRegister(
  { households, owners }: RoundParts,
  { _id: communityId, buildings }: CommunityRecord,
  change: RollChange,
): Promise<boolean> {
  if (change.kind !== 'add') {
    const isThere = (await households.find(change.householdId))?.communityId === communityId;
    if (change.kind === 'remove' || change.buyerId === undefined || !isThere) return isThere;
    return (await owners.ownershipsOf(communityId)).some(({ ownerId }) => ownerId === change.buyerId);
  }
  const { buildingId, unitId, floor, room } = change;
  const building = buildings.find((one) => one.buildingId === buildingId);
  if (building?.units.some((unit) => unit.unitId === unitId) !== true) return false;
  const all = await households.ofCommunity(communityId);
  return !all.some((one) => one.unitId === unitId && one.floor === floor && one.room === room);
}

/** Approves or rejects what another person asked for. Approved, rounds that open afterwards count with it. */
export async function decideAmendment(
  parts: RoundParts,
  caller: Caller,
  amendmentId: string,
  decision: { readonly approved: boolean; readonly words: string },
): Promise<AmendmentView | Refusal> {
  const place = readCaseId(amendmentId);
  const community = place && (await parts.communities.findInScope(caller, place.log, DECIDING_ROLES));
  const actorId = caller.account?.id;
  if (place === undefined || community === undefined || actorId === undefined) {
    return refuse('request/not-found');
  }
  await parts.ledger.catchUp(place.log);
  const asked = parts.ledger.state(place.log).amendments.get(place.seq);
  if (asked === undefined) return refuse('request/not-found');
  const { change } = asked;
  const ownHousehold = change.kind !== 'add' && isOwnHousehold(caller, change.householdId);
  const { approved, words } = decision;
  const written = await parts.ledger.append({
    log: place.log,
    actor: actorId,
    clientKey: `rollAmendDecision:${place.seq}:${String(approved)}:${words}`,
    request: asLedgerValue(decision),
    decide: (state) => {
      const now = state.amendments.get(place.seq);
      if (now === undefined) return refuse('request/not-found');
      return (
        refuseDecision(now, { actorId, ownHousehold }) ?? {
          t: 'rollAmend',
          fields: {
            actor: now.askedBy,
            approver: actorId,
            target: place.seq,
            result: approved,
            reason: { words },
          },
        }
      );
    },
  });
  if (isRefusal(written)) return written;
  if (approved && change.kind === 'add') {
    const { kind: _, ...door } = change;
    await parts.households.ensure({
      ...door,
      _id: `${place.log}-a${place.seq}`,
      communityId: place.log,
      occupancy: 'ownerOccupied',
    });
  }
  // Said again, an approval repairs the register, unless the dwelling was sold on since.
  if (
    approved &&
    change.kind === 'sale' &&
    isNewestSale(parts.ledger.state(place.log).amendments, place.seq)
  ) {
    const ownerId = buyerOf(place.log, place.seq, change);
    // Whoever is in the register already keeps the name that stands there.
    const buyer = { ownerId, communityId: place.log, kind: 'person', name: '姓名待登记' } as const;
    await parts.owners.transfer(place.log, change.householdId, buyer);
  }
  const view = await viewOf(parts, community, place.seq, actorId);
  return view ?? refuse('request/not-found');
}

/** The register's changes in the buildings that the caller reaches, newest first. */
export async function listAmendments(
  parts: RoundParts,
  caller: Caller,
  community: CommunityRecord,
  actorId: string,
): Promise<AmendmentView[]> {
  const { _id: log } = community;
  await parts.ledger.catchUp(log);
  const all = [...parts.ledger.state(log).amendments.values()].reverse();
  const reached = await Promise.all(
    all.map(({ change }) => reachesChange(parts, caller, community, change, ASKING_ROLES)),
  );
  const inReach = all.filter((_, index) => reached[index]);
  return Promise.all(inReach.map((one) => present(parts, community, one, actorId)));
}

async function viewOf(
  parts: RoundParts,
  community: CommunityRecord,
  seq: number,
  actorId: string,
): Promise<AmendmentView | undefined> {
  const one = parts.ledger.state(community._id).amendments.get(seq);
  return one && present(parts, community, one, actorId);
}

async function present(
  parts: RoundParts,
  community: CommunityRecord,
  one: RollAmendment,
  actorId: string,
): Promise<AmendmentView> {
  const { change, seq, state, at, decidedSeq } = one;
  const { _id: log } = community;
  const { said } = await saidIn(parts, log, seq);
  const decided = decidedSeq === undefined ? undefined : await saidIn(parts, log, decidedSeq);
  return {
    amendmentId: caseIdOf(log, seq),
    communityId: log,
    change,
    address:
      change.kind !== 'add'
        ? await doorWords(parts, community, change.householdId)
        : newDoorWords(community, change),
    askedAt: isoOf(at),
    words: textIn(said, 'words'),
    state,
    ...(decided === undefined ? {} : { decidedAt: decided.at, decisionWords: textIn(decided.said, 'words') }),
    askedByMe: one.askedBy === actorId,
  };
}

function newDoorWords(
  { buildings }: CommunityRecord,
  { buildingId, unitId, room }: Extract<RollChange, { readonly kind: 'add' }>,
): string {
  const building = buildings.find((one) => one.buildingId === buildingId);
  const unit = building?.units.find((one) => one.unitId === unitId);
  return `${building?.name ?? ''} ${unit?.name ?? ''} ${room}`;
}
