import { createHash } from 'node:crypto';
import type { ComplaintCategory, ComplaintOrigin } from '../../shared/complaint/complaint.ts';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import { refuseVerb } from '../../shared/complaint/refuseVerb.ts';
import { plainText } from '../../shared/plainText.ts';
import type { ComplaintMark } from '../../shared/opinion/opinion.ts';
import { isRefusal, refuse, type Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { hasRole, type Caller } from '../http/caller.ts';
import { addEntries, asPending, newEntryId } from './addEntries.ts';
import type { ComplaintRecord } from './complaintModel.ts';
import { asStanding, type ComplaintParts } from './complaintParts.ts';
import { keepComplaint, recordOf } from './fileComplaint.ts';
import { LISTENERS } from './filerOf.ts';
import { placeOfComplaint } from './placeOfComplaint.ts';

/** A complaint that no household files: what many said, in figures or words that everybody may read. */
interface OfficeFiling {
  readonly origin: ComplaintOrigin;
  readonly category: ComplaintCategory;
  readonly text: string;
}

/** What whoever has something to file for an office may ask of complaints. */
export function officeOf(parts: ComplaintParts) {
  return {
    fileForOffice: (caller: Caller, community: CommunityRecord, filing: OfficeFiling) =>
      fileForOffice(parts, caller, community, filing),
    withdrawForOffice: (caller: Caller, complaintId: string, reason: string) =>
      withdrawForOffice(parts, caller, complaintId, reason),
    marksOf: (complaintIds: readonly string[]) => marksOf(parts, complaintIds),
  };
}

/**
 * Keeps a complaint of the office about 公共区域. Its name follows from what it is filed for, so that however often and by
 * however many it is filed there is one; after it was withdrawn or rejected it may be filed anew. Nobody is its filer: nobody
 * confirms it, and it never counts as solved, the next 效果评价 says what became of it.
 */
async function fileForOffice(
  parts: ComplaintParts,
  caller: Caller,
  community: CommunityRecord,
  { origin, category, text }: OfficeFiling,
): Promise<{ readonly complaintId: string; readonly number: string } | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const { _id, known } = await nextName(parts, origin.opinionId);
  if (known !== undefined) return { complaintId: known._id, number: known.number };
  const place = placeOfComplaint(community, { kind: 'public' });
  if (isRefusal(place)) return place;
  const filed: ComplaintEntry = {
    entryId: newEntryId(),
    at: parts.clock.now(),
    by: LISTENERS.find((role) => hasRole(caller, role)) ?? 'worker',
    accountId: account.id,
    kind: 'filed',
    text,
    clientKey: _id,
  };
  const filing = { clientKey: _id, category, place: place.place, text, isPrivate: false };
  const kept = await keepComplaint(parts, {
    ...recordOf(parts, community, filing, { filed, ...place }),
    _id,
    filerId: null,
    heard: 'opinion',
    origin,
    accountId: account.id,
    sent: createHash('sha256').update(_id).digest('hex'),
  });
  if (kept === 'turn-taken') return refuse('server/unavailable');
  if (isRefusal(kept)) return kept;
  return { complaintId: kept.complaint._id, number: kept.complaint.number };
}

/** The complaint that stands for an opinion, or the name of the one that would. */
async function nextName(
  { complaints }: Pick<ComplaintParts, 'complaints'>,
  opinionId: string,
): Promise<{ readonly _id: string; readonly known: ComplaintRecord | undefined }> {
  for (let settled = 0; ; settled += 1) {
    const hash = createHash('sha256').update(JSON.stringify([opinionId, settled]));
    const _id = `complaint-${hash.digest('hex').slice(0, 24)}`;
    const known = await complaints.find(_id);
    if (known === undefined || !cameToNothing(known)) return { _id, known };
  }
}

/** Withdrawn, or rejected, which ends it for an office: only a filer appeals. */
function cameToNothing({ folded: { state } }: Pick<ComplaintRecord, 'folded'>): boolean {
  return state === 'withdrawn' || state === 'rejected';
}

/**
 * Takes a complaint of the office back, as its filer would: while it is open, with the reason in public. One that is
 * withdrawn or rejected already stays so.
 */
async function withdrawForOffice(
  parts: ComplaintParts,
  caller: Caller,
  complaintId: string,
  reason: string,
): Promise<Refusal | undefined> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const text = plainText(reason);
  const checked = await parts.check.checkText(caller, text);
  if (checked === 'refused') return refuse('content/refused');
  const read = async () => {
    const found = await parts.complaints.findInReach(caller, complaintId);
    return found?.origin === undefined ? undefined : found;
  };
  const withdrawn = await addEntries(parts, read, (complaint, at) => {
    if (cameToNothing(complaint)) return 'there';
    const act = { verb: 'withdraw', actor: 'filer', at } as const;
    const refused = refuseVerb(asStanding(complaint), act);
    if (refused !== undefined) return refused;
    const by = LISTENERS.find((role) => hasRole(caller, role)) ?? 'worker';
    const decided = [{ kind: act.verb, actor: act.actor, by, accountId: account.id, text }];
    return checked === 'pending' ? asPending(decided) : decided;
  });
  return isRefusal(withdrawn) ? withdrawn : undefined;
}

/** Where these stand, as everybody may know. */
async function marksOf(
  { complaints }: Pick<ComplaintParts, 'complaints'>,
  complaintIds: readonly string[],
): Promise<ReadonlyMap<string, ComplaintMark>> {
  if (complaintIds.length === 0) return new Map();
  const found = await complaints.named(complaintIds);
  return new Map(
    found.map(({ _id, number, folded: { state, doneAt } }) => [
      _id,
      { number, state, ...(doneAt === null ? {} : { doneAt: new Date(doneAt).toISOString() }) },
    ]),
  );
}
