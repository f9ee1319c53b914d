import { createHash, createHmac } from 'node:crypto';
import { canonicalJson } from '../../shared/ledger/canonicalJson.ts';
import type { Roll } from '../../shared/round/roll.ts';

/** A household's or a staff member's name in the public record of one round; another round, another name. 32 hex. */
export function pseudonymIn(pseudonymKey: Buffer, roundId: string, id: string): string {
  return nameUnder(roundKeyOf(pseudonymKey, roundId), id);
}

function roundKeyOf(pseudonymKey: Buffer, roundId: string): Buffer {
  return createHmac('sha256', pseudonymKey).update(`round:${roundId}`).digest();
}

function nameUnder(roundKey: Buffer, id: string): string {
  return createHmac('sha256', roundKey).update(id).digest('hex').slice(0, 32);
}

/** SHA-256 (hex) over the sorted pseudonyms of a roll: publishing them proves the denominator and names nobody. */
export function hashRoll(pseudonymKey: Buffer, roundId: string, roll: Roll): string {
  const roundKey = roundKeyOf(pseudonymKey, roundId);
  const names = roll.households.map(({ householdId }) => nameUnder(roundKey, householdId)).sort();
  return createHash('sha256').update(Buffer.of(3)).update(canonicalJson(names), 'utf8').digest('hex');
}
