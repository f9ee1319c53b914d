import { refuse, type Refusal } from '../../shared/refusal.ts';
import { errorCode } from '../database/errorCode.ts';
import { StorageFault } from './evidenceStorage.ts';

/** Tells "no room left, or no more allowed" from other faults of writing a file. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}

/** What the sender is told of a storage that is full or away; undefined for every other fault. */
export function refuseStorageFault(error: unknown): Refusal | undefined {
  if (isDiskFull(error)) return refuse('evidence/storage-full');
  if (!(error instanceof StorageFault)) return undefined;
  return refuse(error.kind === 'full' ? 'evidence/storage-full' : 'evidence/storage-away');
}
