/** A bug as it may stand in the log. */
export interface BugDescription {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string | number;
  readonly cause?: BugDescription;
}

const LONGEST = 4_000;

/**
 * What is logged of something thrown. Messages of drivers and parsers repeat values, so telephone and identity
 * numbers, bearer tokens and the keys of a duplicate are cut out first.
 */
export function describeBug(thrown: unknown, depth = 0): BugDescription {
  if (!(thrown instanceof Error)) return { name: typeof thrown, message: 'thrown, and not an Error' };
  const code = 'code' in thrown ? thrown.code : undefined;
  return {
    name: thrown.name,
    message: scrub(thrown.message),
    ...(thrown.stack === undefined ? {} : { stack: scrub(thrown.stack) }),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(thrown.cause === undefined || depth > 2 ? {} : { cause: describeBug(thrown.cause, depth + 1) }),
  };
}

function scrub(text: string): string {
  return text
    .slice(0, LONGEST)
    .replace(/dup key: \{[^\n]*\}/g, 'dup key: {…}')
    .replace(/Bearer\s+\S+/gi, 'Bearer …')
    .replace(/\d{7,}[\dXx]?/g, '…');
}
