/** The `code` of a thrown thing: `EACCES` from the system, a number from MongoDB, absent elsewhere. */
export function errorCode(error: unknown): unknown {
  // Not `instanceof Error`: errors of another realm (a worker's sandbox) carry codes too.
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
