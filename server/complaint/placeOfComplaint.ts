import type { ComplaintPlace } from '../../shared/complaint/complaint.ts';
import { plainText, textFault } from '../../shared/plainText.ts';
import { refuseFields, type FieldFault, type Refusal } from '../../shared/refusal.ts';
import type { CommunityRecord } from '../community/communityModel.ts';

/**
 * The place as it is kept, and the buildings whose workers have to do with it: its own, or all for 公共区域. Refuses a
 * building or unit that the community has not got.
 */
export function placeOfComplaint(
  { buildings }: Pick<CommunityRecord, 'buildings'>,
  { words, ...place }: ComplaintPlace,
): { readonly place: ComplaintPlace; readonly buildingIds: readonly string[] } | Refusal {
  const fault = faultOf(buildings, place) ?? faultOfWords(words);
  if (fault !== undefined) return refuseFields([fault]);
  const said = words === undefined || textFault(words) === 'empty' ? {} : { words: plainText(words) };
  return {
    place: { ...place, ...said },
    buildingIds:
      place.buildingId === undefined ? buildings.map(({ buildingId }) => buildingId) : [place.buildingId],
  };
}

function faultOf(
  buildings: CommunityRecord['buildings'],
  { kind, buildingId, unit }: ComplaintPlace,
): FieldFault | undefined {
  if (kind === 'public') {
    if (buildingId !== undefined) return { path: 'place.buildingId', code: 'not-allowed' };
    return unit === undefined ? undefined : { path: 'place.unit', code: 'not-allowed' };
  }
  if (buildingId === undefined) return { path: 'place.buildingId', code: 'required' };
  const building = buildings.find((one) => one.buildingId === buildingId);
  if (building === undefined) return { path: 'place.buildingId', code: 'unknown' };
  return unit !== undefined && unit > building.units.length
    ? { path: 'place.unit', code: 'unknown' }
    : undefined;
}

function faultOfWords(words: string | undefined): FieldFault | undefined {
  return words !== undefined && textFault(words) === 'unreadable'
    ? { path: 'place.words', code: 'unreadable' }
    : undefined;
}

/** 3号楼 2单元 东门, 公共区域: what stands for a place in lists and messages. */
export function printPlace(
  buildings: CommunityRecord['buildings'],
  { kind, buildingId, unit, words }: ComplaintPlace,
): string {
  const building = buildings.find((one) => one.buildingId === buildingId);
  const where = kind === 'public' ? '公共区域' : (building?.name ?? '');
  const parts = [
    where,
    unit === undefined ? '' : (building?.units[unit - 1]?.name ?? `${unit}单元`),
    words ?? '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
