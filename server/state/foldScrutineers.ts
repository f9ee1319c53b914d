import type { Entry, LedgerValue } from '../../shared/ledger/leaf.ts';
import { readText } from '../../shared/ledger/readValue.ts';
import type { Scrutineer } from '../../shared/round/case/scrutineer.ts';
import type { CommunityState } from './communityState.ts';

/** Who recounts a round: the newest appointment; an erased one leaves nobody. */
export function foldScrutineers({ rounds }: Pick<CommunityState, 'rounds'>, { leaf, fields }: Entry): void {
  const round = rounds.get(leaf.round ?? '');
  if (round === undefined) return;
  const { result } = fields;
  round.scrutineers = Array.isArray(result) ? (result as readonly LedgerValue[]).map(scrutineerOf) : [];
}

function scrutineerOf(value: LedgerValue): Scrutineer {
  const { accountId, householdId } = value as { readonly [key: string]: LedgerValue };
  return { accountId: readText(accountId), householdId: readText(householdId) };
}
