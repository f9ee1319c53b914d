import type { Receipt } from '../../../shared/ledger/receipt.ts';
import { refuse, type Refusal } from '../../../shared/refusal.ts';
import type { HouseholdEvent } from '../../../shared/round/roundEvent.ts';
import type { HistoryItem, MyResponses } from '../../../shared/round/roundView.ts';
import type { CommunityLedger, OpenedRound } from '../../state/communityState.ts';
import { casesOf } from '../../state/roundCases.ts';
import { contestOf, type Member } from '../case/contestOf.ts';
import { openedToHousehold } from './openedToHousehold.ts';

/** What somebody said or took back. */
export type OwnAct = Extract<HouseholdEvent, { readonly kind: 'response' | 'withdraw' }>;

/**
 * What a household has answered and what of it is counted now, with a receipt for each act. Other members' acts are
 * in it: the answer is the household's, and whoever is overruled is to see it. Refused where the log signs no head.
 */
export async function presentMyResponses(
  ledger: CommunityLedger,
  round: OpenedRound,
  householdId: string,
  member: Member,
): Promise<MyResponses | Refusal> {
  const { terms, count } = round;
  const { communityId } = terms;
  const cell = count.cells.get(householdId);
  const counted = cell?.now.counted ?? [];
  const countedSeqs = new Set(counted.map(({ seq }) => seq));
  const history: HistoryItem[] = [];
  for (const act of (cell?.events ?? []).filter(isOwnAct)) {
    const receipt = await ledger.receipt(communityId, act.seq);
    if (receipt === undefined) return ledger.stopped(communityId) ?? refuse('ledger/integrity');
    const item = presentAct(act, receipt, countedSeqs.has(act.seq), act.actorId === member.actorId);
    history.push({ ...item, ...contestOf(round, act, member) });
  }
  const erasedAt = await erasureOf(ledger, round, householdId);
  return {
    householdId,
    counted: counted.map(({ answer, seq }) => ({ ...answer, seq })),
    history,
    ...(erasedAt === undefined ? {} : { erasedAt }),
  };
}

/** When the newest erasure of a household was agreed on, ISO 8601. */
async function erasureOf(
  ledger: CommunityLedger,
  { terms: { communityId }, cases }: OpenedRound,
  householdId: string,
): Promise<string | undefined> {
  const seq = casesOf(cases, 'erasure')
    .filter((one) => one.householdId === householdId && one.state === 'approved')
    .at(-1)?.decidedSeq;
  const entry = seq === undefined ? undefined : await ledger.entry(communityId, seq);
  return entry && new Date(entry.leaf.tm * 1000).toISOString();
}

/** Tells acts of the household from what others entered about it. */
export function isOwnAct(event: HouseholdEvent): event is OwnAct {
  return event.kind === 'response' || event.kind === 'withdraw';
}

/** One act with its receipt; of somebody else's the account, device and second stay closed. */
export function presentAct(act: OwnAct, receipt: Receipt, counted: boolean, mine: boolean): HistoryItem {
  const { leaf, opening } = receipt;
  const seconds = mine ? Number(opening.syncAt?.value ?? leaf.tm) : leaf.tm;
  const common = {
    seq: act.seq,
    at: new Date(seconds * 1000).toISOString(),
    mine,
    counted,
    receipt: mine ? receipt : { ...receipt, opening: openedToHousehold(opening) },
  };
  return act.kind === 'response'
    ? { ...common, kind: 'response', channel: act.channel, by: act.by, answers: act.answers }
    : { ...common, kind: 'withdraw', channel: leaf.via === 'app' ? 'app' : 'web', by: 'self', answers: [] };
}
