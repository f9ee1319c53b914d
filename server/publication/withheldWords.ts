import type { PublicationView } from '../../shared/plan/publicationApi.ts';
import type { LedgerValue } from '../../shared/ledger/leaf.ts';
import { reachesCommunity } from '../../shared/identity/scope.ts';
import { placeOf, type CommunityStore } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import type { PendingTexts } from '../moderation/contentCheck.ts';
import type { PublishParts } from './publishRecord.ts';

/** A public record as this caller may read it: words that are withheld are for their author and the staff of the place. */
export async function asReadBy(
  { frozen, communities }: Pick<PublishParts, 'frozen'> & { readonly communities: CommunityStore },
  caller: Caller,
  view: PublicationView,
): Promise<PublicationView> {
  const withheld = await frozen.withheld.find(view.hash);
  if (withheld === undefined) return view;
  const { is } = withheld;
  const community = await communities.find(view.communityId);
  const mayRead =
    withheld.accountId === caller.account?.id ||
    (community !== undefined && reachesCommunity(caller, placeOf(community)));
  return mayRead ? { ...view, withheld: is } : { ...view, withheld: is, content: withoutWords(view.content) };
}

/** Without the nonce too: with it the hash would confirm whatever words somebody guesses. */
function withoutWords(content: LedgerValue): LedgerValue {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return {};
  return Object.fromEntries(Object.entries(content).filter(([key]) => key !== 'text' && key !== 'nonce'));
}

/** Withheld words that wait for the content check. */
export function withheldWords({ frozen }: Pick<PublishParts, 'frozen'>): PendingTexts {
  return {
    async pending(limit, after) {
      const waiting = await frozen.withheld.pending(limit, after);
      return Promise.all(
        waiting.map(async ({ hash, accountId }) => ({
          id: hash,
          accountId,
          text: textOf((await frozen.findRecord(hash))?.content),
        })),
      );
    },
    settle: (hash, outcome) => frozen.withheld.settle(hash, outcome),
  };
}

function textOf(content: LedgerValue | undefined): string {
  const text = typeof content === 'object' && content !== null && 'text' in content ? content.text : '';
  return typeof text === 'string' ? text : '';
}
