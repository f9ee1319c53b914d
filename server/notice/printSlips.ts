import type { PrintedSlip } from '../../shared/notice/noticeApi.ts';
import { noticeWords } from '../../shared/notice/noticeWords.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import type { Caller } from '../http/caller.ts';
import type { NoticeRecord } from './noticeModel.ts';
import { SLIP_ROLES, type NoticeParts } from './noticeParts.ts';

/** Valid codes that one person may have printed for one household: for paper that is lost, not for a supply. */
const MOST_CODES = 5;

/**
 * The slips of these households, as far as they wait for one in the caller's reach, each with a code for every round in
 * which staff entered something. Printing again makes new codes, up to five that hold.
 */
export async function printSlips(
  parts: NoticeParts,
  caller: Caller,
  actorId: string,
  community: CommunityRecord,
  householdIds: readonly string[],
): Promise<readonly PrintedSlip[]> {
  const { lists, places, clock } = parts;
  const now = new Date(clock.now());
  const printed: PrintedSlip[] = [];
  for (const householdId of new Set(householdIds)) {
    const notices = (await lists.slipsOf(caller, SLIP_ROLES, householdId)).filter(
      ({ communityId }) => communityId === community._id,
    );
    if (notices.length === 0) continue;
    printed.push({
      householdId,
      address: (await places.describeHousehold(householdId))?.address ?? '',
      communityName: community.name,
      printedAt: now.toISOString(),
      texts: notices.map(({ reason, words }) => noticeWords(reason, words).text),
      codes: await codesFor(parts, actorId, householdId, notices),
    });
    await lists.printed(notices, now);
  }
  return printed;
}

async function codesFor(
  { slips }: NoticeParts,
  actorId: string,
  householdId: string,
  notices: readonly NoticeRecord[],
): Promise<PrintedSlip['codes']> {
  const rounds = new Map(
    notices.flatMap(({ reason, link, words }) =>
      reason === 'enteredByStaff' && link.kind === 'round'
        ? [[link.roundId, words.title ?? ''] as const]
        : [],
    ),
  );
  const codes: { title: string; code: string | null }[] = [];
  for (const [roundId, title] of rounds) {
    const issued = await slips.countForDispute(householdId, actorId);
    const code = issued < MOST_CODES ? await slips.issueForDispute(householdId, roundId, actorId) : null;
    codes.push({ title, code });
  }
  return codes;
}
