import type { ComplaintMoved } from '../../shared/complaint/complaintView.ts';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import { placeOf } from '../community/communityStore.ts';
import type { Caller } from '../http/caller.ts';
import { repeat } from '../repeat.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { isOfCommunity, readerOf } from './complaintScope.ts';
import type { MovedComplaint } from './complaintStore.ts';
import { firmsOf } from './firmsOf.ts';

const ONE = 'complaint:';
const ALL = 'complaints:';
/** How often other instances are listened for, and how far apart the clocks of two of them may be. */
const LISTEN_MS = 1000;
const SKEW_MS = 60_000;

interface MovedState {
  readonly tier: string;
  readonly seq: number;
  readonly data: ComplaintMoved;
}

/** The live topics of complaints: that one moved, never what was said; readers fetch their own view. */
export interface ComplaintTopics {
  snapshot(topic: string, caller: Caller): Promise<MovedState | Refusal>;
  follow(listener: (topics: readonly string[]) => void): () => void;
}

/**
 * Makes the source of `complaint:<id>` and `complaints:<communityId>`. Told after the write is acknowledged; who may not
 * read a complaint is refused its topic, at the subscription and again at each push. Complaints are not in the log: with
 * several instances over one database (`shared`) what others moved is found by asking for what moved of late.
 */
export function complaintTopics(
  parts: Pick<ComplaintParts, 'complaints' | 'communities' | 'organisations' | 'clock'>,
  { shared, onError }: { readonly shared: boolean; readonly onError: (error: unknown) => void },
): ComplaintTopics {
  const { complaints } = parts;
  return {
    async snapshot(topic, caller) {
      if (topic.startsWith(ONE)) return stateOfOne(parts, topic.slice(ONE.length), caller);
      return topic.startsWith(ALL)
        ? stateOfAll(parts, topic.slice(ALL.length), caller)
        : refuse('live/topic-unknown');
    },
    follow(listener) {
      const known = new Map<string, number>();
      const tell = ({ _id, communityId, version }: MovedComplaint): void => {
        if ((known.get(_id) ?? 0) >= version) return;
        if (shared) known.set(_id, version);
        listener([ONE + _id, ALL + communityId]);
      };
      const unfollow = complaints.follow(tell);
      if (!shared) return unfollow;
      const listen = async (): Promise<void> => {
        const since = parts.clock.now() - SKEW_MS;
        const moved = await complaints.movedSince(since);
        moved.forEach(tell);
        // What has not moved for so long will not be found again either.
        const lately = new Set(moved.map(({ _id }) => _id));
        for (const id of known.keys()) if (!lately.has(id)) known.delete(id);
      };
      const stop = repeat(LISTEN_MS, listen, onError);
      return () => {
        void stop();
        unfollow();
      };
    },
  };
}

/** Its version; readers of one kind share a tier, and a filer has one alone. */
async function stateOfOne(
  { complaints }: Pick<ComplaintParts, 'complaints'>,
  complaintId: string,
  caller: Caller,
): Promise<MovedState | Refusal> {
  const complaint = await complaints.findInReach(caller, complaintId);
  const reader = complaint && readerOf(caller, complaint);
  if (complaint === undefined || reader === undefined) return refuse('live/topic-unknown');
  const { version, folded } = complaint;
  const whose =
    reader === 'filer' ? `:${caller.account?.id}` : reader === 'handler' ? `:${folded.organisationId}` : '';
  return { tier: `${reader}${whose}`, seq: version, data: { complaintId, version } };
}

/** How often complaints of the community moved: all for its offices and firms, the public ones for who lives there. */
async function stateOfAll(
  parts: Pick<ComplaintParts, 'complaints' | 'communities' | 'organisations'>,
  communityId: string,
  caller: Caller,
): Promise<MovedState | Refusal> {
  const community = await parts.communities.find(communityId);
  if (community === undefined) return refuse('live/topic-unknown');
  const tier = isOfCommunity(caller, placeOf(community), await firmsOf(parts, caller));
  if (tier === undefined) return refuse('live/topic-unknown');
  const version = await parts.complaints.movesOf(communityId, tier === 'office' ? 'all' : 'public');
  return { tier, seq: version, data: { version } };
}
