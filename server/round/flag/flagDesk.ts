import { FLAG_REPLIES, type FlagOutcome, type StaffFlagView } from '../../../shared/round/flag/flagApi.ts';
import { plainText, textFault } from '../../../shared/plainText.ts';
import { reachesCommunity } from '../../../shared/identity/scope.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../../shared/refusal.ts';
import { placeOf } from '../../community/communityStore.ts';
import type { Caller } from '../../http/caller.ts';
import type { RoundParts } from '../roundParts.ts';
import { FLAG_REVIEWERS, type FlagRecord } from './flagStore.ts';

/** What the person says whose entries a flag is about, until it is reviewed. */
export async function replyToFlag(
  { flags, clock }: RoundParts,
  { account }: Caller,
  flag: FlagRecord,
  written: string,
): Promise<Refusal | undefined> {
  if (account?.id !== flag.operatorId) return refuse('flag/not-yours');
  if (flag.state === 'reviewed') return refuse('flag/reviewed');
  const words = wordsOf(written);
  if (isRefusal(words)) return words;
  // Sent again it is said once.
  if (flag.replies.at(-1)?.words === words) return undefined;
  if (flag.replies.length >= FLAG_REPLIES) return refuse('flag/replies-full');
  const said = await flags.reply(flag, { at: new Date(clock.now()), words });
  return said ? undefined : refuse('flag/changed');
}

/** What another person finds: that it is explained, or that the households are to be asked again. */
export async function reviewFlag(
  { flags, clock, communities }: RoundParts,
  caller: Caller,
  flag: FlagRecord,
  { outcome, words: written }: { readonly outcome: FlagOutcome; readonly words: string },
): Promise<Refusal | undefined> {
  const { account } = caller;
  const community = await communities.find(flag.communityId);
  if (account === null || community === undefined) return refuse('request/not-found');
  if (account.id === flag.operatorId) return refuse('flag/own');
  if (!reachesCommunity(caller, placeOf(community), FLAG_REVIEWERS)) return refuse('request/not-found');
  if (flag.state === 'reviewed') return refuse('flag/reviewed');
  const words = wordsOf(written);
  if (isRefusal(words)) return words;
  const review = {
    at: new Date(clock.now()),
    by: 'communityAdmin',
    actor: account.id,
    outcome,
    words,
    entries: flag.size,
  } as const;
  return (await flags.review(flag, review)) ? undefined : refuse('flag/changed');
}

function wordsOf(written: string): string | Refusal {
  const fault = textFault(written);
  return fault === undefined ? plainText(written) : refuseFields([{ path: 'words', code: fault }]);
}

/** What an act on a flag is named by in the audit log. */
export function auditedAs(
  flag: FlagRecord,
  { replies, reviews }: Pick<StaffFlagView, 'replies' | 'reviews'>,
) {
  const { _id: target, communityId } = flag;
  return { target, communityId, once: `${target}:${replies.length}:${reviews.length}` };
}
