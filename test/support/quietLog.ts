import type { DatabaseLog } from '../../server/database/connectDatabase.ts';

/** A log that keeps quiet; a fault that a test causes on purpose is no news. */
export const quietLog: DatabaseLog = {
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
