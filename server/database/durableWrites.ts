import type { Connection } from 'mongoose';

/** What a write waits for before it counts as acknowledged. */
export type DurableWrites = Readonly<{ w: 1 | 'majority'; j: true }>;

/**
 * The write concern `connectDatabase` chose: the journal of a majority on a replica set, the journal of a lone
 * server. Only for calls that must name it, to add a time limit for example; every other call inherits it.
 */
export function durableWrites(connection: Connection): DurableWrites {
  const chosen = connection.getClient().options.writeConcern;
  if ((chosen?.w !== 1 && chosen?.w !== 'majority') || chosen.journal !== true) {
    throw new TypeError('the connection was not opened by connectDatabase');
  }
  return { w: chosen.w, j: true };
}
