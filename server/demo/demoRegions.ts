import type { Contact } from '../../shared/community/community.ts';

export const DEMO_CITY = { regionId: 'demo-city', name: '演示市' } as const;

/** The two districts; their numbers stand in the demonstration's telephone numbers, which nobody has. */
export const DEMO_DISTRICTS = {
  east: { regionId: 'demo-east', name: '示范东区', number: 1 },
  west: { regionId: 'demo-west', name: '示范西区', number: 2 },
} as const;
export type DistrictKey = keyof typeof DEMO_DISTRICTS;

/** A street office's neighbourhood committee, both counted from 1 inside what is above them. */
export interface DemoPlace {
  readonly district: DistrictKey;
  readonly street: number;
  readonly committee: number;
}

const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 in Chinese numerals. */
export function chineseNumeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const units = ones === 0 && tens > 0 ? '' : (CHINESE[ones] ?? '');
  if (tens === 0) return units;
  return `${tens === 1 ? '' : (CHINESE[tens] ?? '')}十${units}`;
}

/** Region ids from city downwards: city, district, street, neighbourhood committee. */
export function regionIdsOf({ district, street, committee }: DemoPlace): readonly string[] {
  const { regionId } = DEMO_DISTRICTS[district];
  const streetId = `${regionId}-street-${street}`;
  return [DEMO_CITY.regionId, regionId, streetId, `${streetId}-committee-${committee}`];
}

/** The place in words, from the district downwards. */
export function regionNameOf({ district, street, committee }: DemoPlace): string {
  return `${DEMO_DISTRICTS[district].name} 示范${chineseNumeral(street)}街道 第${chineseNumeral(committee)}社区`;
}

/** A telephone number without an area code that exists. */
export function demoPhone(number: number): string {
  return `0000-${String(number).padStart(7, '0')}`;
}

/** Who answers for a community: an office and a function, nobody's name. */
export function contactOf(place: DemoPlace, communityNumber: number): Contact {
  return {
    office: `示范${chineseNumeral(place.street)}街道第${chineseNumeral(place.committee)}社区居委会（演示）`,
    function: '改造联络岗',
    phone: demoPhone(communityNumber),
  };
}
