import { trusted } from 'mongoose';
import type { ComplaintCategory, ComplaintPlace } from '../../shared/complaint/complaint.ts';
import type { ComplaintLine } from '../../shared/complaint/complaintView.ts';
import { mostAlike } from '../../shared/complaint/similar.ts';
import type { Caller } from '../http/caller.ts';
import type { Segmenter } from '../segment/segmenter.ts';
import type { ComplaintListStore } from './complaintListStore.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { rowsInReach } from './complaintScope.ts';
import { presentLines } from './presentComplaint.ts';

/** What the search for the same complaint works with. */
export interface SimilarParts extends ComplaintParts {
  readonly lists: Pick<ComplaintListStore, 'near'>;
  readonly segmenter: Pick<Segmenter, 'wordsOf'>;
}

/** The newest open ones of the place and category are compared, and the likest of them shown. */
const MOST_COMPARED = 50;
const MOST_SHOWN = 3;

/** Public open complaints of the caller's reach in this community that say nearly the same of the same place. */
export async function findSimilar(
  parts: SimilarParts,
  caller: Caller,
  communityId: string,
  filing: { readonly category: ComplaintCategory; readonly place: ComplaintPlace; readonly text: string },
): Promise<readonly ComplaintLine[]> {
  const readable = {
    $and: [
      rowsInReach(caller),
      // What is hidden or waits for its check is not suggested to anybody.
      { communityId, isPrivate: false, isHidden: false, 'folded.moderation': trusted({ $size: 0 }) },
    ],
  };
  const near = await parts.lists.near(readable, filing.category, filing.place, MOST_COMPARED);
  const [words = [], ...others] = await parts.segmenter.wordsOf([
    filing.text,
    ...near.map(({ text }) => text),
  ]);
  const candidates = near.map((item, index) => ({ item, words: others[index] ?? [] }));
  return presentLines(parts, caller, mostAlike(words, candidates, MOST_SHOWN));
}
