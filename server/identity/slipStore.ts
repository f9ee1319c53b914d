import { type Connection, trusted } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Keys } from '../crypto/keys.ts';
import { duplicateKeyOf } from './duplicateKey.ts';
import { newSlipCode } from './slipCode.ts';
import { slipModel, type SlipRecord } from './slipModel.ts';

/** A slip that is valid by its date; whether it was spent is known by the binding that spent it. */
export interface StoredSlip {
  readonly index: string;
  readonly householdId: string;
}

export interface SlipStore {
  /** Returns the code to print; it is kept only as a keyed index, valid for 90 days and one use. */
  issue(householdId: string): Promise<string>;
  /** By a code in the form of `readSlipCode`. */
  find(code: string): Promise<StoredSlip | undefined>;
}

const VALID_MS = 90 * 24 * 3_600_000;

/** Slips in the database. */
export function openSlipStore(deps: {
  readonly connection: Connection;
  readonly keys: Keys;
  readonly clock: Clock;
}): SlipStore {
  const { keys, clock } = deps;
  const slips = slipModel(deps.connection);
  return {
    async issue(householdId) {
      for (;;) {
        const code = newSlipCode();
        const now = clock.now();
        const record: SlipRecord = {
          _id: keys.blindIndex('slip', code),
          householdId,
          issuedAt: new Date(now),
          expiresAt: new Date(now + VALID_MS),
        };
        try {
          await slips.create([record]);
          return code;
        } catch (error) {
          // Two equal codes in 31^9 are next to impossible, but a household's code must never open another's door.
          if (duplicateKeyOf(error) === undefined) throw error;
        }
      }
    },
    async find(code) {
      const filter = {
        _id: keys.blindIndex('slip', code),
        expiresAt: trusted({ $gt: new Date(clock.now()) }),
      };
      const record = await slips.findOne(filter).lean<SlipRecord>();
      return record ? { index: record._id, householdId: record.householdId } : undefined;
    },
  };
}
