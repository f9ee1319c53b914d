import mongoose from 'mongoose';

import { errorCode } from './errorCode.ts';

const {
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} = mongoose.mongo;

/** What a server answers that is going down, or does not come to an end in time (error_codes.yml of MongoDB). */
const GOING_DOWN: readonly unknown[] = [50, 91, 189, 11600, 11602, 10107, 13435, 13436];
/** A socket that broke while the driver was writing to it is thrown as it is. */
const BROKEN_SOCKET: readonly unknown[] = ['EPIPE', 'ECONNRESET', 'ECONNREFUSED'];

/** Tells "the database cannot be reached now" (503, try again) from a bug (500). */
export function isDatabaseAway(error: unknown): boolean {
  if (error instanceof MongoServerError) return GOING_DOWN.includes(error.code);
  return (
    error instanceof MongoNetworkError ||
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoOperationTimeoutError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof mongoose.Error.MongooseServerSelectionError ||
    BROKEN_SOCKET.includes(errorCode(error))
  );
}
