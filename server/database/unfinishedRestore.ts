import type { Connection } from 'mongoose';
import { DatabaseError } from './databaseError.ts';

/** Holds one document from the first step of a restore to its last. */
export const RESTORE_MARKS = 'unfinishedRestore';

interface Mark {
  readonly _id: 'restore';
}

/** Marks the database as half restored, durably; `done` takes the mark away. */
export async function markRestore(connection: Connection): Promise<{ readonly done: () => Promise<void> }> {
  const marks = connection.collection<Mark>(RESTORE_MARKS);
  await marks.updateOne({ _id: 'restore' }, { $setOnInsert: { _id: 'restore' } }, { upsert: true });
  return {
    async done() {
      await marks.deleteOne({ _id: 'restore' });
    },
  };
}

/** Whether a restore was begun and did not come to its end. */
export async function isRestoreUnfinished(connection: Connection): Promise<boolean> {
  return (await connection.collection<Mark>(RESTORE_MARKS).findOne({ _id: 'restore' })) !== null;
}

/** Throws `database/restore-unfinished`: nobody may be served from half a database, nor anything be written to it. */
export async function refuseUnfinishedRestore(connection: Connection): Promise<void> {
  if (!(await isRestoreUnfinished(connection))) return;
  throw new DatabaseError(
    'database/restore-unfinished',
    'A restore of this database was begun and did not come to its end. Run `npm run restore -- <file>` again.',
  );
}
