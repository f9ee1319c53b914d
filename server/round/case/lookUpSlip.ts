import { isRefusal, refuse, type Refusal } from '../../../shared/refusal.ts';
import type { SlipLook } from '../../../shared/round/case/roundCase.ts';
import type { Caller } from '../../http/caller.ts';
import { borneSlip } from './disputeSlip.ts';
import { doorWords, isoOf } from './presentCase.ts';
import type { RoundParts } from '../roundParts.ts';

/**
 * What was entered by staff or a proxy in the name of the household on a slip, in words, so that whoever holds the paper
 * can say whether it is so. What a member entered with the own account is not shown: the paper may lie in any hand.
 */
export async function lookUpSlip(
  parts: RoundParts,
  caller: Caller,
  code: string,
): Promise<SlipLook | Refusal> {
  const slip = await borneSlip(parts, caller, code);
  if (isRefusal(slip)) return slip;
  const round = parts.opened.find(slip.roundId);
  const community = round && (await parts.communities.find(round.terms.communityId));
  if (round === undefined || community === undefined) return refuse('dispute/code-unknown');
  const { terms } = round;
  await parts.ledger.catchUp(community._id);
  const responses = round.count.cells.get(slip.householdId)?.now.responses ?? [];
  const entries = responses.filter(({ response }) => response.by !== 'self');
  return {
    roundId: terms.roundId,
    title: terms.title,
    communityId: community._id,
    communityName: community.name,
    address: await doorWords(parts, community, slip.householdId),
    questions: terms.questions,
    entries: await Promise.all(
      entries.map(async ({ response, standing }) => {
        const entry = await parts.ledger.entry(community._id, response.seq);
        return {
          seq: response.seq,
          at: isoOf(entry?.leaf.tm ?? 0),
          channel: response.channel,
          by: response.by,
          standing,
          answers: response.answers,
        };
      }),
    ),
  };
}
