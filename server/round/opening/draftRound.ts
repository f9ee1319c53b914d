import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import { changeDraft } from '../../../shared/round/opening/changeDraft.ts';
import type { DraftChange } from '../../../shared/round/opening/draft.ts';
import type { RoundKind, RoundTerms } from '../../../shared/round/round.ts';
import type { CommunityRecord } from '../../community/communityModel.ts';
import { draftTerms } from './draftTerms.ts';
import { policyOf } from '../../documents/regionPolicies.ts';
import { planVersionRef } from './openingFacts.ts';
import type { RoundParts } from '../roundParts.ts';
import type { DraftRecord } from '../roundStore.ts';

/** Drafts of one community that may stand beside each other. */
const MOST_DRAFTS = 30;

/** Makes a draft of a kind from its template. */
export async function draftRound(
  parts: RoundParts,
  community: CommunityRecord,
  kind: RoundKind,
): Promise<DraftRecord | Refusal> {
  const all = await parts.rounds.ofCommunity(community._id);
  const drafts = all.filter(({ terms }) => parts.opened.find(terms.roundId) === undefined);
  if (drafts.length >= MOST_DRAFTS) return refuse('round/too-many-drafts', { most: MOST_DRAFTS });
  return parts.rounds.insert(await draftTerms(parts, community, kind), parts.clock.now());
}

/** Changes a draft as it was seen at `version`; whoever comes second hears `round/draft-changed`. */
export async function reviseDraft(
  parts: RoundParts,
  roundId: string,
  version: number,
  change: DraftChange,
): Promise<DraftRecord | Refusal> {
  const draft = await findDraft(parts, roundId, version);
  if (isRefusal(draft)) return draft;
  const plan = await parts.plans.findCurrent(draft.terms.communityId);
  const published = plan === undefined ? undefined : planVersionRef(plan);
  const community = await parts.communities.find(draft.terms.communityId);
  const { values } = policyOf(community?.regionIds ?? []);
  const terms = changeDraft(draft.terms, change, values, published);
  const changed = await parts.rounds.change(terms, version, parts.clock.now());
  return changed ?? refuse('round/draft-changed');
}

/** Takes a draft out of sight for good; one that was opened meanwhile stays. */
export async function cancelDraft(
  parts: RoundParts,
  roundId: string,
  version: number,
): Promise<{ readonly terms: RoundTerms } | Refusal> {
  const draft = await findDraft(parts, roundId, version);
  if (isRefusal(draft)) return draft;
  const cancelled = await parts.rounds.cancel(roundId, version, parts.clock.now());
  return cancelled ? draft : refuse('round/draft-changed');
}

async function findDraft(
  { rounds, opened, ledger }: RoundParts,
  roundId: string,
  version: number,
): Promise<DraftRecord | Refusal> {
  const draft = await rounds.find(roundId);
  if (draft === undefined) return refuse('request/not-found');
  await ledger.catchUp(draft.terms.communityId);
  if (opened.find(roundId) !== undefined) return refuse('round/already-opened');
  if (draft.cancelled) return refuse('round/draft-cancelled');
  return draft.version === version ? draft : refuse('round/draft-changed', { version: draft.version });
}
