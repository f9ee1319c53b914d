import type { Connection, mongo } from 'mongoose';

import { DatabaseError } from './databaseError.ts';

/** What a collection promises: its indexes, all named, and the shape of its documents. */
export type CollectionSpec = Readonly<{
  collection: string;
  indexes: readonly NamedIndex[];
  /** A `$jsonSchema`; a document that does not match is refused by the database. */
  validator?: mongo.Document;
}>;

/** An index with the name that messages and later changes refer to it by. */
export type NamedIndex = mongo.IndexDescription & Readonly<{ name: string }>;

/** Server codes NamespaceExists, CannotCreateIndex and the ways an index can contradict what is there. */
const NAMESPACE_EXISTS = 48;
const INDEX_CONFLICTS: ReadonlySet<unknown> = new Set([67, 85, 86, 11000]);

/**
 * Makes every collection, validator and index, or finds them already as wanted; repeating it changes nothing.
 * Throws `database/index-conflict` with the index's name where the stored data or an existing index of another
 * shape stands against it. Indexes that are no longer listed are left alone.
 */
export async function ensureIndexes(connection: Connection, specs: readonly CollectionSpec[]): Promise<void> {
  const { db } = connection;
  if (db === undefined) throw new TypeError('ensureIndexes needs an open connection');
  for (const spec of specs) {
    await ensureCollection(db, spec);
    for (const index of spec.indexes) await ensureIndex(db, spec.collection, index);
  }
}

async function ensureCollection(db: mongo.Db, { collection, validator }: CollectionSpec): Promise<void> {
  const rules =
    validator === undefined
      ? {}
      : { validator: { $jsonSchema: validator }, validationLevel: 'strict', validationAction: 'error' };
  try {
    await db.command({ create: collection, ...rules });
  } catch (error) {
    if (codeOf(error) !== NAMESPACE_EXISTS) throw error;
    if (validator !== undefined) await db.command({ collMod: collection, ...rules });
  }
}

async function ensureIndex(db: mongo.Db, collection: string, index: NamedIndex): Promise<void> {
  try {
    await db.command({ createIndexes: collection, indexes: [index] });
  } catch (error) {
    if (!INDEX_CONFLICTS.has(codeOf(error))) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new DatabaseError(
      'database/index-conflict',
      `The index ${index.name} of the collection ${collection} cannot be made: ${why}. ` +
        'Remove the index or the documents that stand against it, then start again.',
      { cause: error },
    );
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
