import { randomBytes } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { duplicateKeyOf } from './duplicateKey.ts';

/** A turn that is ours until it is given back. */
export interface HeldTurn {
  /** When it was last put to use, milliseconds since 1970 UTC; undefined where it never was. */
  readonly usedAt: number | undefined;
  /** Gives it back; `used`: it was put to use now. */
  release(used: boolean): Promise<void>;
}

/** One at a time for each name, over all instances. */
export interface Turns {
  /** Undefined while another holds it. */
  claim(whose: string): Promise<HeldTurn | undefined>;
}

interface TurnRecord {
  readonly _id: string;
  readonly heldBy: string;
  readonly heldUntil: Date;
  readonly usedAt?: Date;
}

/**
 * Turns in a collection of their own, by a unique name and the time until which each is held: no lock outlives `heldMs`,
 * after which a holder that died has lost it.
 */
export function openTurns(
  connection: Connection,
  clock: Clock,
  { collection, heldMs }: { readonly collection: string; readonly heldMs: number },
): Turns {
  const turns = connection.collection<TurnRecord>(collection);
  return {
    async claim(_id) {
      const heldBy = randomBytes(12).toString('hex');
      const now = clock.now();
      try {
        const held = await turns.findOneAndUpdate(
          { _id, heldUntil: { $lte: new Date(now) } },
          { $set: { heldBy, heldUntil: new Date(now + heldMs) } },
          { upsert: true, returnDocument: 'after' },
        );
        return {
          usedAt: held?.usedAt?.getTime(),
          async release(used) {
            const usedAt = used ? { usedAt: new Date(clock.now()) } : {};
            await turns.updateOne({ _id, heldBy }, { $set: { heldUntil: new Date(0), ...usedAt } });
          },
        };
      } catch (error) {
        // It is there and held: the upsert found no other place for it.
        if (duplicateKeyOf(error) === undefined) throw error;
        return undefined;
      }
    },
  };
}
