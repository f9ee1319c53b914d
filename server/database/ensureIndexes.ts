import type { Connection, mongo } from 'mongoose';

import { DatabaseError } from './databaseError.ts';
import { errorCode } from './errorCode.ts';
import { setValidator } from './setValidator.ts';

/** What a collection promises: its indexes, all named, and the shape of its documents. */
export type CollectionSpec = Readonly<{
  collection: string;
  indexes: readonly NamedIndex[];
  /** A `$jsonSchema`; a document that does not match is refused by the database. */
  validator?: mongo.Document;
}>;

/** An index with the name that messages and later changes refer to it by. */
export type NamedIndex = mongo.IndexDescription & Readonly<{ name: string }>;

/** Server codes CannotCreateIndex, IndexOptionsConflict, IndexKeySpecsConflict and DuplicateKey. */
const INDEX_CONFLICTS: ReadonlySet<unknown> = new Set([67, 85, 86, 11000]);

/**
 * Makes every collection, validator and index, or finds them already as wanted; repeating it changes nothing.
 * Throws `database/index-conflict` with the index's name where the stored data or an existing index of another
 * shape stands against it. No document is ever dropped.
 */
export async function ensureIndexes(connection: Connection, specs: readonly CollectionSpec[]): Promise<void> {
  const { db } = connection;
  if (db === undefined) throw new TypeError('ensureIndexes needs an open connection');
  for (const spec of specs) {
    await setValidator(db, spec.collection, spec.validator);
    for (const index of spec.indexes) await ensureIndex(db, spec.collection, index);
  }
}

async function ensureIndex(db: mongo.Db, collection: string, index: NamedIndex): Promise<void> {
  try {
    await db.command({ createIndexes: collection, indexes: [index] });
  } catch (error) {
    if (!INDEX_CONFLICTS.has(errorCode(error))) throw error;
    throw new DatabaseError(
      'database/index-conflict',
      `The index ${index.name} of the collection ${collection} cannot be made (${String(error)}). ` +
        'Remove the index or the documents that stand against it, then start again.',
      { cause: error },
    );
  }
}
