import {
  refuseDecision,
  type CommitteeDecision,
  type CommitteeDecisionContent,
} from '../../shared/committee/committee.ts';
import type { DecisionBody } from '../../shared/committee/committeeApi.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import { publishRecord } from '../publication/publishRecord.ts';
import type { CommitteeParts } from './presentCommittee.ts';

/** Freezes a decision of the committee as a public record beside the households' answers; nobody's name is in it. */
export async function recordDecision(
  parts: CommitteeParts,
  actorId: string,
  communityId: string,
  { clientKey, meetingId, title, text, votes, roundId }: DecisionBody,
): Promise<CommitteeDecision | Refusal> {
  const meeting = await parts.committees.findMeeting(communityId, meetingId);
  if (meeting === undefined) return refuse('request/not-found');
  const refusal = refuseDecision(meeting, votes);
  if (refusal !== undefined) return refusal;
  const content: CommitteeDecisionContent = {
    title,
    text,
    heldOn: meeting.heldOn,
    present: meeting.present.length,
    members: meeting.members,
    votes,
    ...(roundId === undefined ? {} : { roundId }),
  };
  const published = await publishRecord(parts, {
    communityId,
    actorId,
    kind: 'committeeDecision',
    content,
    facts: { heldOn: meeting.heldOn },
    ...(roundId === undefined ? {} : { round: roundId }),
    clientKey: `committeeDecision:${clientKey}`,
    refuse: (state) => {
      const known = roundId === undefined || state.rounds.has(roundId);
      return known ? undefined : refuse('request/not-found');
    },
  });
  if (isRefusal(published)) return published;
  return { ...content, hash: published.hash, seq: published.seq };
}
