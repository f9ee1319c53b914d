const DUPLICATE_KEY = 11000;

/** The fields of the unique index that refused a write; undefined for every other fault. */
export function duplicateKeyOf(error: unknown): readonly string[] | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (!('code' in error) || error.code !== DUPLICATE_KEY) return undefined;
  const pattern = 'keyPattern' in error ? error.keyPattern : undefined;
  return typeof pattern === 'object' && pattern !== null ? Object.keys(pattern) : [];
}
