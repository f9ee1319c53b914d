import {
  DISPUTE_EVIDENCE,
  type DisputeFile,
  type DisputeState,
  type DisputeView,
  type HouseholdEntryView,
} from '../../../shared/round/case/roundCase.ts';
import type { CaseState } from '../../../shared/round/case/roundCase.ts';
import type { HouseholdEvent } from '../../../shared/round/roundEvent.ts';
import type { Entry } from '../../../shared/ledger/leaf.ts';
import type { Caller } from '../../http/caller.ts';
import type { OpenedRound } from '../../state/communityState.ts';
import { caseIdOf } from './caseId.ts';
import { AUDITING_ROLES } from './caseRoles.ts';
import { disputeAsker, disputeWay } from './disputeSlip.ts';
import { findResponse } from '../answering/findResponse.ts';
import type { StaffCase } from './findCase.ts';
import { doorWords, isoOf, saidIn, textIn, type ShownCase } from './presentCase.ts';
import type { RoundParts } from '../roundParts.ts';
import { reachesDoor } from '../answering/staffDoor.ts';

export const DISPUTE_STATES: Readonly<Record<CaseState, DisputeState>> = {
  waiting: 'open',
  approved: 'upheld',
  rejected: 'dismissed',
  lapsed: 'answered',
};

/** A dispute as its household and the office see it. */
export async function presentDispute(
  parts: RoundParts,
  { community, round, one }: ShownCase,
): Promise<DisputeView> {
  const log = community._id;
  const { said } = await saidIn(parts, log, one.seq);
  const words = textIn(said, 'words');
  const decided = one.decidedSeq === undefined ? undefined : await saidIn(parts, log, one.decidedSeq);
  const kind = DISPUTE_EVIDENCE.find((word) => word === decided?.said['word']);
  return {
    disputeId: caseIdOf(log, one.seq),
    roundId: round.terms.roundId,
    communityId: log,
    householdId: one.householdId,
    address: await doorWords(parts, community, one.householdId),
    seq: one.targetSeq ?? -1,
    askedAt: isoOf(one.at),
    through: disputeWay(one),
    ...(words === '' ? {} : { words }),
    state: DISPUTE_STATES[one.state],
    ...(decided === undefined ? {} : { decidedAt: decided.at }),
    ...(decided === undefined || kind === undefined
      ? {}
      : {
          evidence: {
            kind,
            words: textIn(decided.said, 'words'),
            ...(decided.photo === undefined ? {} : { photo: decided.photo }),
          },
        }),
  };
}

/**
 * The same with everything that was entered for the household in the round; the look is in the audit log. What members
 * chose themselves is opened to auditors, and to the office in the disputed entry only.
 */
export async function presentDisputeFile(
  parts: RoundParts,
  caller: Caller,
  found: StaffCase,
): Promise<DisputeFile> {
  const { community, door, round, one, ownHousehold, actorId } = found;
  const isAuditor = reachesDoor(caller, community, door, AUDITING_ROLES);
  const opensOwn = (seq: number): boolean => isAuditor || seq === one.targetSeq;
  const target = one.targetSeq === undefined ? undefined : findResponse(round, one.targetSeq);
  return {
    ...(await presentDispute(parts, found)),
    history: await householdEntries(parts, round, one.householdId, actorId, opensOwn),
    mayResolve:
      round.status !== 'final' &&
      one.state === 'waiting' &&
      !ownHousehold &&
      target?.response.actorId !== actorId &&
      (await disputeAsker(parts, one)) !== actorId,
  };
}

type Shown = Extract<HouseholdEvent, { readonly kind: 'response' | 'withdraw' | 'visit' }>;

/**
 * Everything that was entered for a household in a round, in the order of the log, with pseudonyms instead of names. Of
 * what a member entered itself only that it is there, unless `opensOwn` says of its `seq` that the answers may be seen.
 */
export async function householdEntries(
  parts: Pick<RoundParts, 'ledger'>,
  round: OpenedRound,
  householdId: string,
  actorId: string,
  opensOwn: (seq: number) => boolean = () => false,
): Promise<HouseholdEntryView[]> {
  const cell = round.count.cells.get(householdId);
  const views: HouseholdEntryView[] = [];
  for (const event of (cell?.events ?? []).filter(isShown)) {
    const entry = await parts.ledger.entry(round.terms.communityId, event.seq);
    if (entry === undefined) continue;
    views.push(viewOf(round, event, entry, actorId, opensOwn));
  }
  return views;
}

function isShown(event: HouseholdEvent): event is Shown {
  return event.kind === 'response' || event.kind === 'withdraw' || event.kind === 'visit';
}

function viewOf(
  { count }: OpenedRound,
  event: Shown,
  { leaf, fields }: Entry,
  actorId: string,
  opensOwn: (seq: number) => boolean,
): HouseholdEntryView {
  const standing = count.cells
    .get(event.householdId)
    ?.now.responses.find(({ response }) => response.seq === event.seq)?.standing;
  const late = count.closedSeq !== undefined && event.seq > count.closedSeq;
  const common = {
    seq: event.seq,
    kind: event.kind,
    at: isoOf(Number(fields.syncAt ?? leaf.tm)),
    ...(late ? { late } : {}),
    ...(leaf.op === undefined ? {} : { operator: leaf.op }),
    enteredByMe: event.actorId === actorId,
  };
  switch (event.kind) {
    case 'response':
      return {
        ...common,
        channel: event.channel,
        by: event.by,
        relation: event.relation,
        ...(standing === undefined ? {} : { standing }),
        answers: event.by !== 'self' || opensOwn(event.seq) ? event.answers : [],
      };
    case 'visit':
      return { ...common, outcome: event.outcome, answers: [] };
    case 'withdraw':
      return { ...common, relation: event.relation, answers: [] };
  }
}
