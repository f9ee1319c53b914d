import type mongoose from 'mongoose';
import { ensureIndexes } from '../../server/database/ensureIndexes.ts';
import { allIndexes } from '../../server/indexes.ts';

/** Copies every document of a database into an empty one, under the indexes of the server. */
export async function copyCollections(from: mongoose.Connection, to: mongoose.Connection): Promise<void> {
  await ensureIndexes(to, allIndexes);
  for (const { name } of await from.listCollections()) {
    // As they are stored: a number that comes as one of JavaScript goes back as another kind.
    const stored = await from.collection(name).find({}, { promoteValues: false }).toArray();
    if (stored.length > 0) await to.collection(name).insertMany(stored);
  }
}
