import type { HouseholdLink } from '../../../shared/identity/account.ts';
import type { Filing } from './useFiling.ts';

/** What every question of a filing is given; `error` stands at the field. */
export interface FilingProps {
  readonly communityId: string;
  readonly household: HouseholdLink;
  readonly filing: Filing;
}

/** The fault of one question, once handing in was tried. */
export function faultOf({ tried, faults }: Filing, question: keyof Filing['faults']): string | undefined {
  return tried ? faults[question] : undefined;
}
