import { isDeepStrictEqual } from 'node:util';

import type { mongo } from 'mongoose';

import { errorCode } from './errorCode.ts';

const NAMESPACE_EXISTS = 48;
const COMMAND_NOT_FOUND = 59;

/**
 * Makes the collection with this `$jsonSchema`, or gives it to the collection that is there. Stored documents are
 * not checked again, new ones are. A collection without a schema is only made.
 */
export async function setValidator(
  db: mongo.Db,
  collection: string,
  schema: mongo.Document | undefined,
): Promise<void> {
  const rules =
    schema === undefined
      ? {}
      : { validator: { $jsonSchema: schema }, validationLevel: 'strict', validationAction: 'error' };
  try {
    await db.command({ create: collection, ...rules });
  } catch (error) {
    if (errorCode(error) !== NAMESPACE_EXISTS) throw error;
    const [stored] = await db.listCollections({ name: collection }).toArray();
    const current: unknown = stored !== undefined && 'options' in stored ? stored.options?.['validator'] : {};
    if (schema === undefined || isDeepStrictEqual(current, { $jsonSchema: schema })) return;
    await changeRules(db, collection, rules);
  }
}

/**
 * The embedded engine cannot alter a collection: there a copy with the new rules takes its place, in one rename.
 * A copy that a crash left unfinished is thrown away. The caller makes the indexes anew.
 */
async function changeRules(db: mongo.Db, collection: string, rules: mongo.Document): Promise<void> {
  try {
    await db.command({ collMod: collection, ...rules });
  } catch (error) {
    if (errorCode(error) !== COMMAND_NOT_FOUND) throw error;
    const copy = `${collection}.rebuilt`;
    await db.collection(copy).drop();
    await db.command({ create: copy, ...rules });
    await db
      .collection(collection)
      .aggregate([{ $merge: { into: copy } }], { bypassDocumentValidation: true })
      .toArray();
    await db.collection(copy).rename(collection, { dropTarget: true });
  }
}
