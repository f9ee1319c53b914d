import { errorCode } from '../database/errorCode.ts';

/** Tells "no room left, or no more allowed" from other faults of writing a file. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}
