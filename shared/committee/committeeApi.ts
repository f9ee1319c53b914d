import type { CommunityParams } from '../community/communityApi.ts';
import type {
  Committee,
  CommitteeDecision,
  CommitteeFunction,
  CommitteeMeeting,
  CommitteeMember,
  CommitteeVotes,
} from './committee.ts';

export interface MemberBody {
  readonly function: CommitteeFunction;
  readonly represents: string;
  readonly name: string;
}

export interface MeetingBody {
  /** Made by the client: sending it again records no second meeting. */
  readonly clientKey: string;
  /** `YYYY-MM-DD` in China, not after today. */
  readonly heldOn: string;
  readonly place: string;
  readonly present: readonly string[];
  readonly minutes: string;
}

export interface DecisionBody {
  readonly clientKey: string;
  readonly meetingId: string;
  readonly title: string;
  readonly text: string;
  readonly votes: CommitteeVotes;
  readonly roundId?: string;
}

/** 小区改造委员会: members, meetings, decisions. */
export interface CommitteeApi {
  'GET /communities/:communityId/committee': { params: CommunityParams; reply: Committee };
  'POST /communities/:communityId/committee/members': {
    params: CommunityParams;
    body: MemberBody;
    reply: CommitteeMember;
  };
  'POST /communities/:communityId/committee/members/:memberId/leave': {
    params: CommunityParams & { readonly memberId: string };
    reply: CommitteeMember;
  };
  'POST /communities/:communityId/committee/meetings': {
    params: CommunityParams;
    body: MeetingBody;
    reply: CommitteeMeeting;
  };
  'POST /communities/:communityId/committee/decisions': {
    params: CommunityParams;
    body: DecisionBody;
    reply: CommitteeDecision;
  };
}
