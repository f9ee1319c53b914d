import { randomBytes } from 'node:crypto';
import { trusted, type Connection } from 'mongoose';
import type { Clock } from '../clock.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import { noticeTurnModel } from './noticeModel.ts';

/** The right to send to one household (or person) now. */
export interface HeldTurn {
  /** When it last heard from us, milliseconds since 1970 UTC. */
  readonly sentAt: number | undefined;
  /** Gives the turn back; `sent`: a message went out. */
  release(sent: boolean): Promise<void>;
}

/** One sender at a time for an addressee, over all instances. */
export interface NoticeTurns {
  /** Undefined while another sender holds it. A holder that died loses it after a minute. */
  claim(whose: string): Promise<HeldTurn | undefined>;
}

/** Longer than all tries of one round of sending take together. */
const HELD_MS = 60_000;

/** Turns in the database. */
export function openNoticeTurns(connection: Connection, clock: Clock): NoticeTurns {
  const turns = noticeTurnModel(connection);
  return {
    async claim(whose) {
      const heldBy = randomBytes(12).toString('hex');
      const now = clock.now();
      try {
        const turn = await turns
          .findOneAndUpdate(
            { _id: whose, heldUntil: trusted({ $lte: new Date(now) }) },
            { $set: { heldBy, heldUntil: new Date(now + HELD_MS) } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean();
        return {
          sentAt: turn?.sentAt?.getTime(),
          async release(sent) {
            const sentAt = sent ? { sentAt: new Date(clock.now()) } : {};
            await turns.updateOne({ _id: whose, heldBy }, { $set: { heldUntil: new Date(0), ...sentAt } });
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
