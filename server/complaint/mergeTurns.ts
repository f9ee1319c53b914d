import { setTimeout } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';
import { openTurns } from '../database/heldTurn.ts';

/**
 * One merge at a time in a community, over all instances: a merge writes one complaint and rests on another being open,
 * so that of two that cross each other both would end in the other and nobody would hold either.
 */
export interface MergeTurns {
  /** Refused where the turn does not come within a second. */
  inTurn<Done>(communityId: string, work: () => Promise<Done>): Promise<Done | Refusal>;
}

const COLLECTION = 'complaintMergeTurns';
/** Longer than any merge takes; a holder that died loses the turn then. */
const HELD_MS = 30_000;
const TRIES = 50;
const PAUSE_MS = 20;

export const mergeTurnIndexes: CollectionSpec = { collection: COLLECTION, indexes: [] };

/** Turns in the database. */
export function openMergeTurns(connection: Connection, clock: Clock): MergeTurns {
  const turns = openTurns(connection, clock, { collection: COLLECTION, heldMs: HELD_MS });
  return {
    async inTurn(communityId, work) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const turn = await turns.claim(communityId);
        if (turn !== undefined) {
          try {
            return await work();
          } finally {
            await turn.release(true);
          }
        }
        await setTimeout(PAUSE_MS);
      }
      return refuse('server/unavailable');
    },
  };
}
