/** What can be wrong with the database, seen by the operator who starts the server. */
export type DatabaseErrorCode =
  | 'database/bad-address'
  | 'database/unreachable'
  | 'database/auth-failed'
  | 'database/version-too-old'
  | 'database/folder-unwritable'
  | 'database/folder-in-use'
  | 'database/engine-unavailable'
  | 'database/engine-failed'
  | 'database/gave-up'
  | 'database/lost-while-reading'
  | 'database/index-conflict'
  | 'database/restore-unfinished';

/** A database fault with a sentence an operator can act on; `code` says which kind, `cause` holds the original. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly code: DatabaseErrorCode;

  constructor(code: DatabaseErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
