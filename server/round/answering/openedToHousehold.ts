import type { CommittedField } from '../../../shared/ledger/leaf.ts';
import type { Opening } from '../../../shared/ledger/receipt.ts';

const OPENED_TO_HOUSEHOLD: ReadonlySet<string> = new Set<CommittedField>([
  'household',
  'building',
  'unit',
  'relation',
  'by',
  'answers',
  'confirmed',
  'identityChecked',
  'visitAt',
  'formSerial',
  'photo',
  'target',
]);

/**
 * What of somebody else's entry is opened to the household: what was said in its name and how it was heard, so that it
 * can check and dispute it; not which account said it, nor when to the second. The other commitments stay closed, and
 * the receipt still verifies.
 */
export function openedToHousehold(opening: Opening): Opening {
  return Object.fromEntries(Object.entries(opening).filter(([field]) => OPENED_TO_HOUSEHOLD.has(field)));
}
