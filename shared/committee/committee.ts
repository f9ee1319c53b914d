import { refuse, type Refusal } from '../refusal.ts';

export const COMMITTEE_FUNCTIONS = ['chair', 'deputy', 'member', 'recorder'] as const;
export type CommitteeFunction = (typeof COMMITTEE_FUNCTIONS)[number];

/** How a member is named in public: by function, never by name. */
export const COMMITTEE_FUNCTION_NAMES: Readonly<Record<CommitteeFunction, string>> = {
  chair: '主任',
  deputy: '副主任',
  member: '委员',
  recorder: '记录员',
};

/** A member of a 小区改造委员会 (乌海市2022—2024年方案: 组织居民成立"小区改造委员会"). */
export interface CommitteeMember {
  readonly memberId: string;
  readonly function: CommitteeFunction;
  /** For whom: a building, the tenants, the elderly. */
  readonly represents: string;
  /** Masked, and only to those who keep the list and to the committee itself. */
  readonly name?: string;
}

/** A meeting with who was there and what was said. */
export interface CommitteeMeeting {
  readonly meetingId: string;
  /** `YYYY-MM-DD` in China. */
  readonly heldOn: string;
  readonly place: string;
  /** Ids of the members who were there. */
  readonly present: readonly string[];
  /** How many members the committee had on that day. */
  readonly members: number;
  readonly minutes: string;
}

/** How the members who were there decided. */
export interface CommitteeVotes {
  readonly agree: number;
  readonly disagree: number;
  readonly abstain: number;
}

/** What is frozen as a public record (`committeeDecision`): no names. */
export interface CommitteeDecisionContent {
  readonly title: string;
  readonly text: string;
  readonly heldOn: string;
  readonly present: number;
  readonly members: number;
  readonly votes: CommitteeVotes;
  /** The round beside whose answers it stands. */
  readonly roundId?: string;
}

/** A decision with where it stands in the log. */
export interface CommitteeDecision extends CommitteeDecisionContent {
  readonly hash: string;
  readonly seq: number;
}

/** 小区改造委员会 of a community as a reader may see it, newest meeting and decision first. */
export interface Committee {
  readonly communityId: string;
  readonly members: readonly CommitteeMember[];
  readonly meetings: readonly CommitteeMeeting[];
  readonly decisions: readonly CommitteeDecision[];
  /** Whether the caller may record meetings and decisions. */
  readonly mayRecord: boolean;
}

/** Why a meeting cannot be recorded: nobody was there, or somebody who is no member. */
export function refuseMeeting(memberIds: readonly string[], present: readonly string[]): Refusal | undefined {
  const known = present.every((id, at) => memberIds.indexOf(id) >= 0 && present.indexOf(id) === at);
  return present.length > 0 && known ? undefined : refuse('committee/not-a-member');
}

/**
 * Why a decision cannot be recorded: more than half of the members must have been there (示例默认), and the votes are
 * those of the members present, no more.
 */
export function refuseDecision(
  { present, members }: Pick<CommitteeMeeting, 'present' | 'members'>,
  { agree, disagree, abstain }: CommitteeVotes,
): Refusal | undefined {
  if (2 * present.length <= members) return refuse('committee/too-few-present');
  return agree + disagree + abstain === present.length ? undefined : refuse('committee/votes-do-not-add-up');
}

/** Whether the decision says yes: more than half of those present agreed (示例默认). */
export function isAdopted({ votes, present }: Pick<CommitteeDecisionContent, 'votes' | 'present'>): boolean {
  return 2 * votes.agree > present;
}

/** A decision in one sentence, with its numbers. */
export function decisionSentence(decision: CommitteeDecisionContent): string {
  const { members, present, votes } = decision;
  return (
    `委员会 ${members} 人，到会 ${present} 人，同意 ${votes.agree} 人，不同意 ${votes.disagree} 人，弃权 ${votes.abstain} 人：` +
    `${isAdopted(decision) ? '通过' : '没有通过'}。`
  );
}
