import { hashRoundTerms } from '../../shared/round/hashRoundTerms.ts';
import type { RoundStatus, RoundTerms } from '../../shared/round/round.ts';
import type { CommunityStore } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import { nodeLedgerCrypto } from '../ledger/nodeLedgerCrypto.ts';
import type { OpenedRound } from '../state/communityState.ts';
import type { OpenedRounds } from '../state/openedRounds.ts';
import type { DraftRecord, RoundStore } from './roundStore.ts';

const SEES_DRAFTS = ['worker', 'communityAdmin', 'districtBureau'] as const;

interface RoundPlaces {
  readonly rounds: RoundStore;
  readonly opened: OpenedRounds;
  readonly communities: CommunityStore;
}

/** A round wherever it stands: a draft, cancelled or not, has no `opened`. */
export interface FoundRound {
  readonly terms: RoundTerms;
  readonly questionHash: string;
  readonly status: RoundStatus;
  readonly opened: OpenedRound | undefined;
}

/** The round with this id, its terms from the log once it has been opened. */
export async function findRound(
  { rounds, opened }: Pick<RoundPlaces, 'rounds' | 'opened'>,
  roundId: string,
): Promise<FoundRound | undefined> {
  const known = opened.find(roundId);
  if (known !== undefined) return asOpened(known);
  const draft = await rounds.find(roundId);
  return draft === undefined ? undefined : asDraft(draft.terms, draft);
}

/** The same as this caller may know it: a draft exists only for those who prepare it. */
export async function findRoundFor(
  parts: RoundPlaces,
  caller: Caller,
  roundId: string,
): Promise<FoundRound | undefined> {
  const found = await findRound(parts, roundId);
  if (found === undefined || found.opened !== undefined) return found;
  return (await mayKnowDrafts(parts, caller, found.terms.communityId)) ? found : undefined;
}

/** Whether the caller prepares the rounds of a community: its staff and the district's. */
export async function mayKnowDrafts(
  { communities }: Pick<RoundPlaces, 'communities'>,
  caller: Caller,
  communityId: string,
): Promise<boolean> {
  return (await communities.findInScope(caller, communityId, SEES_DRAFTS)) !== undefined;
}

/** Joins a draft with what the log says of it. */
export function asFound(opened: OpenedRounds, draft: RoundTerms): FoundRound {
  const known = opened.find(draft.roundId);
  return known === undefined ? asDraft(draft, { cancelled: false }) : asOpened(known);
}

function asOpened(opened: OpenedRound): FoundRound {
  return { terms: opened.terms, questionHash: opened.questionHash, status: opened.status, opened };
}

function asDraft(terms: RoundTerms, { cancelled }: Pick<DraftRecord, 'cancelled'>): FoundRound {
  const questionHash = hashRoundTerms(nodeLedgerCrypto, terms);
  return { terms, questionHash, status: cancelled ? 'cancelled' : 'draft', opened: undefined };
}
