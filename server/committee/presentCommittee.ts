import type {
  Committee,
  CommitteeDecision,
  CommitteeDecisionContent,
  CommitteeMember,
} from '../../shared/committee/committee.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import type { Role } from '../../shared/identity/account.ts';
import { reachesCommunity, type CommunityPlace } from '../../shared/identity/scope.ts';
import { maskName } from '../crypto/maskPersonal.ts';
import type { Caller } from '../http/caller.ts';
import type { CommunityLedger } from '../state/communityState.ts';
import { recordsOf } from '../state/foldPublication.ts';
import type { FrozenStore } from '../state/frozenStore.ts';
import type { CommitteeStore, StoredMember } from './committeeStore.ts';

/** Who records meetings and decisions, each for its own community. */
export const RECORDER_ROLES = ['communityAdmin', 'committeeMember'] as const satisfies readonly Role[];

export interface CommitteeParts {
  readonly ledger: CommunityLedger;
  readonly frozen: FrozenStore;
  readonly committees: CommitteeStore;
}

/** A member by function; the name masked, and only for those who keep the list and for the committee itself. */
export function presentMember({ name, ...member }: StoredMember, isKeeper: boolean): CommitteeMember {
  return isKeeper ? { ...member, name: maskName(name) } : member;
}

/** What a frozen decision says. Its hash was checked when it was read, and only `recordDecision` writes this kind. */
function decisionOf(content: LedgerValue): CommitteeDecisionContent {
  const decision: unknown = content;
  return decision as CommitteeDecisionContent;
}

/** The committee as the caller may see it. */
export async function presentCommittee(
  { ledger, frozen, committees }: CommitteeParts,
  caller: Caller,
  place: CommunityPlace,
): Promise<Committee> {
  const { communityId } = place;
  const isKeeper = reachesCommunity(caller, place, RECORDER_ROLES);
  await ledger.catchUp(communityId);
  const published = recordsOf(ledger.state(communityId), 'committeeDecision');
  const decisions = await Promise.all(
    published.map(async ({ hash, seq }): Promise<CommitteeDecision> => {
      const { content } = await frozen.getRecord(hash);
      return { ...decisionOf(content), hash, seq };
    }),
  );
  return {
    communityId,
    members: (await committees.membersOf(communityId)).map((member) => presentMember(member, isKeeper)),
    meetings: await committees.meetingsOf(communityId),
    decisions: decisions.reverse(),
    mayRecord: isKeeper,
  };
}
