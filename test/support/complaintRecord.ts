import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import type { ComplaintRecord } from '../../server/complaint/complaintModel.ts';
import { fold, terms } from './complaintStory.ts';

/** A complaint as it is stored, from its entries; `facts` say what else was fixed at the filing. */
export function complaintRecord(
  entries: readonly ComplaintEntry[],
  facts: Partial<ComplaintRecord> = {},
): ComplaintRecord {
  const folded = fold(entries);
  const id = facts._id ?? 'complaint-1';
  return {
    _id: id,
    number: id,
    communityId: 'community-1',
    regionIds: ['region-1'],
    buildingIds: [],
    accountId: 'account-filer',
    clientKey: `key-${id}`,
    sent: 'hash',
    filerId: 'account-filer',
    category: 'leak',
    place: { kind: 'public' },
    urgency: 'usual',
    isPrivate: false,
    stage: 'build',
    text: '三楼漏水',
    maskedText: '三楼漏水',
    terms,
    entries,
    folded,
    version: folded.version,
    isHidden: false,
    told: 0,
    ...facts,
  };
}
