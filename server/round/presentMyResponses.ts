import type { Entry } from '../../shared/ledger/leaf.ts';
import { findCountedHousehold } from '../../shared/round/roundCount.ts';
import type { HistoryItem, MyResponses } from '../../shared/round/roundView.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { roundEventOf } from '../state/roundEventOf.ts';
import type { CommunityLedger } from '../state/communityState.ts';

/**
 * What a household has answered and what of it is counted now, with a receipt for each act. Other members' acts are
 * in it: the answer is the household's, and whoever is overruled is to see it.
 */
export async function presentMyResponses(
  ledger: CommunityLedger,
  round: OpenedRound,
  householdId: string,
  accountId: string,
): Promise<MyResponses> {
  const counted = findCountedHousehold(round.count, householdId)?.counted ?? [];
  const countedSeqs = new Set(counted.map(({ seq }) => seq));
  const history: HistoryItem[] = [];
  for (const seq of round.history.get(householdId) ?? []) {
    const { communityId } = round.terms;
    const entry = await ledger.entry(communityId, seq);
    const receipt = await ledger.receipt(communityId, seq);
    if (entry === undefined || receipt === undefined) continue;
    const act = presentAct(entry, countedSeqs.has(seq), accountId);
    if (act !== undefined) history.push({ ...act, receipt });
  }
  return { householdId, counted: counted.map(({ answer, seq }) => ({ ...answer, seq })), history };
}

function presentAct(
  entry: Entry,
  counted: boolean,
  accountId: string,
): Omit<HistoryItem, 'receipt'> | undefined {
  const event = roundEventOf(entry);
  if (event?.kind !== 'response' && event?.kind !== 'withdraw') return undefined;
  const { leaf, fields } = entry;
  const at = new Date(Number(fields.syncAt) * 1000).toISOString();
  const common = { seq: leaf.seq, at, mine: event.actorId === accountId, counted };
  return event.kind === 'response'
    ? { ...common, kind: 'response', channel: event.channel, by: event.by, answers: event.answers }
    : { ...common, kind: 'withdraw', channel: leaf.via === 'app' ? 'app' : 'web', by: 'self', answers: [] };
}
