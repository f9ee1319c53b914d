import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Schema, trusted, type Connection } from 'mongoose';
import { refuse, type Refusal } from '../../shared/refusal.ts';
import type { Clock } from '../clock.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/**
 * One merge at a time in a community, over all instances: a merge writes one complaint and rests on another being open,
 * so that of two that cross each other both would end in the other and nobody would hold either.
 */
export interface MergeTurns {
  /** Refused where the turn does not come within a second. */
  inTurn<Done>(communityId: string, work: () => Promise<Done>): Promise<Done | Refusal>;
}

interface MergeTurn {
  readonly _id: string;
  readonly heldBy: string;
  readonly heldUntil: Date;
}

const COLLECTION = 'complaintMergeTurns';
/** Longer than any merge takes; a holder that died loses the turn then. */
const HELD_MS = 30_000;
const TRIES = 50;
const PAUSE_MS = 20;

const turn = new Schema<MergeTurn>(
  {
    _id: { type: String, required: true },
    heldBy: { type: String, required: true },
    heldUntil: { type: Date, required: true },
  },
  { collection: COLLECTION, strict: 'throw', versionKey: false },
);

export const mergeTurnIndexes: CollectionSpec = { collection: COLLECTION, indexes: [] };

/** Turns in the database. */
export function openMergeTurns(connection: Connection, clock: Clock): MergeTurns {
  const turns = connection.model<MergeTurn>('ComplaintMergeTurn', turn);
  const claim = async (_id: string, heldBy: string): Promise<boolean> => {
    const now = clock.now();
    try {
      await turns.updateOne(
        { _id, heldUntil: trusted({ $lte: new Date(now) }) },
        { $set: { heldBy, heldUntil: new Date(now + HELD_MS) } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      // It is there and held: the upsert found no other place for it.
      if (duplicateKeyOf(error) === undefined) throw error;
      return false;
    }
  };
  return {
    async inTurn(communityId, work) {
      const heldBy = randomBytes(12).toString('hex');
      for (let tries = 0; tries < TRIES; tries += 1) {
        if (await claim(communityId, heldBy)) {
          try {
            return await work();
          } finally {
            await turns.updateOne({ _id: communityId, heldBy }, { $set: { heldUntil: new Date(0) } });
          }
        }
        await setTimeout(PAUSE_MS);
      }
      return refuse('server/unavailable');
    },
  };
}
