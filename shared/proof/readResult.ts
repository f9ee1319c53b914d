import type { LedgerValue } from '../ledger/leaf.ts';

export type LedgerObject = { readonly [key: string]: LedgerValue };

/** A member that has to be an object; throws when it is not. */
export function objectAt(value: LedgerObject, key: string): LedgerObject {
  const member = value[key];
  if (!isLedgerObject(member)) throw new TypeError(`${key} is no object.`);
  return member;
}

/** A member that has to be a number. */
export function numberAt(value: LedgerObject, key: string): number {
  const member = value[key];
  if (typeof member !== 'number') throw new TypeError(`${key} is no number.`);
  return member;
}

/** A member as words to print; what is no text prints as nothing. */
export function textAt(value: LedgerObject | undefined, key: string): string {
  const member = value?.[key];
  return typeof member === 'string' ? member : '';
}

/** A list of objects; an absent one is empty. */
export function listAt(value: LedgerObject, key: string): readonly LedgerObject[] {
  const member = value[key];
  if (member === undefined) return [];
  if (!Array.isArray(member) || !member.every(isLedgerObject)) throw new TypeError(`${key} is no list.`);
  return member;
}

function isLedgerObject(value: unknown): value is LedgerObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
