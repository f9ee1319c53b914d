import type { BasicOutcome, ImproveOutcome, UpgradeItem } from './result.ts';

/**
 * Whether a vote of the owners has to follow what was decided (Civil Code art. 278): what is not built needs none, what is
 * to be discussed still may.
 */
export function votesFollow({
  needsVote,
  decision,
}: Pick<BasicOutcome | ImproveOutcome | UpgradeItem, 'needsVote' | 'decision'>): boolean {
  return needsVote && (decision === 'included' || decision === 'meeting-required');
}
