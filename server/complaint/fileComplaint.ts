import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { ComplaintPlace } from '../../shared/complaint/complaint.ts';
import type { NewComplaint } from '../../shared/complaint/complaintApi.ts';
import type { ComplaintEntry } from '../../shared/complaint/complaintEntry.ts';
import { complaintTerms } from '../../shared/complaint/complaintTerms.ts';
import { foldComplaint } from '../../shared/complaint/foldComplaint.ts';
import { chinaDayOf } from '../../shared/chinaTime.ts';
import { maskWords } from '../../shared/opinion/maskWords.ts';
import { plainText, textFault } from '../../shared/plainText.ts';
import { isRefusal, refuse, refuseFields, type Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';
import { dayTurnOf, inTurnOfDay } from '../database/dayTurn.ts';
import type { Caller } from '../http/caller.ts';
import { newEntryId } from './addEntries.ts';
import { COMPLAINT_COLLECTION, type ComplaintRecord } from './complaintModel.ts';
import type { ComplaintParts } from './complaintParts.ts';
import { filerOf } from './filerOf.ts';
import { placeOfComplaint } from './placeOfComplaint.ts';

/** More than anybody suffers in a day, or hears in a day of doors and calls. */
const MOST_IN_A_DAY = { own: 20, heard: 200 };
/** Four digits of chance a day; taken ones are drawn again. */
const NUMBERS_OF_A_DAY = 10_000;
const MOST_DRAWS = 20;

/**
 * Keeps what a resident files for the own household, or what staff heard from somebody, in one write: it is there whole
 * or not at all. Sent again with the same key it is the same complaint; the same key with other words is refused.
 */
export async function fileComplaint(
  parts: ComplaintParts,
  caller: Caller,
  community: CommunityRecord,
  filing: NewComplaint,
): Promise<{ readonly complaint: ComplaintRecord; readonly replayed: boolean } | Refusal> {
  const { account } = caller;
  if (account === null) return refuse('session/not-signed-in');
  const place = placeOfComplaint(community, filing.place);
  if (isRefusal(place)) return place;
  const fault = textFault(filing.text);
  if (fault !== undefined) return refuseFields([{ path: 'text', code: fault }]);
  const filer = await filerOf(parts, caller, community, { ...filing, buildingIds: place.buildingIds });
  if (isRefusal(filer)) return filer;
  const sent = hashOf(community._id, filing);
  const known = await parts.complaints.sentBefore(account.id, filing.clientKey);
  if (known !== undefined) return asReplay(known, sent);

  const { clock, complaints } = parts;
  const now = clock.now();
  const how = filing.heard === undefined ? 'own' : 'heard';
  const most = MOST_IN_A_DAY[how];
  const turns = dayTurnOf(account.id, how, now);
  const tooMany = refuse('complaint/too-many-today', { most });
  if ((await complaints.turnsTaken(turns)) >= most) return tooMany;
  const text = plainText(filing.text);
  const checked = await parts.check.checkText(caller, [text, place.place.words ?? ''].join('\n').trim());
  if (checked === 'refused') return refuse('content/refused');
  const { photos = [] } = filing;
  const communityId = community._id;
  const unclaimed = await parts.photos.claim({ evidenceIds: photos, accountId: account.id, communityId });
  if (unclaimed !== undefined) return unclaimed;

  const filed: ComplaintEntry = {
    entryId: newEntryId(),
    at: now,
    by: filer.by,
    accountId: account.id,
    kind: 'filed',
    text,
    clientKey: filing.clientKey,
    ...(photos.length === 0 ? {} : { photos }),
    ...(checked === 'pending' ? { pending: true } : {}),
  };
  const drawn = {
    ...recordOf(parts, community, filing, { filed, ...place }),
    ...filer.record,
    accountId: account.id,
    sent,
  };
  const count = () => complaints.turnsTaken(turns);
  const kept = await inTurnOfDay(turns, most, count, (turn) => keepComplaint(parts, { ...drawn, turn }));
  return kept === 'too-many' ? tooMany : kept;
}

/** A complaint as it is kept, before its number and whose it is. */
export function recordOf(
  { cipher, calendar, ledger, policyAt }: ComplaintParts,
  { _id: communityId, regionIds }: CommunityRecord,
  { clientKey, category, urgency = 'usual', isPrivate, phone }: NewComplaint,
  {
    filed,
    place,
    buildingIds,
  }: {
    readonly filed: ComplaintEntry;
    readonly place: ComplaintPlace;
    readonly buildingIds: readonly string[];
  },
): Omit<ComplaintRecord, 'number' | 'accountId' | 'sent' | 'filerId'> {
  const _id = `complaint-${randomBytes(12).toString('hex')}`;
  const terms = complaintTerms(policyAt(regionIds), urgency);
  const folded = foldComplaint(terms, [filed], calendar);
  return {
    _id,
    communityId,
    regionIds,
    buildingIds,
    clientKey,
    category,
    place,
    urgency,
    isPrivate: isPrivate ?? category === 'conflict',
    stage: ledger.state(communityId).stage,
    text: filed.text ?? '',
    maskedText: maskWords(filed.text ?? ''),
    ...(phone === undefined ? {} : { phone: cipher.sealText(phone.trim(), placeOfPhone(_id)) }),
    terms,
    entries: [filed],
    folded,
    version: folded.version,
    isHidden: false,
    toTell: true,
    told: 0,
  };
}

/** Keeps it under a number that is drawn until it is free; the database says whether it is. */
export async function keepComplaint(
  { complaints }: ComplaintParts,
  drawn: Omit<ComplaintRecord, 'number'>,
): Promise<{ readonly complaint: ComplaintRecord; readonly replayed: boolean } | Refusal | 'turn-taken'> {
  const day = chinaDayOf(drawn.folded.filedAt).replaceAll('-', '').slice(2);
  for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
    const number = `${day}-${String(randomInt(NUMBERS_OF_A_DAY)).padStart(4, '0')}`;
    const inserted = await complaints.insert({ ...drawn, number });
    if (inserted === 'number-taken') continue;
    if (inserted === 'turn-taken') return inserted;
    return inserted.replayed ? asReplay(inserted.complaint, drawn.sent) : inserted;
  }
  return refuse('server/unavailable');
}

function asReplay(
  complaint: ComplaintRecord,
  sent: string,
): { readonly complaint: ComplaintRecord; readonly replayed: true } | Refusal {
  return complaint.sent === sent ? { complaint, replayed: true } : refuse('response/idempotency-mismatch');
}

/** Where the telephone number of a complaint is sealed. */
export function placeOfPhone(complaintId: string): {
  readonly collection: string;
  readonly id: string;
  readonly field: string;
} {
  return { collection: COMPLAINT_COLLECTION, id: complaintId, field: 'phone' };
}

function hashOf(communityId: string, filing: NewComplaint): string {
  const { category, place, text, photos, urgency, isPrivate, phone, householdId, heard } = filing;
  const { kind, buildingId, unit, words, spot } = place;
  const all = [communityId, category, kind, buildingId, unit, words, spot?.x, spot?.y, text, photos, urgency];
  return createHash('sha256')
    .update(JSON.stringify([...all, isPrivate, phone, householdId, heard]))
    .digest('hex');
}
