import type { CommittedField } from '../../shared/ledger/leaf.ts';
import type { Opening, Receipt } from '../../shared/ledger/receipt.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { HouseholdEvent } from '../../shared/round/roundEvent.ts';
import type { HistoryItem, MyResponses } from '../../shared/round/roundView.ts';
import type { CommunityLedger, OpenedRound } from '../state/communityState.ts';

type OwnAct = Extract<HouseholdEvent, { readonly kind: 'response' | 'withdraw' }>;

/**
 * What of somebody else's entry is opened to the household: what was said in its name and how it was heard, so that it
 * can check and dispute it; not which account said it, nor when to the second. The other commitments stay closed, and
 * the receipt still verifies.
 */
const OPENED_TO_HOUSEHOLD: ReadonlySet<string> = new Set<CommittedField>([
  'household',
  'building',
  'unit',
  'relation',
  'by',
  'answers',
  'confirmed',
  'identityChecked',
  'visitAt',
  'formSerial',
  'photo',
  'target',
]);

/**
 * What a household has answered and what of it is counted now, with a receipt for each act. Other members' acts are
 * in it: the answer is the household's, and whoever is overruled is to see it. Refused where the log signs no head.
 */
export async function presentMyResponses(
  ledger: CommunityLedger,
  { terms, count }: OpenedRound,
  householdId: string,
  accountId: string,
): Promise<MyResponses | Refusal> {
  const { communityId } = terms;
  const cell = count.cells.get(householdId);
  const counted = cell?.now.counted ?? [];
  const countedSeqs = new Set(counted.map(({ seq }) => seq));
  const history: HistoryItem[] = [];
  for (const act of (cell?.events ?? []).filter(isOwnAct)) {
    const receipt = await ledger.receipt(communityId, act.seq);
    if (receipt === undefined) return ledger.stopped(communityId) ?? refuse('ledger/integrity');
    history.push(presentAct(act, receipt, countedSeqs.has(act.seq), act.actorId === accountId));
  }
  return { householdId, counted: counted.map(({ answer, seq }) => ({ ...answer, seq })), history };
}

function isOwnAct(event: HouseholdEvent): event is OwnAct {
  return event.kind === 'response' || event.kind === 'withdraw';
}

function presentAct(act: OwnAct, receipt: Receipt, counted: boolean, mine: boolean): HistoryItem {
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

function openedToHousehold(opening: Opening): Opening {
  return Object.fromEntries(Object.entries(opening).filter(([field]) => OPENED_TO_HOUSEHOLD.has(field)));
}
