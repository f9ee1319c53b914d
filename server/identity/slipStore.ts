import { type Connection, trusted } from 'mongoose';
import type { Clock } from '../clock.ts';
import type { Keys } from '../crypto/keys.ts';
import { duplicateKeyOf } from '../database/duplicateKey.ts';
import { newPrintedCode, readPrintedCode } from '../crypto/printedCode.ts';
import { slipModel, type SlipRecord } from './slipModel.ts';

/** A slip that is valid by its date; whether it was spent is known by the binding that spent it. */
export interface StoredSlip {
  readonly index: string;
  readonly householdId: string;
}

/** A slip by which a household without an account disputes what was entered for it in one round. */
export interface DisputeSlip extends StoredSlip {
  readonly roundId: string;
  /** Account of the staff member who printed it. */
  readonly issuedBy: string;
}

export interface SlipStore {
  /** Returns the code to print; it is kept only as a keyed index, valid for 90 days and one use. */
  issue(householdId: string): Promise<string>;
  /** By a code in the form of `readPrintedCode`; slips for disputes are not found. */
  find(code: string): Promise<StoredSlip | undefined>;
  /** Returns the code to print for disputes of one household in one round, valid for 90 days. */
  issueForDispute(householdId: string, roundId: string, issuedBy: string): Promise<string>;
  /** How many slips for disputes of the household, printed by this account, are valid. */
  countForDispute(householdId: string, issuedBy: string): Promise<number>;
  /** Who printed the slip for disputes with this index, expired or not; undefined when there is none. */
  issuerOf(index: string): Promise<string | undefined>;
  /** By whatever somebody typed; undefined for a wrong, expired or other code, no telling which. */
  findForDispute(typed: string): Promise<DisputeSlip | undefined>;
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
  const issue = async (
    about: Pick<SlipRecord, 'householdId' | 'disputeIn' | 'issuedBy'>,
  ): Promise<string> => {
    for (;;) {
      const code = newPrintedCode();
      const now = clock.now();
      const record: SlipRecord = {
        _id: keys.blindIndex('slip', code),
        ...about,
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
  };
  const valid = async (code: string): Promise<SlipRecord | undefined> => {
    const filter = {
      _id: keys.blindIndex('slip', code),
      expiresAt: trusted({ $gt: new Date(clock.now()) }),
    };
    return (await slips.findOne(filter).lean<SlipRecord>()) ?? undefined;
  };
  return {
    issue: (householdId) => issue({ householdId }),
    async find(code) {
      const record = await valid(code);
      return record === undefined || record.disputeIn !== undefined
        ? undefined
        : { index: record._id, householdId: record.householdId };
    },
    issueForDispute: (householdId, roundId, issuedBy) => issue({ householdId, disputeIn: roundId, issuedBy }),
    countForDispute: (householdId, issuedBy) =>
      slips.countDocuments({ householdId, issuedBy, expiresAt: trusted({ $gt: new Date(clock.now()) }) }),
    issuerOf: async (index) => (await slips.findById(index).lean<SlipRecord>())?.issuedBy,
    async findForDispute(typed) {
      const code = readPrintedCode(typed);
      const record = code === undefined ? undefined : await valid(code);
      if (record?.disputeIn === undefined || record.issuedBy === undefined) return undefined;
      const { _id: index, householdId, disputeIn: roundId, issuedBy } = record;
      return { index, householdId, roundId, issuedBy };
    },
  };
}
