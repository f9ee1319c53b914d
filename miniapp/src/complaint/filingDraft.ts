import type { ComplaintPlace } from '../../../shared/complaint/complaint.ts';
import type { NewComplaint } from '../../../shared/complaint/complaintApi.ts';
import type { HouseholdLink } from '../../../shared/identity/account.ts';
import { hasWords } from '../../../shared/round/answering/hasWords.ts';
import type { ComplaintDraft } from '../platform/storage.ts';

/** What a filing asks, in this order; the first three may not be left out. */
export const FILING_QUESTIONS = [
  'category',
  'place',
  'text',
  'photos',
  'urgency',
  'privacy',
  'phone',
] as const;
export type FilingQuestion = (typeof FILING_QUESTIONS)[number];

export type FilingFaults = Readonly<Partial<Record<FilingQuestion, string>>>;

const PHONE = /^\+?[\d -]{5,20}$/;

/** A filing that nothing has been said in yet, at the household's own staircase where it is known. */
export function emptyDraft(household: HouseholdLink): ComplaintDraft {
  const place = homePlace(household);
  const empty = { text: '', photos: [], urgency: 'usual', phone: '' } as const;
  return place === undefined ? empty : { ...empty, place };
}

/** The household's building and staircase; undefined where they are not known. */
export function homePlace({ buildingId, unit }: HouseholdLink): ComplaintPlace | undefined {
  if (buildingId === undefined) return undefined;
  return unit === undefined ? { kind: 'building', buildingId } : { kind: 'building', buildingId, unit };
}

/** Whether it would be kept from neighbours as it stands: as chosen, else by its kind (矛盾纠纷 is). */
export function isPrivateNow({ isPrivate, category }: ComplaintDraft): boolean {
  return isPrivate ?? category === 'conflict';
}

/** What is missing or wrong, each with its sentence; empty when it can be handed in. */
export function filingFaults({ category, place, text, phone }: ComplaintDraft): FilingFaults {
  return {
    ...(category === undefined ? { category: '请选一样最接近的' } : {}),
    ...(place === undefined || (place.kind === 'building' && place.buildingId === undefined)
      ? { place: '请选在哪里' }
      : {}),
    ...(hasWords(text) ? {} : { text: '请写几个字，说说怎么回事' }),
    ...(phone.trim() === '' || PHONE.test(phone.trim()) ? {} : { phone: '电话只写数字，例如 13800000000' }),
  };
}

/** What is sent; undefined while something is missing, its key included. */
export function newComplaint(draft: ComplaintDraft, householdId: string): NewComplaint | undefined {
  const { clientKey, category, place, text, photos, urgency, phone } = draft;
  if (clientKey === undefined || category === undefined || place === undefined) return undefined;
  if (Object.keys(filingFaults(draft)).length > 0) return undefined;
  const { words, ...where } = place;
  return {
    clientKey,
    category,
    place: words === undefined || !hasWords(words) ? where : { ...where, words: words.trim() },
    text: text.trim(),
    ...(photos.length === 0 ? {} : { photos }),
    urgency,
    isPrivate: isPrivateNow(draft),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    householdId,
  };
}

/** Whether anything was said that would be lost by starting anew. */
export function isBegun({ category, text, photos }: ComplaintDraft): boolean {
  return category !== undefined || hasWords(text) || photos.length > 0;
}

/** The name under which this filing's photographs wait on the device. */
export function photosKept({ clientKey = '' }: ComplaintDraft): string {
  return `filing/${clientKey}`;
}
