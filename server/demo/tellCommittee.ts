import { isRefusal } from '../../shared/refusal.ts';
import { recordDecision } from '../committee/recordDecision.ts';
import type { RoundParts } from '../round/roundParts.ts';
import type { DemoCommittee } from './demoCommittee.ts';

const TELLER = 'system:demo';

/** Registers a demonstration committee, its meetings and what it decided, through the rules that hold for any other. */
export async function tellCommittee(
  parts: RoundParts,
  communityId: string,
  { members, meetings }: DemoCommittee,
): Promise<void> {
  const memberIds: string[] = [];
  for (const member of members) {
    memberIds.push((await parts.committees.addMember(communityId, member)).memberId);
  }
  for (const [at, { decision, present, ...meeting }] of meetings.entries()) {
    const attending = present.flatMap((place) => memberIds[place] ?? []);
    const clientKey = `demo-meeting-${at}`;
    const { meetingId } = await parts.committees.addMeeting(
      communityId,
      { clientKey, ...meeting, present: attending },
      members.length,
    );
    if (decision === undefined) continue;
    const decided = await recordDecision(parts, TELLER, communityId, { clientKey, meetingId, ...decision });
    if (isRefusal(decided)) throw new Error(`The demonstration was refused: ${decided.refused}`);
  }
}
