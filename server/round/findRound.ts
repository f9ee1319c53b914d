import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import type { RoundStatus, RoundTerms } from '../../shared/round/round.ts';
import { nodeLedgerCrypto } from '../ledger/nodeLedgerCrypto.ts';
import type { CommunityLedger, OpenedRound } from '../state/communityState.ts';
import type { RoundStore } from './roundStore.ts';

/** A round wherever it stands: a draft has no `opened`. */
export interface FoundRound {
  readonly terms: RoundTerms;
  readonly questionHash: string;
  readonly status: RoundStatus;
  readonly opened: OpenedRound | undefined;
}

/** The round with this id, its terms from the log once it has been opened. */
export async function findRound(
  { rounds, ledger }: { readonly rounds: RoundStore; readonly ledger: CommunityLedger },
  roundId: string,
): Promise<FoundRound | undefined> {
  const draft = await rounds.find(roundId);
  return draft === undefined ? undefined : asFound(ledger, draft);
}

/** Joins a draft with what the log says of it. */
export function asFound(ledger: CommunityLedger, draft: RoundTerms): FoundRound {
  const opened = ledger.has(draft.communityId)
    ? ledger.state(draft.communityId).rounds.get(draft.roundId)
    : undefined;
  if (opened === undefined) {
    return { terms: draft, questionHash: hashRoundTerms(nodeLedgerCrypto, draft), status: 'draft', opened };
  }
  return { terms: opened.terms, questionHash: opened.questionHash, status: opened.status, opened };
}
