import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import type { RollRecord } from '../../shared/proof/bundle.ts';
import type { Roll } from '../../shared/round/roll.ts';

/** A household's or a staff member's name in the public record of one round; another round, another name. 32 hex. */
export function pseudonymIn(pseudonymKey: Buffer, roundId: string, id: string): string {
  return nameUnder(roundKeyOf(pseudonymKey, roundId), id);
}

/** The key under which the ids of one round become pseudonyms; who holds it can name everybody in the round. */
export function roundKeyOf(pseudonymKey: Buffer, roundId: string): Buffer {
  return createHmac('sha256', pseudonymKey).update(`round:${roundId}`).digest();
}

function nameUnder(roundKey: Buffer, id: string): string {
  return createHmac('sha256', roundKey).update(id).digest('hex').slice(0, 32);
}

/**
 * A roll as everybody may have it: the sorted pseudonyms of its households; of an owners' vote also the electors with
 * their dwellings and areas, and from version 2 on with the representatives they agreed on.
 */
export function rollRecord(pseudonymKey: Buffer, roundId: string, roll: Roll): RollRecord {
  const roundKey = roundKeyOf(pseudonymKey, roundId);
  const households = roll.households.map(({ householdId }) => nameUnder(roundKey, householdId)).sort();
  if (roll.electors === undefined) return { households };
  const unitOf = new Map(roll.households.map(({ householdId, unitId }) => [householdId, unitId]));
  const electors = roll.electors.map(({ electorId, dwellings, joint, representativeId }) => ({
    elector: nameUnder(roundKey, electorId),
    dwellings: dwellings
      .map(({ householdId, areaDm2 }) => ({
        household: nameUnder(roundKey, householdId),
        areaDm2,
        unit: unitOf.get(householdId) ?? '',
      }))
      .sort((first, second) => (first.household < second.household ? -1 : 1)),
    joint,
    ...(roll.version === undefined || representativeId === undefined
      ? {}
      : { representative: nameUnder(roundKey, representativeId) }),
  }));
  return {
    households,
    electors: electors.sort((first, second) => (first.elector < second.elector ? -1 : 1)),
  };
}

/** SHA-256 (hex) over the public record of a roll: publishing that proves the denominator and names nobody. */
export function hashRoll(pseudonymKey: Buffer, roundId: string, roll: Roll): string {
  const { households, electors } = rollRecord(pseudonymKey, roundId, roll);
  const hashed = electors === undefined ? households : { households, electors };
  return createHash('sha256').update(Buffer.of(3)).update(canonicalJson(hashed), 'utf8').digest('hex');
}
