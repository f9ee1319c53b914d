import type { Draft } from '../ledger/ledgerTypes.ts';
import type { OpenedRound } from '../state/communityState.ts';
import { pseudonymIn } from '../state/hashRoll.ts';
import type { DoorPlace } from './answering/findDoor.ts';
import type { RoundParts } from './roundParts.ts';

/**
 * The entry that a staff member writes about a household of a round: under its roll, at its door, by the round's pseudonym
 * of who acts. `fields` come on top, and may name another `actor` (who asked) than the one who writes.
 */
export function staffEntry(
  { pseudonymKey }: Pick<RoundParts, 'pseudonymKey'>,
  { terms: { roundId }, rollHash }: OpenedRound,
  { householdId, buildingId, unitId }: DoorPlace,
  actorId: string,
  { t, via, fields }: Pick<Draft, 't' | 'via' | 'fields'>,
): Draft {
  return {
    t,
    round: roundId,
    roll: rollHash,
    ...(via === undefined ? {} : { via }),
    op: pseudonymIn(pseudonymKey, roundId, actorId),
    fields: { household: householdId, building: buildingId, unit: unitId, actor: actorId, ...fields },
    touches: [`household:${householdId}`],
  };
}
