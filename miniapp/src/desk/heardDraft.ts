import {
  PUBLIC_PLACE,
  type ComplaintCategory,
  type ComplaintPlace,
  type HeardChannel,
  type Urgency,
} from '../../../shared/complaint/complaint.ts';
import type { NewComplaint } from '../../../shared/complaint/complaintApi.ts';

/** What the form of staff holds; empty strings are not filled in. */
export interface HeardDraft {
  readonly communityId: string;
  readonly heard: HeardChannel | '';
  readonly category: ComplaintCategory | '';
  /** A building's id or `PUBLIC_PLACE`. */
  readonly where: string;
  readonly unit: string;
  readonly words: string;
  readonly text: string;
  readonly urgency: Urgency;
  /** Undefined: as the category has it. */
  readonly isPrivate: boolean | undefined;
  readonly phone: string;
  readonly householdId: string;
  readonly photos: readonly string[];
}

export const EMPTY_HEARD: HeardDraft = {
  communityId: '',
  heard: '',
  category: '',
  where: '',
  unit: '',
  words: '',
  text: '',
  urgency: 'usual',
  isPrivate: undefined,
  phone: '',
  householdId: '',
  photos: [],
};

export type HeardFaults = Partial<Record<'heard' | 'category' | 'where' | 'unit' | 'text', string>>;

/** What is still missing, by field; empty when it can be sent. */
export function heardFaults({ heard, category, where, unit, text }: HeardDraft): HeardFaults {
  return {
    ...(heard === '' ? { heard: '请选是怎么听到的' } : {}),
    ...(category === '' ? { category: '请选类别' } : {}),
    ...(where === '' ? { where: '请选在哪里' } : {}),
    ...(unit !== '' && !/^[1-9]\d?$/.test(unit) ? { unit: '单元写数字，例如 2' } : {}),
    ...(text.trim() === '' ? { text: '请写居民说了什么' } : {}),
  };
}

/** What is sent; undefined while something is missing. */
export function heardComplaint(draft: HeardDraft): Omit<NewComplaint, 'clientKey'> | undefined {
  const { heard, category, text, urgency, isPrivate, phone, householdId, photos } = draft;
  if (heard === '' || category === '' || Object.keys(heardFaults(draft)).length > 0) return undefined;
  return {
    heard,
    category,
    place: placeOf(draft),
    text: text.trim(),
    urgency,
    ...(isPrivate === undefined ? {} : { isPrivate }),
    ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
    ...(householdId === '' ? {} : { householdId }),
    ...(photos.length === 0 ? {} : { photos }),
  };
}

function placeOf({ where, unit, words }: HeardDraft): ComplaintPlace {
  const said = words.trim() === '' ? {} : { words: words.trim() };
  if (where === PUBLIC_PLACE) return { kind: 'public', ...said };
  return { kind: 'building', buildingId: where, ...(unit === '' ? {} : { unit: Number(unit) }), ...said };
}
