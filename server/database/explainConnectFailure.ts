import { mongo } from 'mongoose';

import { DatabaseError } from './databaseError.ts';

/** Server codes AuthenticationFailed, Unauthorized, UserNotFound, and Atlas's own. */
const AUTH_CODES: ReadonlySet<unknown> = new Set([18, 13, 11, 8000]);

/** Turns what the driver threw while connecting into a sentence for the operator, without any password. */
export function explainConnectFailure(error: unknown, uri: string): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const hosts = hostsOf(uri);
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof mongo.MongoParseError || error instanceof mongo.MongoInvalidArgumentError) {
    return new DatabaseError('database/bad-address', `MONGODB_URI is not a MongoDB address: ${text}`, {
      cause: error,
    });
  }
  if (error instanceof mongo.MongoServerError && AUTH_CODES.has(error.code)) {
    return new DatabaseError(
      'database/auth-failed',
      `The MongoDB server at ${hosts} refused the user name or password in MONGODB_URI (${text}).`,
      { cause: error },
    );
  }
  if (text.includes('wire version')) {
    return new DatabaseError(
      'database/version-too-old',
      `The MongoDB server at ${hosts} is too old: ${text}`,
      { cause: error },
    );
  }
  return new DatabaseError(
    'database/unreachable',
    `No MongoDB server answers at ${hosts} (${text}). Check MONGODB_URI and that the server runs.`,
    { cause: error },
  );
}

/** The host part of a MongoDB address, for messages: user name and password are left out. */
export function hostsOf(uri: string): string {
  const authority = /^mongodb(?:\+srv)?:\/\/([^/?]*)/.exec(uri)?.[1] ?? '';
  return decodeURIComponent(authority.slice(authority.lastIndexOf('@') + 1)) || 'the given address';
}
