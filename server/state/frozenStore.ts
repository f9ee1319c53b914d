import type mongoose from 'mongoose';
import type { RollBuilding, RollHousehold } from '../../shared/round/roll.ts';
import type { RoundTerms } from '../../shared/round/round.ts';
import type { CollectionSpec } from '../database/ensureIndexes.ts';

/** The households of one round, frozen: named by the hash that the log carries. */
export interface Roll {
  readonly households: readonly RollHousehold[];
  readonly buildings: readonly RollBuilding[];
}

interface FrozenDocument<Content> {
  readonly _id: string;
  readonly content: Content;
}

const ROLLS = 'rolls';
const TERMS = 'roundTerms';

/** Content that log entries refer to by hash: written before the entry, never changed after. */
export interface FrozenStore {
  keepRoll(hash: string, roll: Roll): Promise<void>;
  keepTerms(hash: string, terms: RoundTerms): Promise<void>;
  /** Throws when it is missing: the log refers to it. */
  getRoll(hash: string): Promise<Roll>;
  getTerms(hash: string): Promise<RoundTerms>;
}

/** Frozen content in the database, through the driver: its bytes are hashed and may not be cast. */
export function openFrozenStore(connection: mongoose.Connection): FrozenStore {
  const keep = async (collection: string, hash: string, content: object): Promise<void> => {
    await connection
      .collection<FrozenDocument<object>>(collection)
      .updateOne({ _id: hash }, { $setOnInsert: { content } }, { upsert: true });
  };
  const get = async <Content>(collection: string, hash: string): Promise<Content> => {
    const found = await connection.collection<FrozenDocument<Content>>(collection).findOne({ _id: hash });
    if (found === null) throw new Error(`${collection}: ${hash} is missing, but the ledger refers to it.`);
    return (found as FrozenDocument<Content>).content;
  };
  return {
    keepRoll: (hash, roll) => keep(ROLLS, hash, roll),
    keepTerms: (hash, terms) => keep(TERMS, hash, terms),
    getRoll: (hash) => get<Roll>(ROLLS, hash),
    getTerms: (hash) => get<RoundTerms>(TERMS, hash),
  };
}

export const frozenCollections: readonly CollectionSpec[] = [
  { collection: ROLLS, indexes: [] },
  { collection: TERMS, indexes: [] },
];
